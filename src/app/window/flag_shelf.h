// Flags for the panels: those of the records' economies, as textures.
#pragma once

#include "app/sources/flags.h"
#include "gpu/texture.h"
#include "ui/view_model.h"

#include <memory>
#include <vector>

namespace portolan::app {

class FlagShelf {
public:
    /// Of these records; null: none are shown. Costs something when it is another than the last.
    /// The window's context is current.
    void show(std::shared_ptr<const dataset::Dataset>);
    /// Null: none are shown.
    const std::shared_ptr<const ui::FlagPictures>& pictures() const { return pictures_; }

private:
    std::shared_ptr<const dataset::Dataset> shown_;
    Flags flags_;
    std::vector<gpu::TextureHandle> textures_; ///< of `pictures_`
    std::shared_ptr<const ui::FlagPictures> pictures_;
};

} // namespace portolan::app
