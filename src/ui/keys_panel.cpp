// The list of keys, from the table of actions: by group, in as many columns as the window has room
// for.
#include "ui/actions.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <sstream>
#include <utility>

namespace portolan::ui {

namespace {

constexpr float kRow = 25;
constexpr float kHeading = 34;
constexpr float kTightest = 0.72F; ///< rows may come this much closer before the list scrolls
constexpr float kGap = 28;
constexpr float kEdge = 24; ///< of the window, left free
constexpr std::size_t kMostColumns = 4;

/// A line of a column; without keys: a group's heading.
struct Line {
    std::string name, keys;
    bool isHeading() const { return keys.empty(); }
};

using KeyGroup = std::vector<Line>; ///< a group

std::vector<KeyGroup> blocksOf(const Panel& panel) {
    std::vector<KeyGroup> blocks;
    const Action* before = nullptr;
    const std::vector<Action> actions = buildActions(panel);
    for (const Action& action : actions) {
        if (action.keys.empty()) {
            continue;
        }
        if (before == nullptr || before->group != action.group) {
            blocks.push_back({{nameOf(panel, action.group), {}}});
        }
        before = &action;
        blocks.back().push_back({action.name, action.keys});
    }
    return blocks;
}

constexpr float kCapPad = 7;
constexpr float kCapGap = 5;

std::vector<std::string> chordsOf(const std::string& keys) {
    std::istringstream text(keys);
    return {std::istream_iterator<std::string>(text), {}};
}

float capsWidth(const Panel& panel, const std::string& keys) {
    float width = 0;
    for (const std::string& chord : chordsOf(keys)) {
        width += textWidth(panel, Type::Small, chord) + panel.px(2 * kCapPad + kCapGap);
    }
    return std::max(0.0F, width - panel.px(kCapGap));
}

/// Each chord as a keycap, the last with its right end at `right`, in a row from there down.
void drawCaps(Panel& panel, const std::string& keys, ImVec2 right, float row) {
    const float height = std::min(panel.px(19), row - panel.px(2));
    const float top = right.y + (row - height) / 2;
    float x = right.x - capsWidth(panel, keys);
    for (const std::string& chord : chordsOf(keys)) {
        const float width = textWidth(panel, Type::Small, chord) + panel.px(2 * kCapPad);
        ImGui::GetWindowDrawList()->AddRectFilled({x, top}, {x + width, top + height},
                                                  packed(panel.theme.raise2), panel.px(4));
        drawText(panel, Type::Small, panel.theme.text2,
                 centredY(panel, Type::Small, x + panel.px(kCapPad), top, height), chord);
        x += width + panel.px(kCapGap);
    }
}

float heightOf(const Panel& panel, const KeyGroup& block) {
    return panel.px(kHeading + kRow * static_cast<float>(block.size() - 1));
}

float widthOf(const Panel& panel, const KeyGroup& block) {
    float width = 0;
    for (const Line& line : block) {
        const Type type = line.isHeading() ? Type::Strong : Type::Body;
        width = std::max(width, textWidth(panel, type, line.name) + panel.px(18) +
                                    capsWidth(panel, line.keys));
    }
    return width;
}

/// `tight` is what rows are shortened by.
void drawBlock(Panel& panel, const KeyGroup& block, ImVec2 at, float width, float tight) {
    const float row = panel.px(kRow) * tight;
    const float heading = panel.px(kHeading) * tight;
    for (const Line& line : block) {
        if (line.isHeading()) {
            drawText(panel, Type::Strong, panel.theme.text2,
                     centredY(panel, Type::Strong, at.x, at.y + heading - row, row), line.name);
            at.y += heading;
            continue;
        }
        drawText(panel, Type::Body, panel.theme.text, centredY(panel, Type::Body, at.x, at.y, row),
                 line.name);
        drawCaps(panel, line.keys, {at.x + width, at.y}, row);
        at.y += row;
    }
}

/// Which column each group stands in, filled from the left; how wide each is, and the height of the
/// highest.
struct Columns {
    std::vector<std::size_t> of;
    std::vector<float> widths;
    float height = 0;

    float width(float gap) const {
        return std::accumulate(widths.begin(), widths.end(), -gap) +
               gap * static_cast<float>(widths.size());
    }
};

/// A way to break the groups into columns, one bit per group that begins one.
Columns brokenBy(const Panel& panel, const std::vector<KeyGroup>& groups, unsigned breaks) {
    Columns columns;
    float height = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == 0 || ((breaks >> (i - 1)) & 1U) != 0) {
            columns.widths.push_back(0);
            height = 0;
        }
        height += heightOf(panel, groups[i]);
        columns.height = std::max(columns.height, height);
        columns.widths.back() = std::max(columns.widths.back(), widthOf(panel, groups[i]));
        columns.of.push_back(columns.widths.size() - 1);
    }
    return columns;
}

/// The lowest of those that the room is wide enough for: there are few groups, so all are tried.
Columns inColumns(const Panel& panel, const std::vector<KeyGroup>& groups, float room) {
    Columns best = brokenBy(panel, groups, 0);
    const unsigned ways = 1U << (groups.size() - 1);
    for (unsigned breaks = 1; breaks < ways; ++breaks) {
        Columns columns = brokenBy(panel, groups, breaks);
        const bool isNarrow =
            columns.widths.size() <= kMostColumns && columns.width(panel.px(kGap)) <= room;
        const bool isLower =
            columns.height < best.height ||
            (columns.height == best.height && columns.widths.size() < best.widths.size());
        if (isNarrow && isLower) {
            best = std::move(columns);
        }
    }
    return best;
}

} // namespace

void drawKeys(Panel& panel) {
    panel.name = "keys";
    if (std::exchange(panel.memory.palette.wantsKeys, false)) {
        ImGui::OpenPopup("keys");
    }
    if (!ImGui::IsPopupOpen("keys")) {
        return;
    }
    const std::vector<KeyGroup> blocks = blocksOf(panel);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const float pad = panel.px(20);
    const float gap = panel.px(kGap);
    Columns columns = inColumns(panel, blocks, window.x - panel.px(kEdge) - 2 * pad);
    const float most = window.y - panel.px(kEdge) - 2 * pad;
    const float tight = std::clamp(most / columns.height, kTightest, 1.0F);
    columns.height *= tight;
    const float width = columns.width(gap) + 2 * pad;
    const float height = std::min(columns.height, most) + 2 * pad;
    const ImVec2 at{(window.x - width) / 2, (window.y - height) / 2};
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
    const bool isOpen = ImGui::BeginPopup("keys", ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!isOpen) {
        return;
    }
    const ImVec2 start{at.x + pad, at.y + pad - ImGui::GetScrollY()};
    ImVec2 next = start;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > 0 && columns.of[i] != columns.of[i - 1]) {
            next = {next.x + columns.widths[columns.of[i - 1]] + gap, start.y};
        }
        drawBlock(panel, blocks[i], next, columns.widths[columns.of[i]], tight);
        next.y += heightOf(panel, blocks[i]) * tight;
    }
    ImGui::SetCursorScreenPos({start.x, start.y + columns.height});
    ImGui::Dummy({1, pad});
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        ImGui::CloseCurrentPopup();
    }
    ImGui::EndPopup();
}

} // namespace portolan::ui
