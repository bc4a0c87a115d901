// What the window's loop does beside the picture: sessions and exports, and the preview of colour
// vision.
#include "app/window/view_loop.h"

#include <algorithm>
#include <array>
#include <utility>

namespace portolan::app {

void ViewLoop::begin(ui::FilePurpose purpose, bool asks) {
    if (interface_.files().purpose != ui::FilePurpose::None) {
        return; // one at a time
    }
    ui::FileRequest request;
    request.purpose = purpose;
    request.asks = asks;
    interface_.files().request = std::move(request);
}

DeskMoment ViewLoop::deskMoment() const {
    const platform::Extent size = window_.windowedSize();
    const ui::Layout& layout = interface_.layout();
    DeskMoment moment;
    moment.session = {originOf(opening_.options.dataset, opening_.options.columns),
                      store_.current(), size.width, size.height};
    moment.shown = shownNow(resources_, store_.current());
    moment.shown.shownSize = {layout.map.width() / static_cast<double>(layout.scale),
                              layout.map.height() / static_cast<double>(layout.scale)};
    return moment;
}

/// What the file dialog or a key asked for; nothing is written before there is something to write.
void ViewLoop::takeFileRequest() {
    auto request = std::exchange(interface_.files().request, std::nullopt);
    if (request && resources_.materials().selection != nullptr &&
        resources_.projection().grid != nullptr) {
        desk_.obey(*request, interface_.files(), [this] { return deskMoment(); });
        framesToDraw_ = std::max(framesToDraw_, 2); // the dialog opens in the next one
    }
}

/// The finished frame as it was chosen to be previewed.
base::Result<void> ViewLoop::drawVision() {
    static constexpr std::array<const render::VisionMatrix*, 4> kMatrices = {
        nullptr, &render::kProtanopia, &render::kDeuteranopia, &render::kTritanopia};
    const auto* const matrix = kMatrices[static_cast<std::size_t>(store_.current().comfort.vision)];
    if (matrix == nullptr) {
        vision_.reset();
        return {};
    }
    if (!vision_) {
        auto made = gpu::Context::current().and_then(
            [](const gpu::Context& context) { return render::VisionPass::create(context); });
        if (!made) {
            return tl::unexpected(made.error());
        }
        vision_ = *std::move(made);
    }
    const platform::Extent size = window_.framebufferSize();
    vision_->draw(*matrix, 0, {size.width, size.height});
    return {};
}

} // namespace portolan::app
