#include "ui/room_fields.h"

#include "ui/tab_stops.h"
#include "ui/widgets.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

namespace portolan::ui {

namespace {

constexpr float kLine = 36, kFieldHeight = 30, kFieldWidth = 96;
constexpr double kNearest = 0.1; // metres

/// nullopt: it is no number. 0, or nothing: not known.
std::optional<double> metresFrom(RoomMemory::Field typed) {
    std::replace(typed.begin(), typed.end(), ',', '.');
    const std::string_view text(typed.data());
    if (text.find_first_not_of(' ') == std::string_view::npos) {
        return 0;
    }
    const std::size_t from = text.find_first_not_of(' ');
    double metres = 0;
    const auto read = std::from_chars(text.data() + from, text.data() + text.size(), metres);
    if (read.ec != std::errc{} || !(metres >= 0)) {
        return std::nullopt;
    }
    return metres == 0 ? 0 : std::clamp(metres, kNearest, state::kLongestDistance);
}

/// A label and a field of metres; true when another number was typed.
bool drawMetres(Panel& panel, const char* label, const char* id, std::size_t which, float width,
                double& metres) {
    RoomMemory& memory = panel.memory.room;
    RoomMemory::Field& field = memory.fields[which];
    if (memory.typed != which) {
        field = {};
        if (metres > 0) {
            std::snprintf(field.data(), field.size(), "%g", metres);
        }
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float fieldWidth = panel.px(kFieldWidth);
    drawText(panel, Type::Body, panel.theme.text,
             centredY(panel, Type::Body, at.x + panel.px(8), at.y, panel.px(kFieldHeight)), label,
             width - fieldWidth - panel.px(24));
    ImGui::SetCursorScreenPos({at.x + width - fieldWidth - panel.px(8), at.y});
    ImGui::SetNextItemWidth(fieldWidth);
    ImGui::PushFont(panel.font(Type::Body));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(panel.px(8), panel.px(6)));
    // Every letter counts: a menu that closes takes its fields along.
    const bool isEdited = ImGui::InputTextWithHint(id, panel.tr("as told"), field.data(),
                                                   field.size(), ImGuiInputTextFlags_AutoSelectAll);
    if (ImGui::IsItemActive()) {
        memory.typed = which;
    } else if (memory.typed == which) {
        memory.typed = RoomMemory::kNothing;
    }
    noteTabStop(panel, true);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (panel.log != nullptr) {
        panel.log->push_back({panel.name,
                              id + 2, // without "##"
                              {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()}});
    }
    ImGui::SetCursorScreenPos({at.x, at.y + panel.px(kLine)});
    const auto typed = isEdited ? metresFrom(field) : std::nullopt;
    const bool isOther = typed && *typed != metres;
    metres = typed.value_or(metres);
    return isOther;
}

} // namespace

void drawRoomFields(Panel& panel, float width) {
    state::Comfort comfort = panel.view.state->comfort;
    const bool hasWidth = drawMetres(panel, panel.tr("Screen width, m"), "##screen width", 0, width,
                                     comfort.viewing.screenWidth);
    const bool hasSeat = drawMetres(panel, panel.tr("Farthest seat, m"), "##farthest seat", 1,
                                    width, comfort.viewing.farthestSeat);
    if (hasWidth || hasSeat) {
        panel.emit(state::intent::SetComfort{comfort});
    }
}

} // namespace portolan::ui
