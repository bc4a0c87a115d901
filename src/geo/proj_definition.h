// Reads PROJ strings ("+proj=lcc +lat_1=18 …") and the presets' templates; PROJ itself judges them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::geo {

/// The key=value words of a PROJ string, in order.
class ProjWords {
public:
    explicit ProjWords(std::string_view definition);

    bool has(std::string_view key) const;
    /// The value of the last such word; empty for a flag such as +south, nullopt without the word.
    std::optional<std::string> find(std::string_view key) const;
    /// Degrees, from decimal or DMS ("120d30'E").
    std::optional<double> findDegrees(std::string_view key) const;
    void remove(std::string_view key);
    void add(std::string_view word);
    /// "+proj=lcc +lat_1=18".
    std::string toString() const;

private:
    std::vector<std::string> words_; ///< without the +
};

/// "+proj=…" or "proj=…": not a code, a name or WKT.
bool isProjString(std::string_view definition);
/// With +type=crs, and +datum=WGS84 where neither datum nor figure of the earth is named.
std::string crsFromProjString(std::string_view definition);
/// A pipeline from degrees on WGS 84 that needs no database, for plain projections on WGS 84: some
/// 100 times sooner ready than a pair of CRSs. nullopt for all others.
std::optional<std::string> pipelineFromProjString(std::string_view definition);
/// The longitude opposite which the projection is cut, degrees; 0 where the string does not say.
double centreLongitudeOf(const ProjWords&);
/// Projections whose map is cut into lobes or has breaks of slope (igh, goode, healpix…).
bool isInterruptedProjection(std::string_view name);

} // namespace portolan::geo
