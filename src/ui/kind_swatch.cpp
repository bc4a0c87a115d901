// A kind's line as the map draws it (visual design §1, "texture at sc = 1"), straight and small.
#include "ui/widgets.h"

namespace portolan::ui {

namespace {

using dataset::EngagementKind;

struct Line {
    ImDrawList* list;
    ImVec2 from, to;
    float scale;
    ImU32 colour;

    float y() const { return from.y; }
    float length() const { return to.x - from.x; }
    void stroke(float width, float shift = 0) const {
        list->AddLine({from.x, y() + shift}, {to.x, y() + shift}, colour, width * scale);
    }
    void arrow(float size) const {
        const float s = size * scale;
        list->AddTriangleFilled({to.x, y()}, {to.x - s, y() - s * 0.55F},
                                {to.x - s, y() + s * 0.55F}, colour);
    }
    void dots(float radius, float every, float end) const {
        const float step = every * scale;
        for (float x = from.x + step / 2; x < to.x - end * scale; x += step) {
            list->AddCircleFilled({x, y()}, radius * scale, colour);
        }
    }
    void ticks(float height, float every, float end) const {
        for (float x = from.x + 3 * scale; x < to.x - end * scale; x += every * scale) {
            list->AddLine({x, y() - height * scale / 2}, {x, y() + height * scale / 2}, colour,
                          1.3F * scale);
        }
    }
    /// Swells from one width to another.
    void ribbon(float narrow, float wide, float end) const {
        const float a = narrow * scale / 2;
        const float b = wide * scale / 2;
        const float x = to.x - end * scale;
        list->AddQuadFilled({from.x, y() - a}, {x, y() - b}, {x, y() + b}, {from.x, y() + a},
                            colour);
    }
    void ends(float width, float height) const {
        const float w = width * scale / 2;
        const float h = height * scale / 2;
        for (const float x : {from.x, to.x}) {
            list->AddRectFilled({x - w, y() - h}, {x + w, y() + h}, colour);
        }
    }
};

void drawPresenceEnd(const Line& line, EngagementKind kind) {
    const float r = 3.6F * line.scale;
    const ImVec2 end{line.to.x - r, line.y()};
    if (kind == EngagementKind::Office) {
        line.list->AddRectFilled({end.x - r, end.y - r}, {end.x + r, end.y + r}, line.colour);
    } else if (kind == EngagementKind::Investment) {
        line.list->AddTriangleFilled({end.x - r, end.y + r}, {end.x + r, end.y + r},
                                     {end.x, end.y - r}, line.colour);
    } else {
        line.list->AddQuadFilled({end.x - r * 1.2F, end.y}, {end.x, end.y - r * 1.2F},
                                 {end.x + r * 1.2F, end.y}, {end.x, end.y + r * 1.2F}, line.colour);
    }
}

} // namespace

void drawKindSwatch(Panel& panel, const Box& box, EngagementKind kind, base::Colour colour) {
    const float y = (box.first.y + box.last.y) / 2;
    const float inset = panel.px(3);
    const Line line{ImGui::GetWindowDrawList(),
                    {box.first.x + inset, y},
                    {box.last.x - inset, y},
                    panel.layout.scale,
                    packed(colour)};
    switch (kind) {
    case EngagementKind::Mission:
        line.ribbon(1.6F, 3.2F, 7);
        line.arrow(9);
        break;
    case EngagementKind::Visit:
        line.dots(1.1F, 5, 7);
        line.arrow(6);
        break;
    case EngagementKind::Mou:
    case EngagementKind::Agreement:
        line.stroke(2.2F);
        line.list->AddCircleFilled(line.from, 2.8F * line.scale, line.colour);
        line.list->AddCircleFilled(line.to, 2.8F * line.scale, line.colour);
        break;
    case EngagementKind::SisterCity:
        line.stroke(1.3F, -1.8F * line.scale);
        line.stroke(1.3F, 1.8F * line.scale);
        line.ends(1.8F, 8);
        break;
    case EngagementKind::Forum:
    case EngagementKind::Seminar:
        line.stroke(1.2F);
        line.dots(2.2F, 11, 8);
        line.arrow(7);
        break;
    case EngagementKind::Expo:
        line.stroke(1.3F);
        line.ticks(6.5F, 5, 8);
        line.arrow(7);
        break;
    default:
        line.ribbon(1, 2, 6);
        drawPresenceEnd(line, kind);
    }
}

} // namespace portolan::ui
