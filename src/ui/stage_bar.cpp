// The controls over the stage, for whoever has but a mouse.
#include "ui/presenter_panel.h"

#include <algorithm>
#include <array>

namespace portolan::ui {

namespace {

constexpr std::array<StageDeed, 8> kDeeds = {StageDeed::Previous, StageDeed::Pause, StageDeed::Next,
                                             StageDeed::Black,    StageDeed::Spot,  StageDeed::Pen,
                                             StageDeed::Language, StageDeed::Leave};
constexpr float kButton = 44, kPad = 8, kBelow = 20;

} // namespace

Box stageBarBox(ImVec2 window, float scale) {
    const float width = (static_cast<float>(kDeeds.size()) * kButton + 2 * kPad) * scale;
    const float height = (kButton + 2 * kPad) * scale;
    const float left = std::max(0.0F, (window.x - width) / 2);
    const float bottom = window.y - kBelow * scale;
    return {{left, bottom - height}, {left + width, bottom}};
}

void drawStageBar(Panel panel, const StageView& view, ImVec2 window) {
    const Box box = stageBarBox(window, panel.layout.scale);
    const PanelWindow bar(panel, "stage", box);
    float x = box.first.x + panel.px(kPad);
    const float y = box.first.y + panel.px(kPad);
    for (const StageDeed deed : kDeeds) {
        const Box button{{x, y}, {x + panel.px(kButton), y + panel.px(kButton)}};
        if (isSo(deed, view.presentation)) {
            ImGui::GetWindowDrawList()->AddRectFilled(button.first, button.last,
                                                      packed(panel.theme.accentFill), panel.px(8));
        }
        if (drawIconButton(panel, panel.tr(nameOf(deed)), button,
                           iconOf(deed, view.presentation))) {
            panel.emit(wantedBy(deed, view));
        }
        x += panel.px(kButton);
    }
}

} // namespace portolan::ui
