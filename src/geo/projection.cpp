#include "geo/projection.h"

#include "geo/proj_definition.h"
#include "geo/proj_handle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace portolan::geo {

namespace {

using base::ErrorCode;
using base::fail;

// A degree of a geographic CRS on the map: that of WGS 84's equator.
constexpr double kMetresPerRadian = 6378137;
// Nothing on a map of the earth lies farther from its origin; PROJ puts Mercator's poles there.
constexpr double kFarthest = 1e8;
// What may be lost between a point and the projection of its inverse, in metres.
constexpr double kRoundTrip = 1;

constexpr const char* kForms =
    "name a preset (east-asia, equal-area, mercator, globe, equidistant, world), EPSG:n, ESRI:n, "
    "a PROJ string such as \"+proj=merc +lon_0=150\", or WKT";

/// How PROJ's two output coordinates become x (right) and y (up) in metres.
struct Axes {
    bool isSwapped = false;
    double xUnit = 1, yUnit = 1; ///< metres per unit; negative where the axis runs west or south
};

struct Axis {
    std::string name, direction;
    double unit = 1;
};

bool isGeographic(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

Axis readAxis(PJ_CONTEXT* context, const PJ* system, int index) {
    const char* name = nullptr;
    const char* direction = nullptr;
    Axis axis;
    proj_cs_get_axis_info(context, system, index, &name, nullptr, &direction, &axis.unit, nullptr,
                          nullptr, nullptr);
    axis.name = name == nullptr ? "" : name;
    axis.direction = direction == nullptr ? "" : direction;
    return axis;
}

Axes readAxes(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject system(proj_crs_get_coordinate_system(context, crs));
    if (!system) {
        return {};
    }
    const std::array<Axis, 2> axes = {readAxis(context, system.get(), 0),
                                      readAxis(context, system.get(), 1)};
    const double metres = isGeographic(proj_get_type(crs)) ? kMetresPerRadian : 1;
    const bool isPolar = axes[0].direction == axes[1].direction;
    Axes result;
    // Both axes of a polar map point the same way: only their names tell them apart.
    result.isSwapped = isPolar ? axes[0].name.starts_with("Northing")
                               : axes[0].direction == "north" || axes[0].direction == "south";
    const Axis& x = axes[result.isSwapped ? 1 : 0];
    const Axis& y = axes[result.isSwapped ? 0 : 1];
    result.xUnit = metres * x.unit * (!isPolar && x.direction == "west" ? -1 : 1);
    result.yUnit = metres * y.unit * (!isPolar && y.direction == "south" ? -1 : 1);
    return result;
}

/// The horizontal CRS that is drawn: a compound one without its heights, a bound one without its
/// datum shift. Null where there is none.
ProjObject horizontalCrs(PJ_CONTEXT* context, const PJ* crs) {
    switch (proj_get_type(crs)) {
    case PJ_TYPE_PROJECTED_CRS:
    case PJ_TYPE_GEOGRAPHIC_2D_CRS:
    case PJ_TYPE_GEOGRAPHIC_3D_CRS:
        return ProjObject(proj_clone(context, crs));
    case PJ_TYPE_COMPOUND_CRS: {
        const ProjObject first(proj_crs_get_sub_crs(context, crs, 0));
        return first ? horizontalCrs(context, first.get()) : nullptr;
    }
    case PJ_TYPE_BOUND_CRS: {
        const ProjObject source(proj_get_source_crs(context, crs));
        return source ? horizontalCrs(context, source.get()) : nullptr;
    }
    default:
        return nullptr;
    }
}

/// PROJ's first words name the fault, the later ones who passed it on.
void keepMessage(void* text, int, const char* message) {
    auto& kept = *static_cast<std::string*>(text);
    kept = kept.empty() ? message : kept;
}

std::string formatDegrees(double degrees) {
    return fmt::format("{}", std::round(degrees * 1e6) / 1e6 + 0.0);
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) {
        text.replace(at, what.size(), with);
    }
}

} // namespace

struct Projection::Impl {
    ProjContext context{proj_context_create()};
    ProjObject transform; ///< longitude and latitude in degrees to the CRS's own axes and units
    std::string definition;
    std::string message; ///< PROJ's first words
    Axes axes;
    double centreLongitude = 0;
    std::string method;
    bool isInterrupted = false;

    void silence();
    base::Result<void> open();
    base::Result<void> openCrs();
    void describe(const ProjWords&);
    tl::unexpected<base::Error> refuse() const;
    std::optional<PlanePoint> forward(LonLat) const;
    std::optional<LonLat> refine(LonLat, PlanePoint) const;
    PlanePoint planePoint(double first, double second) const {
        const bool swapped = axes.isSwapped;
        return {axes.xUnit * (swapped ? second : first), axes.yUnit * (swapped ? first : second)};
    }
};

// A map must not depend on a network, and PROJ's words belong into our error, not on a stream.
void Projection::Impl::silence() {
    proj_context_set_enable_network(context.get(), 0);
    proj_log_func(context.get(), &message, keepMessage);
    proj_log_level(context.get(), PJ_LOG_ERROR);
}

base::Result<void> Projection::Impl::open() {
    silence();
    if (const auto pipeline = isProjString(definition) ? pipelineFromProjString(definition)
                                                       : std::optional<std::string>()) {
        transform.reset(proj_create(context.get(), pipeline->c_str()));
        if (!transform) {
            return refuse();
        }
        describe(ProjWords(definition));
    } else if (auto opened = openCrs(); !opened) {
        return opened;
    }
    proj_log_level(context.get(), PJ_LOG_NONE);
    return {};
}

base::Result<void> Projection::Impl::openCrs() {
    const std::string text = isProjString(definition) ? crsFromProjString(definition) : definition;
    const ProjObject crs(proj_create(context.get(), text.c_str()));
    if (!crs) {
        return refuse();
    }
    const ProjObject horizontal = horizontalCrs(context.get(), crs.get());
    const bool isPipeline = isProjString(definition) && ProjWords(definition).has("step");
    if (!horizontal || isPipeline) {
        return fail(ErrorCode::Usage,
                    fmt::format("\"{}\" is not a map projection or a geographic CRS", definition),
                    kForms);
    }
    const ProjObject source(proj_create(context.get(), "OGC:CRS84"));
    transform.reset(source ? proj_create_crs_to_crs_from_pj(context.get(), source.get(), crs.get(),
                                                            nullptr, nullptr)
                           : nullptr);
    if (!transform) {
        return refuse();
    }
    axes = readAxes(context.get(), horizontal.get());
    const char* words = proj_as_proj_string(context.get(), horizontal.get(), PJ_PROJ_4, nullptr);
    describe(ProjWords(words == nullptr ? "" : words));
    return {};
}

void Projection::Impl::describe(const ProjWords& words) {
    centreLongitude = centreLongitudeOf(words);
    method = words.find("proj").value_or("");
    isInterrupted = isInterruptedProjection(method);
}

tl::unexpected<base::Error> Projection::Impl::refuse() const {
    if (proj_context_get_database_path(context.get()) == nullptr) {
        return fail(ErrorCode::Machine, "PROJ's database proj.db was not found",
                    "install the package proj-data");
    }
    std::string words = message;
    if (words.empty()) {
        const char* known =
            proj_context_errno_string(context.get(), proj_context_errno(context.get()));
        words = known == nullptr ? "no such CRS" : known;
    }
    const bool isNumber =
        !definition.empty() && definition.find_first_not_of("0123456789") == std::string::npos;
    return fail(ErrorCode::Usage,
                fmt::format("PROJ cannot use the projection \"{}\" ({})", definition, words),
                isNumber ? "write EPSG:" + definition : std::string(kForms));
}

Projection::Projection(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;
Projection::~Projection() = default;

base::Result<Projection> Projection::create(const std::string& definition) {
    auto impl = std::make_unique<Impl>();
    impl->definition = definition;
    return impl->open().map([&] { return Projection(std::move(impl)); });
}

Projection Projection::clone() const {
    auto copy = std::make_unique<Impl>();
    copy->silence();
    copy->transform.reset(proj_clone(copy->context.get(), impl_->transform.get()));
    PORTOLAN_EXPECTS(copy->transform != nullptr);
    proj_log_level(copy->context.get(), PJ_LOG_NONE);
    copy->definition = impl_->definition;
    copy->axes = impl_->axes;
    copy->centreLongitude = impl_->centreLongitude;
    copy->method = impl_->method;
    copy->isInterrupted = impl_->isInterrupted;
    return Projection(std::move(copy));
}

const std::string& Projection::definition() const {
    return impl_->definition;
}
double Projection::centreLongitude() const {
    return impl_->centreLongitude;
}
const std::string& Projection::method() const {
    return impl_->method;
}
bool Projection::isInterrupted() const {
    return impl_->isInterrupted;
}

std::optional<PlanePoint> Projection::Impl::forward(LonLat p) const {
    const PJ_COORD out = proj_trans(transform.get(), PJ_FWD, proj_coord(p.lon, p.lat, 0, 0));
    const PlanePoint point = planePoint(out.xy.x, out.xy.y);
    // Written so that NaN fails too.
    if (!(std::abs(point.x) < kFarthest && std::abs(point.y) < kFarthest)) {
        return std::nullopt;
    }
    return point;
}

// PROJ's inverses are series and iterations that end at some 1e-9°; a step of Newton's method ends
// them at the rounding. Where the map's outline has been left, some answer with a place elsewhere.
std::optional<LonLat> Projection::Impl::refine(LonLat p, PlanePoint target) const {
    const auto at = forward(p);
    if (!at || std::hypot(at->x - target.x, at->y - target.y) > kRoundTrip) {
        return std::nullopt;
    }
    constexpr double kStep = 1e-4;
    const double up = p.lat > 0 ? -kStep : kStep; // towards the equator: poles have no beyond
    const auto east = forward({p.lon + kStep, p.lat});
    const auto north = forward({p.lon, p.lat + up});
    if (!east || !north) {
        return p;
    }
    const double xe = (east->x - at->x) / kStep;
    const double ye = (east->y - at->y) / kStep;
    const double xn = (north->x - at->x) / up;
    const double yn = (north->y - at->y) / up;
    const double area = xe * yn - xn * ye;
    const double dx = target.x - at->x;
    const double dy = target.y - at->y;
    const LonLat better{p.lon + (dx * yn - dy * xn) / area, p.lat + (dy * xe - dx * ye) / area};
    const auto check = forward(better); // empty too where the area is nought
    const bool isBetter =
        check && std::hypot(check->x - target.x, check->y - target.y) < std::hypot(dx, dy);
    return isBetter ? better : p;
}

std::optional<PlanePoint> Projection::forward(LonLat p) const {
    return impl_->forward(p);
}

std::optional<LonLat> Projection::inverse(PlanePoint point) const {
    const Axes& axes = impl_->axes;
    const double x = point.x / axes.xUnit;
    const double y = point.y / axes.yUnit;
    const PJ_COORD out =
        proj_trans(impl_->transform.get(), PJ_INV,
                   axes.isSwapped ? proj_coord(y, x, 0, 0) : proj_coord(x, y, 0, 0));
    const LonLat found{out.lp.lam, out.lp.phi};
    if (!std::isfinite(found.lon) || !std::isfinite(found.lat)) {
        return std::nullopt;
    }
    return impl_->refine(found, point);
}

void Projection::forwardMany(std::span<double> x, std::span<double> y) const {
    PORTOLAN_EXPECTS(x.size() == y.size());
    proj_trans_generic(impl_->transform.get(), PJ_FWD, x.data(), sizeof(double), x.size(), y.data(),
                       sizeof(double), y.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const PlanePoint point = impl_->planePoint(x[i], y[i]);
        const bool possible = std::abs(point.x) < kFarthest && std::abs(point.y) < kFarthest;
        x[i] = possible ? point.x : HUGE_VAL;
        y[i] = possible ? point.y : HUGE_VAL;
    }
}

std::string resolveDefinition(std::string_view text, LonLat centre) {
    for (const ProjectionPreset& preset : projectionPresets()) {
        if (preset.name == text) {
            std::string definition(preset.definition);
            replaceAll(definition, "{lon}", formatDegrees(centre.lon));
            replaceAll(definition, "{lat}", formatDegrees(centre.lat));
            return definition;
        }
    }
    return std::string(text);
}

// In the program, not in a file: the default must draw before any file is read, and on machines
// where the files are missing. Maps of the whole world are centred on 150° E, so that their edge is
// 30° W, in the Atlantic: Asia, the Pacific and both its shores are whole.
std::span<const ProjectionPreset> projectionPresets() {
    static constexpr std::array<ProjectionPreset, 6> kPresets = {{
        {"east-asia", "+proj=lcc +lat_1=18 +lat_2=44 +lat_0=30 +lon_0=122 +datum=WGS84"},
        {"equal-area", "+proj=laea +lat_0=30 +lon_0=122 +datum=WGS84"},
        {"mercator", "+proj=merc +lon_0=150 +datum=WGS84"},
        {"globe", "+proj=ortho +lat_0={lat} +lon_0={lon} +datum=WGS84"},
        {"equidistant", "+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84"},
        {"world", "+proj=eqearth +lon_0=150 +datum=WGS84"},
    }};
    return kPresets;
}

} // namespace portolan::geo
