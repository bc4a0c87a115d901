#include "ui/words_field.h"

#include "ui/keyboard.h"
#include "ui/panel.h"
#include "ui/widgets.h"

#include <imgui_internal.h> // how far a field is scrolled

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace portolan::ui {

namespace {

constexpr int kMostLines = 12; ///< a longer text is scrolled in its field
constexpr float kPadX = 8, kPadY = 7;

/// Of the words, in lines of that width; 0: as they are.
SoftText broken(std::string words, const ImFont* font, float width) {
    std::vector<std::size_t> breaks;
    if (width > 0) {
        for (const std::string_view line : brokenLines(font, words, width)) {
            const auto at = static_cast<std::size_t>(line.data() - words.data());
            if (at > 0 && words[at - 1] != '\n') {
                breaks.push_back(at);
            }
        }
    }
    return SoftText(std::move(words), breaks);
}

int linesOf(std::string_view shown) {
    return 1 + static_cast<int>(std::count(shown.begin(), shown.end(), '\n'));
}

/// One frame of a field: the callbacks' data.
struct Frame {
    WordsField& field;
    const ImFont* font;
    float width;              ///< of a line, where they are broken
    const std::string& words; ///< the state's
    bool isChanged = false;   ///< by hand

    SoftText broken(std::string text) const { return ui::broken(std::move(text), font, width); }
    void follow(ImGuiInputTextCallbackData&);
    void skipSoft(ImGuiInputTextCallbackData&) const;
};

void write(ImGuiInputTextCallbackData& data, const std::string& shown, std::size_t cursor) {
    data.DeleteChars(0, data.BufTextLen);
    data.InsertChars(0, shown.data(), shown.data() + shown.size());
    data.CursorPos = data.SelectionStart = data.SelectionEnd = static_cast<int>(cursor);
}

/// The cursor stands at both ends of a soft break; an arrow that only leads from one to the other
/// would seem to do nothing.
void Frame::skipSoft(ImGuiInputTextCallbackData& data) const {
    const auto at = static_cast<std::size_t>(data.CursorPos);
    const std::size_t was = field.hand.cursor;
    if (at == was || !field.text.isSoftAt(at)) {
        return;
    }
    const bool isSelecting = data.SelectionStart != data.SelectionEnd;
    if (at < was && isKeyPressed(ImGuiKey_LeftArrow)) {
        const std::string& shown = field.text.shown();
        std::size_t left = at > 0 ? at - 1 : 0;
        while (left > 0 && (static_cast<unsigned char>(shown[left]) & 0xC0U) == 0x80U) {
            --left;
        }
        data.CursorPos = static_cast<int>(left);
    } else if (at > was && isKeyPressed(ImGuiKey_RightArrow)) {
        ++data.CursorPos;
    }
    data.SelectionEnd = isSelecting ? data.CursorPos : data.SelectionEnd;
}

/// What was done in the field is done to its words, and their lines are broken anew.
void Frame::follow(ImGuiInputTextCallbackData& data) {
    const std::string_view now(data.Buf, static_cast<std::size_t>(data.BufTextLen));
    const auto cursorNow = static_cast<std::size_t>(data.CursorPos);
    const bool isNarrower = field.width != width || field.font != font;
    if (std::exchange(field.takesState, false)) {
        field.text = broken(words);
        write(data, field.text.shown(), field.text.shown().size());
    } else if (now != field.text.shown() || isNarrower) {
        auto typed = field.text.typed(field.hand, now, cursorNow);
        isChanged = typed.words != field.text.words();
        field.text = broken(std::move(typed.words));
        const std::size_t cursor = field.text.shownAt(typed.cursor);
        if (field.text.shown() != now) {
            write(data, field.text.shown(), cursor);
        }
    } else {
        skipSoft(data);
    }
    field.font = font;
    field.width = width;
    field.hand = {static_cast<std::size_t>(data.CursorPos),
                  data.SelectionStart != data.SelectionEnd};
    field.anchor = static_cast<std::size_t>(
        data.SelectionStart == data.CursorPos ? data.SelectionEnd : data.SelectionStart);
}

/// Dear ImGui writes as far as there is room: there always is.
int onEvent(ImGuiInputTextCallbackData* data) {
    auto& frame = *static_cast<Frame*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        std::string& buffer = frame.field.buffer;
        buffer.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = buffer.data();
    } else {
        frame.follow(*data);
    }
    return 0;
}

bool isCopyKey() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl ? isKeyPressed(ImGuiKey_C) || isKeyPressed(ImGuiKey_X) ||
                            isKeyPressed(ImGuiKey_Insert)
                      : io.KeyShift && isKeyPressed(ImGuiKey_Delete);
}

/// Copied are words: what Dear ImGui took has the field's own line breaks in it. `before`: the
/// field in the frame before.
void cleanCopied(const WordsField& before) {
    const std::string_view shown = before.text.shown();
    const std::size_t first = std::min(before.anchor, before.hand.cursor);
    const std::size_t last = std::max(before.anchor, before.hand.cursor);
    const std::string_view copied =
        before.hand.hasSelection ? shown.substr(first, last - first) : shown; // then it takes all
    const char* const clipboard = ImGui::GetClipboardText();
    if (clipboard != nullptr && copied == clipboard) {
        const auto from = static_cast<std::size_t>(copied.data() - shown.data());
        ImGui::SetClipboardText(
            std::string(before.text.wordsOf(from, from + copied.size())).c_str());
    }
}

/// Undo of the letters is a step of the program's history, in the field as beside it.
void undoKeys(Panel& panel, WordsField& field) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool isBack = io.KeyCtrl && !io.KeyAlt && isKeyPressed(ImGuiKey_Z);
    const bool isForth = io.KeyCtrl && !io.KeyAlt && isKeyPressed(ImGuiKey_Y);
    if (isBack && !io.KeyShift) {
        panel.emit(state::intent::Undo{});
    } else if (isBack || isForth) {
        panel.emit(state::intent::Redo{});
    }
    field.takesState = field.takesState || isBack || isForth;
}

/// The line that is typed comes into the panel's view, which scrolls.
void showCursor(const WordsField& field, const WordsBox& box, float lineHeight, float padY) {
    const std::string_view shown = field.text.shown();
    const int line =
        std::min(linesOf(shown.substr(0, std::min(field.hand.cursor, shown.size()))), kMostLines);
    const float bottom = box.at.y + padY + lineHeight * static_cast<float>(line);
    const ImGuiWindow* const window = ImGui::GetCurrentWindow();
    const float below = bottom + padY - window->InnerClipRect.Max.y;
    const float above = window->InnerClipRect.Min.y - (bottom - lineHeight - padY);
    if (below > 0) {
        ImGui::SetScrollY(ImGui::GetScrollY() + below);
    } else if (above > 0) {
        ImGui::SetScrollY(ImGui::GetScrollY() - above);
    }
}

void input(const WordsBox& box, float height, Frame& frame) {
    constexpr ImGuiInputTextFlags kFlags = ImGuiInputTextFlags_CallbackResize |
                                           ImGuiInputTextFlags_CallbackAlways |
                                           ImGuiInputTextFlags_NoUndoRedo;
    const std::string id = std::string("##") + box.name;
    std::string& buffer = frame.field.buffer;
    if (box.hasLines) {
        ImGui::InputTextMultiline(id.c_str(), buffer.data(), buffer.capacity() + 1,
                                  {box.width, height}, kFlags, onEvent, &frame);
    } else {
        ImGui::SetNextItemWidth(box.width);
        ImGui::InputText(id.c_str(), buffer.data(), buffer.capacity() + 1, kFlags, onEvent, &frame);
    }
}

float lineWidth(const Panel& panel, const WordsField& field, const WordsBox& box) {
    const float space = panel.font(Type::Body)->GetCharAdvance(' '); // hangs beyond a line's end
    const bool isScrolled = linesOf(field.text.shown()) > kMostLines;
    return box.width - 2 * panel.px(kPadX) - space - panel.px(2) -
           (isScrolled ? ImGui::GetStyle().ScrollbarSize : 0);
}

void showState(WordsField& field, const std::string& words, const ImFont* font, float width) {
    if (field.text.words() != words || field.width != width || field.font != font) {
        field.text = broken(words, font, width);
        field.font = font;
        field.width = width;
    }
    if (field.buffer != field.text.shown()) {
        field.buffer = field.text.shown();
    }
}

} // namespace

WordsTyped drawWordsField(Panel& panel, WordsField& field, const WordsBox& box,
                          const std::string& words) {
    const ImFont* const font = panel.font(Type::Body);
    const float pad = panel.px(kPadX);
    const float width = box.hasLines ? lineWidth(panel, field, box) : 0;
    if (!field.isActive) {
        showState(field, words, font, width);
    }
    const int lines = std::clamp(linesOf(field.text.shown()), box.fewestLines, kMostLines);
    const float height = std::round(static_cast<float>(lines) * lineHeight(panel, Type::Body) +
                                    2 * panel.px(kPadY) + (box.hasLines ? panel.px(2) : 0));
    const auto before = field.isActive && isCopyKey() ? std::optional(field) : std::nullopt;
    const std::size_t cursor = field.hand.cursor;
    Frame frame{field, font, width, words};
    ImGui::SetCursorScreenPos(box.at);
    ImGui::PushFont(panel.font(Type::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(pad, panel.px(kPadY)));
    input(box, height, frame);
    field.isActive = ImGui::IsItemActive();
    noteTabStop(panel, true);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name, box.name, {box.at, ImGui::GetItemRectMax()}});
    }
    if (before) {
        cleanCopied(*before);
    }
    if (field.isActive) {
        undoKeys(panel, field);
    }
    if (field.isActive && cursor != field.hand.cursor) {
        showCursor(field, box, lineHeight(panel, Type::Body), panel.px(kPadY));
    }
    return {frame.isChanged, height};
}

} // namespace portolan::ui
