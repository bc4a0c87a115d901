// Pictures as pages: a PDF of several, or an SVG of one, made of the same scenes as the pictures.
#pragma once

#include "print/document.h"

#include "app/output/picture_file.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace portolan::app {

/// nullopt: the ending names no document.
std::optional<print::Format> documentFormat(const std::string& path);

/// 1/72 inch: half a point for each logical pixel; a stage is 13⅓ inches wide or 7½ high.
glm::dvec2 pageSize(const Frame&);

class HandOut {
public:
    /// Error (Machine): the driver refuses to draw.
    static base::Result<HandOut> begin(const gpu::Context&, const print::DocumentRequest&);

    /// Its ground as a picture of at most twice the frame's pixels, all else as lines and text.
    base::Result<void> add(PictureRequest, const std::string& title);
    /// What the pages are drawn from: `sources` per source of the dataset.
    base::Result<void> addSources(const dataset::Dataset&, const std::vector<bool>& sources,
                                  base::Language);
    /// Whole or not at all. Error (Machine): the file cannot be written.
    base::Result<void> write(const std::string& path);

private:
    HandOut(gpu::Context gpu, PictureMaker ground, print::Document document)
        : gpu_(std::move(gpu)), ground_(std::move(ground)), document_(std::move(document)) {}

    gpu::Context gpu_;
    PictureMaker ground_;
    print::Document document_;
};

} // namespace portolan::app
