#include "render/arc_layer.h"

#include <array>
#include <cstddef>
#include <vector>

namespace portolan::render {
namespace {

using scene::ArcInstance;
using scene::DenseArc;
using scene::TravelHead;

constexpr int kPointsUnit = 3; // 0–2 belong to the grids and the relief
constexpr GLsizei verticesOf(int segments) {
    return 2 * (segments + 1); // left and right of the line
}
constexpr GLsizei kDenseVertices = verticesOf(scene::kDenseSegments);
constexpr GLsizei kDraftVertices = verticesOf(scene::kDraftSegments);
constexpr float kExploreHead = 0.45F;

struct CubicWeights {
    std::array<float, 4> place, slope;
};

CubicWeights weightsAt(float t) {
    const float m = 1 - t;
    return {{m * m * m, 3 * m * m * t, 3 * m * t * t, t * t * t},
            {-3 * m * m, 3 * m * m - 6 * m * t, 6 * m * t - 3 * t * t, 3 * t * t}};
}

constexpr std::array<gpu::Attribute, 4> kStyledAttributes = {
    {{0, 3, GL_UNSIGNED_INT, offsetof(ArcInstance, firstPoint), false, true, 1},
     {1, 3, GL_FLOAT, offsetof(ArcInstance, lengthPx), false, false, 1},
     {2, 4, GL_FLOAT, offsetof(ArcInstance, opacity), false, false, 1},
     {3, 4, GL_UNSIGNED_BYTE, offsetof(ArcInstance, colour), true, false, 1}}};
constexpr std::array<gpu::Attribute, 2> kWeightAttributes = {
    {{0, 4, GL_FLOAT, offsetof(CubicWeights, place)},
     {1, 4, GL_FLOAT, offsetof(CubicWeights, slope)}}};
constexpr std::array<gpu::Attribute, 3> kDenseAttributes = {
    {{2, 4, GL_FLOAT, offsetof(DenseArc, control), false, false, 1},
     {3, 4, GL_FLOAT, offsetof(DenseArc, control) + 16, false, false, 1},
     {4, 4, GL_UNSIGNED_BYTE, offsetof(DenseArc, colour), true, false, 1}}};
constexpr std::array<gpu::Attribute, 2> kHeadAttributes = {
    {{0, 4, GL_FLOAT, offsetof(TravelHead, px), false, false, 1},
     {1, 4, GL_UNSIGNED_BYTE, offsetof(TravelHead, colour), true, false, 1}}};

static_assert(offsetof(ArcInstance, lengthPx) == 16 && offsetof(ArcInstance, opacity) == 28);
static_assert(sizeof(ArcInstance) == 44 && sizeof(DenseArc) == 36 && sizeof(TravelHead) == 20);

glm::vec4 haloOf(const scene::MapStyle& style) {
    glm::vec4 halo = style.halo.toVec4();
    halo.w = style.casingAlpha;
    return halo;
}

void blendPremultiplied() {
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}
void blendStraight() {
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

} // namespace

base::Result<ArcLayer> ArcLayer::create(const gpu::Context& gpu,
                                        const gpu::ShaderLibrary& library) {
    ArcLayer layer;
    const std::array<std::string_view, 1> bare = {"BARE"};
    struct Wanted {
        gpu::Program* program;
        std::string_view name;
        std::span<const std::string_view> defines;
        std::string_view fragment;
    };
    const std::array<Wanted, 5> wanted = {{{&layer.styled_, "arc", {}, "arc"},
                                           {&layer.dense_, "arc_dense", {}, "arc_dense"},
                                           {&layer.bareDense_, "arc_dense", bare, "arc_dense"},
                                           {&layer.bareStyled_, "arc", bare, "arc_dense"},
                                           {&layer.head_, "head", {}, "head"}}};
    for (const Wanted& each : wanted) {
        auto program = library.program(gpu, each.name, each.defines, each.fragment);
        if (!program) {
            return tl::unexpected(program.error());
        }
        *each.program = std::move(*program);
    }
    layer.makeArrays();
    return layer;
}

void ArcLayer::makeArrays() {
    std::vector<CubicWeights> weights; // the draft's strip follows the whole picture's
    for (const int segments : {scene::kDenseSegments, scene::kDraftSegments}) {
        for (int i = 0; i < verticesOf(segments); ++i) {
            const int pair = i / 2;
            weights.push_back(weightsAt(static_cast<float>(pair) / static_cast<float>(segments)));
        }
    }
    weights_ = gpu::makeBuffer();
    gpu::fillBuffer(weights_, std::span<const CubicWeights>(weights));
    points_ = gpu::makeBuffer();
    gpu::reserveBuffer(points_, sizeof(scene::CurvePoint));
    for (Strips* strips : {&styledStrips_, &denseStrips_, &heads_}) {
        strips->instances = gpu::makeBuffer();
        gpu::reserveBuffer(strips->instances, sizeof(ArcInstance));
    }
    styledStrips_.array =
        gpu::makeVertexArray(styledStrips_.instances, sizeof(ArcInstance), kStyledAttributes);
    denseStrips_.array = gpu::makeVertexArray(weights_, sizeof(CubicWeights), kWeightAttributes);
    gpu::addAttributes(denseStrips_.array, denseStrips_.instances, sizeof(DenseArc),
                       kDenseAttributes);
    heads_.array = gpu::makeVertexArray(heads_.instances, sizeof(TravelHead), kHeadAttributes);
}

void ArcLayer::upload(const scene::ArcScene& arcs) {
    if (shown_ != &arcs) { // the map's, then its lens's
        shown_ = &arcs;
        pointsRevision_ = listRevision_ = 0;
    }
    if (arcs.pointsRevision != pointsRevision_ && !arcs.points.empty()) {
        gpu::fillBuffer(points_, std::span(arcs.points), GL_DYNAMIC_DRAW);
        pointsTexture_ = gpu::makeBufferTexture(points_, GL_RGBA32F);
        pointsRevision_ = arcs.pointsRevision;
    }
    if (arcs.listRevision != listRevision_) {
        gpu::fillBuffer(styledStrips_.instances, std::span(arcs.instances), GL_STREAM_DRAW);
        gpu::fillBuffer(denseStrips_.instances, std::span(arcs.dense), GL_STREAM_DRAW);
        gpu::fillBuffer(heads_.instances, std::span(arcs.heads), GL_STREAM_DRAW);
        listRevision_ = arcs.listRevision;
    }
}

void ArcLayer::draw(const DrawContext&, const scene::FrameView& view, const scene::ArcScene& arcs,
                    const scene::MapStyle& style) {
    upload(arcs);
    blendPremultiplied();
    if (!arcs.dense.empty()) {
        drawDense(dense_, view, arcs);
    }
    if (!arcs.instances.empty()) {
        drawStyled(styled_, arcs, style);
    }
    if (!arcs.heads.empty()) {
        drawHeads(arcs, style);
    }
    blendStraight();
}

void ArcLayer::drawDense(const gpu::Program& program, const scene::FrameView& view,
                         const scene::ArcScene& arcs) {
    program.use();
    program.set("shift", arcs.shiftPx);
    program.set("halfWidth", scene::kDenseWidthPx / 2 * static_cast<float>(view.scale) + 0.5F);
    glBindVertexArray(denseStrips_.array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, arcs.isDraft ? kDenseVertices : 0,
                          arcs.isDraft ? kDraftVertices : kDenseVertices,
                          static_cast<GLsizei>(arcs.dense.size()));
    glBindVertexArray(0);
}

void ArcLayer::drawStyled(const gpu::Program& program, const scene::ArcScene& arcs,
                          const scene::MapStyle& style) {
    program.use();
    program.set("points", kPointsUnit);
    program.set("shift", arcs.shiftPx);
    program.set("unit", arcs.unitPx);
    program.set("headSize", kExploreHead);
    program.set("halo", haloOf(style));
    program.set("additive", style.additiveGlow ? 1.0F : 0.0F);
    gpu::bindTexture(kPointsUnit, pointsTexture_, GL_TEXTURE_BUFFER);
    for (const scene::ArcRun& run : arcs.runs) {
        // OpenGL 3.3 has no base instance: the attributes are pointed at the run's first.
        std::array<gpu::Attribute, 4> attributes = kStyledAttributes;
        for (gpu::Attribute& attribute : attributes) {
            attribute.offset += run.first * sizeof(ArcInstance);
        }
        gpu::addAttributes(styledStrips_.array, styledStrips_.instances, sizeof(ArcInstance),
                           attributes);
        glBindVertexArray(styledStrips_.array.id());
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, static_cast<GLsizei>(2 * (run.segments + 1)),
                              static_cast<GLsizei>(run.count));
    }
    glBindVertexArray(0);
}

void ArcLayer::drawHeads(const scene::ArcScene& arcs, const scene::MapStyle& style) {
    head_.use();
    head_.set("shift", arcs.shiftPx);
    head_.set("halo", haloOf(style));
    head_.set("additive", style.additiveGlow ? 1.0F : 0.0F);
    glBindVertexArray(heads_.array.id());
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(arcs.heads.size()));
    glBindVertexArray(0);
}

void ArcLayer::drawBareStrips(const DrawContext&, const scene::FrameView& view,
                              const scene::ArcScene& arcs) {
    constexpr glm::vec4 kColour(0.6F, 0.8F, 1.0F, 1.0F);
    glDisable(GL_BLEND);
    if (!arcs.dense.empty()) {
        bareDense_.use();
        bareDense_.set("colour", kColour);
        drawDense(bareDense_, view, arcs);
    }
    if (!arcs.instances.empty()) {
        bareStyled_.use();
        bareStyled_.set("colour", kColour);
        drawStyled(bareStyled_, arcs, scene::mapStyle(state::Theme::Dark));
    }
    glEnable(GL_BLEND);
}

} // namespace portolan::render
