#include "ui/icon_shapes.h"

#include <array>
#include <cmath>
#include <numbers>

namespace portolan::ui {

namespace {

float stroke(float radius) {
    return std::max(1.0F, radius * 0.22F);
}

void triangle(ImDrawList* list, ImVec2 m, float r, ImU32 colour, float direction) {
    list->AddTriangleFilled(at(m, r, -0.7F * direction, -1), at(m, r, -0.7F * direction, 1),
                            at(m, r, 0.9F * direction, 0), colour);
}

void bentArrow(ImDrawList* list, ImVec2 m, float r, ImU32 colour, float direction) {
    constexpr float kPi = std::numbers::pi_v<float>;
    const float from = direction > 0 ? -0.85F * kPi : -0.15F * kPi;
    const float to = direction > 0 ? 0.35F * kPi : -1.35F * kPi;
    list->PathArcTo(m, r * 0.75F, from, to, 20);
    list->PathStroke(colour, 0, stroke(r));
    const ImVec2 tip = at(m, r * 0.75F, std::cos(from), std::sin(from));
    const float d = direction > 0 ? 1.0F : -1.0F;
    list->AddTriangleFilled({tip.x - d * r * 0.42F, tip.y + r * 0.42F},
                            {tip.x + d * r * 0.5F, tip.y + r * 0.28F},
                            {tip.x - d * r * 0.3F, tip.y - r * 0.5F}, colour);
}

} // namespace

void iconClose(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddLine(at(m, r, -0.7F, -0.7F), at(m, r, 0.7F, 0.7F), colour, stroke(r));
    list->AddLine(at(m, r, 0.7F, -0.7F), at(m, r, -0.7F, 0.7F), colour, stroke(r));
}

void iconSearch(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddCircle(at(m, r, -0.2F, -0.2F), r * 0.66F, colour, 0, stroke(r));
    list->AddLine(at(m, r, 0.3F, 0.3F), at(m, r, 0.95F, 0.95F), colour, stroke(r) * 1.2F);
}

void iconSun(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddCircleFilled(m, r * 0.45F, colour);
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        const float x = std::cos(angle);
        const float y = std::sin(angle);
        list->AddLine(at(m, r, x * 0.68F, y * 0.68F), at(m, r, x, y), colour, stroke(r));
    }
}

void iconMoon(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // A crescent: the outer arc, and back along an arc about a shifted centre.
    constexpr float kPi = std::numbers::pi_v<float>;
    list->PathArcTo(m, r * 0.9F, -0.35F * kPi, -1.65F * kPi + 0.0F, 24);
    list->PathStroke(colour, 0, stroke(r));
    list->PathArcTo(at(m, r, 0.55F, 0), r * 0.76F, 0.72F * kPi, 1.28F * kPi, 16);
    list->PathStroke(colour, 0, stroke(r));
}

void iconPage(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddRect(at(m, r, -0.65F, -0.9F), at(m, r, 0.65F, 0.9F), colour, r * 0.15F, 0, stroke(r));
    for (const float y : {-0.35F, 0.0F, 0.35F}) {
        list->AddLine(at(m, r, -0.3F, y), at(m, r, 0.3F, y), colour, stroke(r) * 0.8F);
    }
}

void iconPlay(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    triangle(list, at(m, r, 0.08F, 0), r, colour, 1);
}

void iconPause(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddRectFilled(at(m, r, -0.75F, -0.9F), at(m, r, -0.2F, 0.9F), colour, r * 0.12F);
    list->AddRectFilled(at(m, r, 0.2F, -0.9F), at(m, r, 0.75F, 0.9F), colour, r * 0.12F);
}

void iconNext(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    triangle(list, at(m, r, -0.15F, 0), r * 0.8F, colour, 1);
    list->AddRectFilled(at(m, r, 0.62F, -0.8F), at(m, r, 0.85F, 0.8F), colour);
}

void iconPrevious(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    triangle(list, at(m, r, 0.15F, 0), r * 0.8F, colour, -1);
    list->AddRectFilled(at(m, r, -0.85F, -0.8F), at(m, r, -0.62F, 0.8F), colour);
}

void iconLoop(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // Two half turns, an arrow head at the end of each.
    constexpr float kPi = std::numbers::pi_v<float>;
    for (const float turn : {0.0F, kPi}) {
        const float end = turn + 0.86F * kPi;
        list->PathArcTo(m, r * 0.75F, turn + 0.06F * kPi, end, 14);
        list->PathStroke(colour, 0, stroke(r) * 0.9F);
        const float s = std::sin(end);
        const float c = std::cos(end);
        const auto point = [&](float along, float across) {
            return at(m, r, c * (0.75F + across) - s * along, s * (0.75F + across) + c * along);
        };
        list->AddTriangleFilled(point(0.42F, 0), point(-0.1F, 0.36F), point(-0.1F, -0.36F), colour);
    }
}

void iconUndo(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    bentArrow(list, m, r, colour, 1);
}

void iconRedo(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    bentArrow(list, m, r, colour, -1);
}

void iconFilter(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    float y = -0.6F;
    for (const float wide : {0.95F, 0.6F, 0.25F}) {
        list->AddLine(at(m, r, -wide, y), at(m, r, wide, y), colour, stroke(r) * 1.2F);
        y += 0.6F;
    }
}

void iconMenu(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    for (const float x : {-0.7F, 0.0F, 0.7F}) {
        list->AddCircleFilled(at(m, r, x, 0), r * 0.2F, colour);
    }
}

void iconWarning(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddTriangle(at(m, r, 0, -0.85F), at(m, r, -0.95F, 0.8F), at(m, r, 0.95F, 0.8F), colour,
                      stroke(r));
    list->AddLine(at(m, r, 0, -0.25F), at(m, r, 0, 0.25F), colour, stroke(r));
    list->AddCircleFilled(at(m, r, 0, 0.52F), r * 0.12F, colour);
}

void iconDown(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    const std::array<ImVec2, 3> points = {
        {at(m, r, -0.8F, -0.4F), at(m, r, 0, 0.4F), at(m, r, 0.8F, -0.4F)}};
    list->AddPolyline(points.data(), 3, colour, 0, std::max(1.0F, r * 0.32F));
}

void iconRight(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    const std::array<ImVec2, 3> points = {
        {at(m, r, -0.4F, -0.8F), at(m, r, 0.4F, 0), at(m, r, -0.4F, 0.8F)}};
    list->AddPolyline(points.data(), 3, colour, 0, std::max(1.0F, r * 0.32F));
}

void iconCompass(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddCircle(m, r, colour, 0, std::max(1.0F, r * 0.12F));
    for (int i = 0; i < 8; ++i) {
        const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4;
        const float reach = i % 2 == 0 ? 0.98F : 0.55F;
        const float x = std::sin(angle);
        const float y = -std::cos(angle);
        const float wide = 0.17F;
        list->AddTriangleFilled(at(m, r, x * reach, y * reach), at(m, r, -y * wide, x * wide),
                                at(m, r, y * wide, -x * wide), colour);
    }
}

} // namespace portolan::ui
