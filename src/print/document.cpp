#include "print/document.h"

#include "print/arcs.h"
#include "print/letters.h"
#include "print/nodes.h"
#include "print/pen.h"
#include "print/shapes.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>

#include <cstring>
#include <vector>

namespace portolan::print {

namespace {

/// A document says nothing of when it was made: the same pages are the same bytes.
constexpr const char* kNoDate = "2000-01-01T00:00:00Z";

cairo_status_t keep(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// Red first to cairo's words of 32 bits.
Surface pictureOf(const Ground& ground) {
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, ground.size.x, ground.size.y));
    unsigned char* row = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const auto width = static_cast<std::size_t>(ground.size.x);
    const std::uint8_t* from = ground.rgba.data();
    for (int y = 0; y < ground.size.y && row != nullptr; ++y, row += stride) {
        for (std::size_t x = 0; x < width; ++x, from += 4) {
            const std::uint32_t word = std::uint32_t{from[0]} << 16U |
                                       std::uint32_t{from[1]} << 8U | std::uint32_t{from[2]};
            std::memcpy(row + x * 4, &word, 4);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

void packWith(cairo_surface_t* surface, std::span<const std::uint8_t> jpeg) {
    auto* copy = new std::vector<unsigned char>(jpeg.begin(), jpeg.end());
    const cairo_status_t status = cairo_surface_set_mime_data(
        surface, CAIRO_MIME_TYPE_JPEG, copy->data(), static_cast<unsigned long>(copy->size()),
        [](void* bytes) { delete static_cast<std::vector<unsigned char>*>(bytes); }, copy);
    if (status != CAIRO_STATUS_SUCCESS) {
        delete copy; // the pixels stay unpacked
    }
}

/// The ground, as large as that on the page.
void drawGround(cairo_t* cairo, const Ground& ground, glm::dvec2 sizePx) {
    if (ground.rgba.empty()) {
        return;
    }
    const Surface picture = pictureOf(ground);
    if (!ground.jpeg.empty()) {
        packWith(picture.get(), ground.jpeg);
    }
    const Saved saved(cairo);
    cairo_scale(cairo, sizePx.x / ground.size.x, sizePx.y / ground.size.y);
    cairo_set_source_surface(cairo, picture.get(), 0, 0);
    cairo_paint(cairo);
}

/// Within its ring, as render::LensLayer shows it.
void drawLens(cairo_t* cairo, const scene::MapLens& lens, const Ground& ground) {
    const Group whole(cairo, lens.opacity);
    {
        const Saved saved(cairo);
        addDisc(cairo, glm::dvec2(lens.centre), lens.radiusPx);
        cairo_clip(cairo);
        cairo_translate(cairo, lens.centre.x - lens.radiusPx, lens.centre.y - lens.radiusPx);
        drawGround(cairo, ground, lens.scene.view.transform.sizePx);
        if (lens.scene.showsArcs) {
            drawArcs(cairo, lens.scene.network->arcs, lens.scene.view, *lens.scene.style);
        }
        if (lens.scene.showsNodes) {
            drawNodes(cairo, *lens.scene.network, *lens.scene.style);
        }
    }
    cairo_new_path(cairo);
    addDisc(cairo, glm::dvec2(lens.centre), lens.radiusPx);
    cairo_set_line_width(cairo, lens.ringPx);
    setColour(cairo, lens.ring);
    cairo_stroke(cairo);
}

/// A photograph or a flag, on the paper where it is clear.
void drawPicture(cairo_t* cairo, const scene::PlacedPicture& placed) {
    const Group whole(cairo, placed.opacity);
    const Saved saved(cairo);
    cairo_translate(cairo, placed.box.low.x, placed.box.low.y);
    drawGround(cairo, {placed.picture->size, placed.picture->rgba, {}},
               glm::dvec2(placed.box.high - placed.box.low));
}

/// In the order in which render::Renderer draws.
void drawScene(cairo_t* cairo, const scene::Scene& scene, const Ground& lens, Letters& letters) {
    if (scene.network != nullptr && scene.showsArcs) {
        drawArcs(cairo, scene.network->arcs, scene.view, *scene.style);
    }
    letters.draw(cairo, scene.labels.names);
    if (scene.network != nullptr && scene.showsNodes) {
        drawNodes(cairo, *scene.network, *scene.style);
    }
    if (scene.lens != nullptr) {
        drawLens(cairo, *scene.lens, lens);
    }
    for (const scene::PlacedPicture& picture : scene.furniture.pictures) {
        drawPicture(cairo, picture);
    }
    drawOverlay(cairo, scene.furniture.over);
    letters.draw(cairo, scene.labels.marks);
}

} // namespace

struct Document::Impl {
    DocumentRequest request;
    std::string bytes;
    Fonts fonts; ///< outlive the surface, which writes them at its end
    Surface surface;
    Context cairo;
    int pages = 0;

    base::Result<void> check() const {
        const cairo_status_t status = cairo ? cairo_status(cairo.get()) : CAIRO_STATUS_SUCCESS;
        const cairo_status_t whole =
            status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status(surface.get());
        if (whole != CAIRO_STATUS_SUCCESS) {
            return base::fail(base::ErrorCode::Machine,
                              std::string("the document cannot be made (") +
                                  cairo_status_to_string(whole) + ")",
                              "close other programs, or choose a smaller size");
        }
        return {};
    }
};

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

base::Result<Document> Document::create(const DocumentRequest& request) {
    auto impl = std::make_unique<Impl>();
    impl->request = request;
    const glm::dvec2 size = request.sizePt;
    if (request.format == Format::Pdf) {
        impl->surface.reset(
            cairo_pdf_surface_create_for_stream(keep, &impl->bytes, size.x, size.y));
        cairo_surface_t* const pdf = impl->surface.get();
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, request.title.c_str());
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Portolan");
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, kNoDate);
    } else {
        impl->surface.reset(
            cairo_svg_surface_create_for_stream(keep, &impl->bytes, size.x, size.y));
    }
    impl->cairo.reset(cairo_create(impl->surface.get()));
    return impl->check().map([&] { return Document(std::move(impl)); });
}

base::Result<void> Document::add(const Page& page) {
    const bool isPdf = impl_->request.format == Format::Pdf;
    if (impl_->pages > 0 && !isPdf) {
        return {};
    }
    cairo_t* const cairo = impl_->cairo.get();
    if (isPdf && !page.title.empty()) {
        cairo_pdf_surface_add_outline(
            impl_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, page.title.c_str(),
            fmt::format("page={}", impl_->pages + 1).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
    {
        const Saved saved(cairo);
        cairo_scale(cairo, impl_->request.sizePt.x / page.sizePx.x,
                    impl_->request.sizePt.y / page.sizePx.y);
        setColour(cairo, page.paper);
        cairo_paint(cairo);
        drawGround(cairo, page.ground, page.sizePx);
        Letters letters(page.origins, impl_->fonts);
        if (page.scene != nullptr) {
            drawScene(cairo, *page.scene, page.lens, letters);
        }
        letters.draw(cairo, page.letters);
    }
    cairo_show_page(cairo);
    ++impl_->pages;
    return impl_->check();
}

base::Result<std::string> Document::finish() {
    cairo_surface_finish(impl_->surface.get());
    return impl_->check().map([&] { return std::move(impl_->bytes); });
}

} // namespace portolan::print
