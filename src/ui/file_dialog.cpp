#include "ui/file_dialog.h"

#include "ui/tab_stops.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // the keyboard's focus in a list

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kWidth = 620;
constexpr float kRowHeight = 30, kHeading = 24;
constexpr float kFoot = 12 + 34 + 14; ///< below the list: a gap, the buttons, the window's edge

struct DialogWords {
    const char* title;
    const char* button;
};

DialogWords wordsOf(const Panel& panel, FilePurpose purpose) {
    switch (purpose) {
    case FilePurpose::Open:
        return {panel.tr("Open a session"), panel.tr("Open")};
    case FilePurpose::Save:
        return {panel.tr("Save the session"), panel.tr("Save")};
    case FilePurpose::SaveStory:
        return {panel.tr("Save the story"), panel.tr("Save")};
    default:
        return {panel.tr("Take away"), panel.tr("Export")};
    }
}

const char* kindName(const Panel& panel, ExportKind kind) {
    switch (kind) {
    case ExportKind::Picture:
        return panel.tr("Picture");
    case ExportKind::Film:
        return panel.tr("Film");
    case ExportKind::Pdf:
        return "PDF";
    case ExportKind::Svg:
        return "SVG";
    case ExportKind::GeoTiff:
        return "GeoTIFF";
    case ExportKind::Workbook:
        return "Excel";
    case ExportKind::GeoPackage:
        return "GeoPackage";
    case ExportKind::Csv:
        return "CSV";
    default:
        return "GeoJSON";
    }
}

void put(std::array<char, 2048>& buffer, const std::string& text) {
    std::snprintf(buffer.data(), buffer.size(), "%s", text.c_str());
}

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

void ask(FileDialogMemory& dialog, FileRequest::What what, std::string path) {
    const auto& size = dialog.kind == ExportKind::Film ? dialog.filmSize : dialog.size;
    dialog.request = FileRequest{
        what, dialog.purpose, std::move(path), dialog.kind, dialog.filmOf, size.data(), false};
}

/// A field for text at the cursor; true when Enter is pressed in it.
template<std::size_t N>
bool textField(Panel& panel, const char* label, std::array<char, N>& buffer, float width,
               bool takesKeyboard) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (takesKeyboard) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::PushFont(panel.font(Type::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(10), panel.px(7)));
    ImGui::SetNextItemWidth(width);
    const std::string id = std::string("##") + label;
    const bool isEntered = ImGui::InputText(id.c_str(), buffer.data(), buffer.size(),
                                            ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    noteTabStop(panel, true);
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, label, {at, ImGui::GetItemRectMax()}});
    }
    return isEntered;
}

/// A row of the list; true when it is pressed.
bool listRow(Panel& panel, const std::string& name, bool isFolder, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(kRowHeight);
    const Box box{at, {at.x + width, at.y + height}};
    const Press press = pressArea(panel, name.c_str(), box, panel.px(6));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.isHovered) {
        list->AddRectFilled(box.first, box.last, packed(panel.theme.raise2), panel.px(6));
    }
    if (isFolder) {
        const float y = at.y + height / 2;
        list->AddRectFilled({at.x + panel.px(10), y - panel.px(4)},
                            {at.x + panel.px(24), y + panel.px(5)}, packed(panel.theme.text3),
                            panel.px(2));
        list->AddRectFilled({at.x + panel.px(10), y - panel.px(6)},
                            {at.x + panel.px(16), y - panel.px(2)}, packed(panel.theme.text3),
                            panel.px(1));
    } else {
        iconPage(list, {at.x + panel.px(17), at.y + height / 2}, panel.px(6),
                 packed(panel.theme.text2));
    }
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(34), at.y, height), name,
             width - panel.px(42));
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    return press.isPressed;
}

void heading(Panel& panel, const char* text) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    drawText(panel, Type::Heading, panel.theme.text3, {at.x + panel.px(8), at.y + panel.px(4)},
             text);
    ImGui::SetCursorScreenPos({at.x, at.y + panel.px(kHeading)});
}

void pressRow(FileDialogMemory& dialog, const FileList& files, const FileRow& row) {
    const std::string folder = files.folder == "/" ? "/" : files.folder + "/";
    put(dialog.path, folder + row.name + (row.isFolder ? "/" : ""));
    if (row.isFolder) {
        ask(dialog, FileRequest::What::List, folder + row.name);
    } else if (dialog.purpose == FilePurpose::Open) {
        ask(dialog, FileRequest::What::Do, folder + row.name);
    }
}

void drawList(Panel& panel, FileDialogMemory& dialog, const FileList& files, float width) {
    const TabGroup rows(panel, "files");
    // What the window leaves after what stands above, the buttons and the dialog's edges.
    const float above = ImGui::GetCursorPosY();
    const float edges = ImGui::GetStyle().WindowPadding.y;
    const float most = ImGui::GetIO().DisplaySize.y - above - edges - panel.px(kFoot);
    if (most < panel.px(kHeading + kRowHeight)) {
        return; // the buttons are worth more
    }
    ImGui::BeginChild("files", {width, std::min(most, panel.px(300))}, false,
                      ImGuiWindowFlags_NavFlattened);
    const float inner = width - panel.px(16);
    if (dialog.purpose == FilePurpose::Open && !files.recent.empty()) {
        heading(panel, panel.tr("Opened last"));
        for (const std::string& path : files.recent) {
            if (listRow(panel, path, false, inner)) {
                put(dialog.path, path);
                ask(dialog, FileRequest::What::Do, path);
            }
        }
    }
    heading(panel, files.folder.c_str());
    if (files.folder.size() > 1 && listRow(panel, "..", true, inner)) {
        const std::string parent = folderOf(files.folder);
        put(dialog.path, parent);
        ask(dialog, FileRequest::What::List, parent);
    }
    for (const FileRow& row : files.rows) {
        if (listRow(panel, row.name, row.isFolder, inner)) {
            pressRow(dialog, files, row);
        }
    }
    ImGui::EndChild();
    ImGui::Dummy({1, panel.px(12)});
}

/// The name's ending follows the kind.
void chooseKind(FileDialogMemory& dialog, ExportKind kind) {
    dialog.kind = kind;
    std::string path = dialog.path.data();
    const std::size_t dot = path.rfind('.');
    if (dot != std::string::npos && dot > path.rfind('/') + 1) {
        path.resize(dot);
    }
    if (!path.empty() && path.back() != '/') {
        put(dialog.path, path + kExportEndings[static_cast<std::size_t>(kind)]);
    }
}

/// Buttons side by side, in as many rows as they need; the one that is pressed.
std::optional<std::size_t> drawChoice(Panel& panel, std::span<const char* const> names,
                                      std::size_t chosen, float width) {
    const TabGroup choice(panel, names.front());
    std::optional<std::size_t> pressed;
    const ImVec2 start = ImGui::GetCursorScreenPos();
    const float height = panel.px(32);
    ImVec2 at = start;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const float wide = textWidth(panel, Type::Strong, names[i]) + panel.px(24);
        if (at.x + wide > start.x + width) {
            at = {start.x, at.y + height + panel.px(6)};
        }
        if (drawButton(panel, names[i], {at, {at.x + wide, at.y + height}}, i == chosen)) {
            pressed = i;
        }
        at.x += wide + panel.px(6);
    }
    ImGui::SetCursorScreenPos({start.x, at.y + height + panel.px(10)});
    return pressed;
}

void drawFilmChoice(Panel& panel, FileDialogMemory& dialog, float width) {
    if (panel.view.state->presentation.story.empty()) {
        dialog.filmOf = FilmOf::Time; // nothing else is there
        return;
    }
    const std::array<const char*, 3> names = {panel.tr("Whole story"), panel.tr("This chapter"),
                                              panel.tr("Passing time")};
    const auto chosen = static_cast<std::size_t>(dialog.filmOf);
    if (const auto pressed = drawChoice(panel, names, chosen, width)) {
        dialog.filmOf = static_cast<FilmOf>(*pressed);
    }
}

void drawKinds(Panel& panel, FileDialogMemory& dialog, float width) {
    std::array<const char*, kExportEndings.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = kindName(panel, static_cast<ExportKind>(i));
    }
    const float left = ImGui::GetCursorScreenPos().x;
    if (const auto kind = drawChoice(panel, names, static_cast<std::size_t>(dialog.kind), width)) {
        chooseKind(dialog, static_cast<ExportKind>(*kind));
    }
    const bool isFilm = dialog.kind == ExportKind::Film;
    if (isFilm) {
        drawFilmChoice(panel, dialog, width);
    }
    if (isFilm || isPicture(dialog.kind)) {
        const ImVec2 label = ImGui::GetCursorScreenPos();
        const char* text = panel.tr("Width × height in pixels");
        drawText(panel, Type::Body, panel.theme.text2,
                 centredY(panel, Type::Body, label.x, label.y, panel.px(32)), text);
        ImGui::SetCursorScreenPos(
            {label.x + textWidth(panel, Type::Body, text) + panel.px(12), label.y});
        textField(panel, isFilm ? "film size" : "size", isFilm ? dialog.filmSize : dialog.size,
                  panel.px(130), false);
        ImGui::SetCursorScreenPos({left, label.y + panel.px(42)});
    }
}

/// In place of the dialog's contents while something is being written to be taken away.
void drawProgress(Panel& panel, FileDialogMemory& dialog, const FileList::Making& making,
                  float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float done = making.done;
    drawText(panel, Type::Title, panel.theme.text, at,
             making.kind == ExportKind::Film ? panel.tr("The film is being made")
                                             : panel.tr("The file is being written"),
             width);
    const float top = at.y + lineHeight(panel, Type::Title) + panel.px(18);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    const float high = panel.px(8);
    list->AddRectFilled({at.x, top}, {at.x + width, top + high}, packed(panel.theme.raise2),
                        high / 2);
    if (done > 0) {
        list->AddRectFilled({at.x, top}, {at.x + std::max(high, width * done), top + high},
                            packed(panel.theme.accent), high / 2);
        const std::string percent = std::to_string(static_cast<int>(done * 100)) + " %";
        drawText(panel, Type::Body, panel.theme.text2, {at.x, top + panel.px(18)}, percent);
    }
    const float row = top + panel.px(48);
    const float height = panel.px(34);
    const char* const stop = panel.tr("Stop making it");
    const char* const leave = panel.tr("Go on beside it");
    const float stopWide = textWidth(panel, Type::Strong, stop) + panel.px(30);
    const float leaveWide = textWidth(panel, Type::Strong, leave) + panel.px(36);
    const float right = at.x + width;
    const float left = right - leaveWide - panel.px(10) - stopWide;
    if (drawButton(panel, stop, {{left, row}, {left + stopWide, row + height}})) {
        ask(dialog, FileRequest::What::Stop, {});
    }
    if (drawButton(panel, leave, {{right - leaveWide, row}, {right, row + height}}, true)) {
        dialog.purpose = FilePurpose::None;
    }
    ImGui::SetCursorScreenPos({at.x, row + height});
    ImGui::Dummy({width, 1});
}

void drawAdvice(Panel& panel, const FileDialogMemory& dialog, const FileList& files, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const char* advice =
        dialog.purpose == FilePurpose::Export
            ? panel.tr("What passes the filter; a list of its sources is written beside it.")
        : dialog.purpose == FilePurpose::SaveStory
            ? panel.tr("A text that can be read and edited; what was written by hand stays.")
        : dialog.purpose == FilePurpose::Save
            ? panel.tr("Filter, time, view and selection; the steps of undo are not kept.")
            : panel.tr("A name that ends in .portolan");
    const char* taken = panel.tr("There is such a file already: press again to replace it.");
    const char* told = files.asksToReplace ? taken : files.error.c_str();
    const bool isWrong = files.asksToReplace || !files.error.empty();
    const auto& wrong =
        panel.theme.kindText[static_cast<std::size_t>(dataset::EngagementKind::SisterCity)];
    const float height = drawParagraph(panel, Type::Small, isWrong ? wrong : panel.theme.text2, at,
                                       isWrong ? told : advice, width);
    ImGui::SetCursorScreenPos({at.x, at.y + height + panel.px(10)});
}

void drawButtons(Panel& panel, FileDialogMemory& dialog, const char* action, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = panel.px(34);
    const float wide = textWidth(panel, Type::Strong, action) + panel.px(36);
    const char* cancel = panel.tr("Cancel");
    const float cancelWide = textWidth(panel, Type::Strong, cancel) + panel.px(30);
    const float right = at.x + width;
    const float left = right - wide - panel.px(10) - cancelWide;
    if (drawButton(panel, cancel, {{left, at.y}, {left + cancelWide, at.y + height}})) {
        dialog.purpose = FilePurpose::None;
    }
    if (drawButton(panel, action, {{right - wide, at.y}, {right, at.y + height}}, true)) {
        ask(dialog, FileRequest::What::Do, dialog.path.data());
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({1, 1});
}

void drawContents(Panel& panel, FileDialogMemory& dialog, float width) {
    const DialogWords words = wordsOf(panel, dialog.purpose);
    const FileList& files = *panel.view.files;
    if (dialog.purpose == FilePurpose::Export && files.making) {
        return drawProgress(panel, dialog, *files.making, width);
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    drawText(panel, Type::Title, panel.theme.text, at, words.title, width);
    ImGui::SetCursorScreenPos({at.x, at.y + lineHeight(panel, Type::Title) + panel.px(12)});
    if (dialog.purpose == FilePurpose::Export) {
        drawKinds(panel, dialog, width);
    }
    const bool isEntered =
        textField(panel, "path", dialog.path, width, std::exchange(dialog.isNew, false));
    dialog.kind = exportKindOf(dialog.path.data()).value_or(dialog.kind);
    if (isEntered) {
        ask(dialog, FileRequest::What::Do, dialog.path.data());
    }
    ImGui::Dummy({1, panel.px(8)});
    drawAdvice(panel, dialog, files, width);
    drawList(panel, dialog, files, width);
    drawButtons(panel, dialog, words.button, width);
}

} // namespace

std::optional<ExportKind> exportKindOf(const std::string& path) {
    const auto endsIn = [&path](std::string_view ending) {
        return path.size() > ending.size() &&
               std::equal(ending.rbegin(), ending.rend(), path.rbegin(),
                          [](char small, unsigned char c) { return small == std::tolower(c); });
    };
    if (endsIn(".webm")) {
        return ExportKind::Film;
    }
    const auto* const found = std::find_if(kExportEndings.begin(), kExportEndings.end(), endsIn);
    return found == kExportEndings.end()
               ? std::nullopt
               : std::optional(static_cast<ExportKind>(found - kExportEndings.begin()));
}

void beginFileDialog(FileDialogMemory& dialog, FilePurpose purpose, const std::string& path) {
    dialog.purpose = purpose;
    dialog.isNew = true;
    ++dialog.opening;
    put(dialog.path, path);
    if (dialog.size.front() == '\0') {
        std::snprintf(dialog.size.data(), dialog.size.size(), "3840x2160");
        std::snprintf(dialog.filmSize.data(), dialog.filmSize.size(), "1920x1080");
    }
}

void drawFileDialog(Panel& panel) {
    FileDialogMemory& dialog = panel.memory.files;
    constexpr const char* kId = "file dialog";
    if (dialog.purpose == FilePurpose::None || panel.view.files == nullptr) {
        return;
    }
    panel.name = "files";
    if (!ImGui::IsPopupOpen(kId)) {
        ImGui::OpenPopup(kId);
    }
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float pad = panel.px(panel.layout.isTight ? 12 : 22);
    const float width = std::min(panel.px(kWidth), window.x - panel.px(32)) - 2 * pad;
    ImGui::SetNextWindowPos({window.x / 2, window.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(pad, pad));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, panel.px(10));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (ImGui::BeginPopupModal(kId, nullptr,
                               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_AlwaysAutoResize)) {
        ImGui::PushID(dialog.opening);
        drawContents(panel, dialog, width);
        ImGui::PopID();
        if (isEscapePressed()) {
            dialog.purpose = FilePurpose::None;
        }
        if (dialog.purpose == FilePurpose::None) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(3);
}

void drawNotice(Panel& panel) {
    const std::string& text = panel.view.notice;
    if (text.empty()) {
        return;
    }
    const float most = std::min(panel.layout.map.width() - panel.px(24), panel.px(kWidth));
    const float width = std::min(textWidth(panel, Type::Body, text) + panel.px(37), most);
    const float inner = width - panel.px(36);
    const auto lines = brokenLines(panel.font(Type::Body), text, inner).size();
    const float height =
        static_cast<float>(lines) * lineHeight(panel, Type::Body) * 1.18F + panel.px(16);
    const float x = (panel.layout.map.first.x + panel.layout.map.last.x - width) / 2;
    const float y = panel.layout.map.first.y + panel.px(16);
    const PanelWindow window(panel, "done", {{x, y}, {x + width, y + height}});
    drawParagraph(panel, Type::Body, panel.theme.text, {x + panel.px(18), y + panel.px(8)}, text,
                  inner);
}

} // namespace portolan::ui
