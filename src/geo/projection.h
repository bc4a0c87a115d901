// A map projection: any CRS that PROJ knows, by preset name, "EPSG:n", PROJ string or WKT.
#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::geo {

struct ProjectionPreset {
    std::string_view name; ///< "east-asia"
    /// What PROJ is given; "{lon}" and "{lat}" stand for the centre's degrees.
    std::string_view definition;
};

/// east-asia (the default: LCC, standard parallels 18° and 44° N, 122° E, 30° N), equal-area,
/// mercator, globe, equidistant (centred on a chosen place), world.
std::span<const ProjectionPreset> projectionPresets();

/// The PROJ definition that a user's text means: a preset's name becomes its definition, centred on
/// `centre` where the preset is centred on a place; other text is returned as it is.
std::string resolveDefinition(std::string_view text, LonLat centre);

/// One PJ and its context: may be used by one thread at a time; make one for each thread.
class Projection {
public:
    /// Errors: a definition that PROJ does not know, or a CRS that is not a map projection or
    /// geographic (ErrorCode::Usage, with PROJ's own words and the mend). A geographic CRS is drawn
    /// with a degree as 111 km.
    static base::Result<Projection> create(const std::string& definition);

    Projection(Projection&&) noexcept;
    Projection& operator=(Projection&&) noexcept;
    ~Projection();

    /// The same projection for another thread, with a context of its own.
    Projection clone() const;

    const std::string& definition() const;
    /// lon_0: the longitude opposite which the map is cut, degrees.
    double centreLongitude() const;
    /// PROJ's name of it: "lcc", "igh"; empty where PROJ has none.
    const std::string& method() const;
    /// Has slope breaks and cuts (igh, goode, isea…).
    bool isInterrupted() const;

    /// nullopt where PROJ cannot project: beyond the horizon, at an infinite pole.
    std::optional<PlanePoint> forward(LonLat) const;
    /// nullopt where nothing on the ground projects to the point. Round trip: inverse(forward(p)) ≈
    /// p within 1e-9°, but not at the very limb of a globe or the antipode of an azimuthal map.
    std::optional<LonLat> inverse(PlanePoint) const;
    /// In place, many at once: x holds longitudes and becomes eastings, y latitudes; HUGE_VAL where
    /// impossible.
    void forwardMany(std::span<double> x, std::span<double> y) const;

private:
    struct Impl;
    explicit Projection(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::geo
