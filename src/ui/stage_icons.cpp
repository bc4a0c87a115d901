// Icons of what is done on the stage.
#include "ui/icon_shapes.h"

#include <cmath>
#include <numbers>

namespace portolan::ui {

namespace {

float stroke(float radius) {
    return std::max(1.0F, radius * 0.2F);
}

/// A screen on its foot.
void screen(ImDrawList* list, ImVec2 m, float r, ImU32 colour, bool isFilled) {
    const ImVec2 first = at(m, r, -1, -0.8F);
    const ImVec2 last = at(m, r, 1, 0.45F);
    if (isFilled) {
        list->AddRectFilled(first, last, colour, r * 0.15F);
    } else {
        list->AddRect(first, last, colour, r * 0.15F, 0, stroke(r));
    }
    list->AddLine(at(m, r, 0, 0.45F), at(m, r, 0, 0.85F), colour, stroke(r));
    list->AddLine(at(m, r, -0.5F, 0.85F), at(m, r, 0.5F, 0.85F), colour, stroke(r));
}

} // namespace

void iconBlack(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    screen(list, m, r, colour, false);
    list->AddLine(at(m, r, -0.75F, 0.3F), at(m, r, 0.75F, -0.65F), colour, stroke(r));
}

void iconWhite(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    screen(list, m, r, colour, true);
}

void iconSpot(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddCircleFilled(m, r * 0.32F, colour);
    list->AddCircle(m, r * 0.85F, colour, 0, stroke(r));
}

void iconPen(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // A nib at the lower left, and the shaft from there.
    list->AddTriangleFilled(at(m, r, -0.9F, 0.9F), at(m, r, -0.68F, 0.2F), at(m, r, -0.2F, 0.68F),
                            colour);
    list->AddLine(at(m, r, -0.36F, 0.36F), at(m, r, 0.7F, -0.7F), colour, r * 0.62F);
}

void iconWipe(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // A rubber that stands on a line.
    list->AddQuad(at(m, r, -0.85F, 0.25F), at(m, r, 0.15F, -0.75F), at(m, r, 0.85F, -0.05F),
                  at(m, r, -0.15F, 0.95F), colour, stroke(r));
    list->AddLine(at(m, r, -0.4F, -0.2F), at(m, r, 0.3F, 0.5F), colour, stroke(r));
    list->AddLine(at(m, r, -0.15F, 0.95F), at(m, r, 0.95F, 0.95F), colour, stroke(r));
}

void iconLanguage(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // A globe: two of its meridians and the equator.
    list->AddCircle(m, r * 0.9F, colour, 0, stroke(r));
    list->AddLine(at(m, r, -0.9F, 0), at(m, r, 0.9F, 0), colour, stroke(r));
    for (const float side : {-1.0F, 1.0F}) {
        list->AddBezierCubic(at(m, r, 0, -0.9F), at(m, r, side * 0.6F, -0.5F),
                             at(m, r, side * 0.6F, 0.5F), at(m, r, 0, 0.9F), colour, stroke(r));
    }
}

void iconWindow(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddRect(at(m, r, -0.95F, -0.8F), at(m, r, 0.95F, 0.8F), colour, r * 0.2F, 0, stroke(r));
    for (const float y : {-0.25F, 0.1F, 0.45F}) {
        list->AddLine(at(m, r, 0.15F, y), at(m, r, 0.7F, y), colour, stroke(r));
    }
    list->AddRectFilled(at(m, r, -0.7F, -0.35F), at(m, r, -0.1F, 0.55F), colour);
}

void iconLeave(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    // Out of a frame, to the right.
    list->PathLineTo(at(m, r, 0.1F, -0.85F));
    list->PathLineTo(at(m, r, -0.85F, -0.85F));
    list->PathLineTo(at(m, r, -0.85F, 0.85F));
    list->PathLineTo(at(m, r, 0.1F, 0.85F));
    list->PathStroke(colour, 0, stroke(r));
    list->AddLine(at(m, r, -0.3F, 0), at(m, r, 0.75F, 0), colour, stroke(r));
    list->AddTriangleFilled(at(m, r, 0.5F, -0.5F), at(m, r, 0.5F, 0.5F), at(m, r, 1.0F, 0), colour);
}

void iconStop(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddRectFilled(at(m, r, -0.7F, -0.7F), at(m, r, 0.7F, 0.7F), colour, r * 0.12F);
}

void iconPlus(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    iconMinus(list, m, r, colour);
    list->AddLine(at(m, r, 0, -0.75F), at(m, r, 0, 0.75F), colour, stroke(r));
}

void iconMinus(ImDrawList* list, ImVec2 m, float r, ImU32 colour) {
    list->AddLine(at(m, r, -0.75F, 0), at(m, r, 0.75F, 0), colour, stroke(r));
}

} // namespace portolan::ui
