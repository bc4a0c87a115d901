#include "names.h"

#include "dataset/basemap.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace portolan::builder {

namespace {

using dataset::CapitalKind;
using dataset::NameKind;

constexpr std::array<const char*, base::kLanguageCount> kTextFields = {
    "name_en", "name_ja", "name_zh_hant", "name_zh_hans", "name_ko", "name_id"};

// Names of territories whose status is disputed, outside the region that viewpoints.toml treats.
const std::set<std::string> kContestedEconomies = {"", "-1", "-99", "EH", "PS", "XK", "FK", "CY"};

struct Label {
    std::string id, economy;
    std::array<std::string, base::kLanguageCount> text;
    NameKind kind = NameKind::City;
    CapitalKind capital = CapitalKind::None;
    int rank = 0;
    bool contested = false;
    Point position{};
    std::uint32_t population = 0;
    std::vector<glm::vec2> baseline;
};

std::array<std::string, base::kLanguageCount> textsOf(const Feature& feature) {
    std::array<std::string, base::kLanguageCount> texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i] = feature.text(kTextFields[i]);
        if (texts[i].empty()) {
            texts[i] = texts[0];
        }
    }
    return texts;
}

double squareKilometres(const Polygon& polygon) {
    const Line& ring = polygon.rings.front();
    double twice = 0;
    double latitudes = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
        latitudes += ring[i].y;
    }
    const double latitude = latitudes / static_cast<double>(ring.size() - 1);
    return std::fabs(twice) / 2 * 111.195 * 111.195 * std::cos(latitude * std::numbers::pi / 180);
}

// 0 for the largest, one more for each threshold that the area stays below.
int rankByArea(double area, std::initializer_list<double> thresholds) {
    int rank = 0;
    for (const double threshold : thresholds) {
        rank += area < threshold ? 1 : 0;
    }
    return rank;
}

// "lon lat; lon lat; …"
std::vector<glm::vec2> parseBaseline(const std::string& text) {
    std::vector<float> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        float number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error == std::errc{}) {
            numbers.push_back(number);
        }
        at = error == std::errc{} ? next : at + 1;
    }
    std::vector<glm::vec2> points;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        points.emplace_back(numbers[i], numbers[i + 1]);
    }
    return points;
}

class Collector {
public:
    Collector(GDALDataset& source, GDALDataset& table) : source_(source), table_(table) {}

    base::Result<std::vector<Label>> collect() {
        auto done =
            readLayer(table_, "names", [this](const Feature& row) { addRow(row); })
                .and_then([this] { return economies(); })
                .and_then([this] {
                    return readLayer(source_, "admin1", [this](const Feature& f) { addAdmin1(f); });
                })
                .and_then([this] { return cities("places"); })
                .and_then([this] { return cities("places_world"); });
        if (!done) {
            return tl::unexpected(done.error());
        }
        std::stable_sort(labels_.begin(), labels_.end(), [](const Label& a, const Label& b) {
            return std::tuple(a.kind, a.rank, ~a.population) <
                   std::tuple(b.kind, b.rank, ~b.population);
        });
        return std::move(labels_);
    }

private:
    void addRow(const Feature& row) {
        static const std::map<std::string, NameKind> kKinds = {{"ocean", NameKind::Ocean},
                                                               {"sea", NameKind::Sea},
                                                               {"strait", NameKind::Strait},
                                                               {"island", NameKind::Island},
                                                               {"region", NameKind::Region}};
        Label label;
        label.id = row.text("id");
        label.text = textsOf(row);
        label.kind = kKinds.at(row.text("kind"));
        label.rank = static_cast<int>(row.number("rank", 0));
        label.contested = row.text("contested") == "yes";
        label.position = {row.number("longitude", 0), row.number("latitude", 0)};
        label.baseline = parseBaseline(row.text("baseline"));
        if (label.kind == NameKind::Island) {
            islands_.insert(label.text[0]);
        }
        labels_.push_back(std::move(label));
    }

    // Where the table has no place for an economy's name, it stands inside its largest polygon.
    base::Result<void> economies() {
        auto fromTable = [this](const Feature& row) {
            Label label = economy(row);
            label.position = row.point;
            label.rank = static_cast<int>(row.number("minrank", 0));
            tabled_.insert(label.economy);
            labels_.push_back(std::move(label));
        };
        auto fromPolygon = [this](const Feature& row) { considerEconomy(row); };
        auto done =
            readLayer(source_, "country_labels", fromTable)
                .and_then([&] { return readLayer(source_, "countries", fromPolygon); })
                .and_then([&] { return readLayer(source_, "rest_countries", fromPolygon); });
        for (auto& [name, candidate] : candidates_) {
            labels_.push_back(std::move(candidate.second));
        }
        return done;
    }

    static Label economy(const Feature& row) {
        Label label;
        label.kind = NameKind::Economy;
        label.economy = row.text("iso_a2");
        label.text = textsOf(row);
        label.contested = kContestedEconomies.contains(label.economy);
        label.id = "economy/" + (label.contested ? label.text[0] : label.economy);
        return label;
    }

    void considerEconomy(const Feature& row) {
        Label label = economy(row);
        if (label.text[0].empty() || tabled_.contains(label.economy) ||
            !row.text("disputed").empty()) {
            return;
        }
        for (const Polygon& polygon : row.polygons) {
            const double area = squareKilometres(polygon);
            auto& best = candidates_[label.text[0]];
            if (area > best.first) {
                label.rank = rankByArea(area, {2e6, 4e5, 5e4, 3e3});
                label.position = insideOf(polygon);
                best = {area, label};
            }
        }
    }

    static Point insideOf(const Polygon& polygon) {
        const Geos geos;
        const Geometry geometry = fromPolygon(geos, polygon);
        const Geometry point = own(geos, GEOSPointOnSurface_r(geos.handle(), geometry.get()));
        Point result{};
        GEOSGeomGetX_r(geos.handle(), point.get(), &result.x);
        GEOSGeomGetY_r(geos.handle(), point.get(), &result.y);
        return result;
    }

    void addAdmin1(const Feature& row) {
        Label label;
        label.kind = NameKind::Admin1;
        label.economy = row.text("iso_a2");
        label.text = textsOf(row);
        // A part that is disputed repeats its division's name; an island carries its name already.
        if (!row.text("disputed").empty() || label.text[0].empty() ||
            islands_.contains(label.text[0])) {
            return;
        }
        const std::string code = row.text("code");
        label.id = "admin1/" + (code.empty() ? row.text("a3") + "-" + row.text("name_ne") : code);
        label.position = {row.number("label_lon", 0), row.number("label_lat", 0)};
        double area = 0;
        for (const Polygon& polygon : row.polygons) {
            area += squareKilometres(polygon);
        }
        label.rank = rankByArea(area, {3e5, 1e5, 3e4, 1e4, 3e3});
        labels_.push_back(std::move(label));
    }

    base::Result<void> cities(const char* layer) {
        return readLayer(source_, layer, [this](const Feature& row) {
            Label label;
            label.economy = row.text("iso_a2");
            label.text = textsOf(row);
            label.rank = static_cast<int>(row.number("rank", 10));
            label.capital = static_cast<CapitalKind>(static_cast<int>(row.number("capital", 0)));
            label.population = static_cast<std::uint32_t>(
                std::max(row.number("pop", 0), row.number("pop_urban", 0)));
            const std::string geonameId = row.text("geonameid");
            label.id =
                "city/" + (geonameId.empty() ? label.economy + "-" + label.text[0] : geonameId);
            label.position = row.point;
            if (!label.text[0].empty()) {
                labels_.push_back(std::move(label));
            }
        });
    }

    GDALDataset& source_;
    GDALDataset& table_;
    std::vector<Label> labels_;
    std::set<std::string> islands_, tabled_;
    std::map<std::string, std::pair<double, Label>> candidates_; // by English name: area, label
};

formats::pmap::NameRecord recordOf(const Label& label, PmapWriter& writer,
                                   std::vector<glm::vec2>& baselines) {
    formats::pmap::NameRecord record{};
    record.id = writer.addString(label.id);
    record.economy = writer.addString(label.contested ? "" : label.economy);
    for (std::size_t i = 0; i < label.text.size(); ++i) {
        record.text[i] = writer.addString(label.text[i]);
    }
    record.lon = static_cast<float>(label.position.x);
    record.lat = static_cast<float>(label.position.y);
    record.population = label.population;
    record.baselineFirst = static_cast<std::uint32_t>(baselines.size());
    record.baselineCount = static_cast<std::uint32_t>(label.baseline.size());
    baselines.insert(baselines.end(), label.baseline.begin(), label.baseline.end());
    record.kind = static_cast<std::uint8_t>(label.kind);
    record.capital = static_cast<std::uint8_t>(label.capital);
    record.rank = static_cast<std::uint8_t>(label.rank);
    record.contested = label.contested ? 1 : 0;
    return record;
}

} // namespace

base::Result<void> addNames(const std::string& folder, GDALDataset& source, PmapWriter& writer) {
    const std::string path = folder + "/names.csv";
    const GDALDatasetUniquePtr table(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    if (!table) {
        return base::fail(base::ErrorCode::Data, path + " cannot be opened",
                          "check out the whole repository");
    }
    auto labels = Collector(source, *table).collect();
    if (!labels) {
        return tl::unexpected(labels.error());
    }
    std::vector<formats::pmap::NameRecord> records;
    std::vector<glm::vec2> baselines;
    for (const Label& label : *labels) {
        records.push_back(recordOf(label, writer, baselines));
    }
    writer.add(formats::pmap::Kind::Names, 0, 0, records);
    writer.add(formats::pmap::Kind::Baselines, 0, 0, baselines);
    return {};
}

} // namespace portolan::builder
