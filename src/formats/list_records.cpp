#include "formats/list_records.h"

#include "dataset/text_width.h"
#include "formats/csv.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace portolan::formats {

namespace {

using Json = nlohmann::ordered_json;
using dataset::EngagementIndex;

constexpr std::array<std::string_view, 4> kFormatKeys = {"table", "csv", "json", "geojson"};

Json orNull(std::string_view text) {
    return text.empty() ? Json() : Json(text);
}

Json dayOrNull(base::Day day) {
    const bool isOpen = day == base::kBeginningOfTime || day == base::kEndOfTime;
    return isOpen ? Json() : Json(base::isoFromDay(day));
}

// A number where the source states one, text where it states something else ("dozens").
Json numberOrText(const std::string& value) {
    double number = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (code != std::errc{} || end != value.data() + value.size()) {
        return value;
    }
    Json parsed = Json::parse(value, nullptr, false);
    return parsed.is_number() ? parsed : Json(value);
}

class Lister {
public:
    Lister(const dataset::Dataset& data, base::Language language)
        : data_(data), language_(language) {}

    const std::string& title(EngagementIndex i) const { return text(data_.engagements[i].title); }
    const std::string& date(EngagementIndex i) const {
        return data_.ids[data_.engagements[i].date];
    }
    const std::string& placeName(dataset::PlaceIndex place) const {
        return text(data_.places[place].name);
    }
    const std::string& organisationName(dataset::OrganisationIndex organisation) const {
        return text(data_.organisations[organisation].name);
    }
    std::string partOf(EngagementIndex i) const {
        const EngagementIndex whole = data_.engagements[i].partOf;
        return whole == dataset::kNone ? std::string() : data_.engagementId(whole);
    }

    // A source may be cited for several fields; stated for one is stated.
    struct Cited {
        dataset::SourceIndex source;
        dataset::Basis basis;
    };
    std::vector<Cited> sources(EngagementIndex i) const {
        std::vector<Cited> cited;
        for (const auto& citation : data_.citationsOf({dataset::EntityId::Table::Engagement, i})) {
            const auto known = std::find_if(cited.begin(), cited.end(), [&](const Cited& c) {
                return c.source == citation.source;
            });
            if (known == cited.end()) {
                cited.push_back({citation.source, citation.basis});
            } else {
                known->basis = std::min(known->basis, citation.basis);
            }
        }
        return cited;
    }

    Json record(EngagementIndex i) const {
        const dataset::Engagement& engagement = data_.engagements[i];
        Json json;
        json["id"] = data_.engagementId(i);
        json["kind"] = keyOf(engagement.kind);
        json["title"] = title(i);
        json["date"] = orNull(date(i));
        json["start"] = dayOrNull(engagement.interval.first);
        json["end"] = dayOrNull(engagement.interval.last);
        json["status"] = orNull(keyOf(engagement.status));
        json["part_of"] = orNull(partOf(i));
        json["sectors"] = Json::array();
        for (const dataset::SectorIndex sector : data_.sectorsOf(i)) {
            json["sectors"].push_back(data_.sectors[sector]);
        }
        json["places"] = places(i);
        json["parties"] = parties(i);
        json["figures"] = figures(i);
        json["sources"] = Json::array();
        for (const Cited& cited : sources(i)) {
            const dataset::Source& source = data_.sources[cited.source];
            json["sources"].push_back(
                {{"id", source.id}, {"title", source.title}, {"basis", keyOf(cited.basis)}});
        }
        return json;
    }

private:
    const std::string& text(dataset::TextId id) const { return data_.text(id, language_); }

    Json places(EngagementIndex i) const {
        Json all = Json::array();
        for (const dataset::EngagementPlace& stop : data_.placesOf(i)) {
            all.push_back({{"id", data_.places[stop.place].id},
                           {"name", placeName(stop.place)},
                           {"role", keyOf(stop.role)},
                           {"sequence", stop.sequence}});
        }
        return all;
    }

    Json parties(EngagementIndex i) const {
        Json all = Json::array();
        for (const dataset::Party& party : data_.partiesOf(i)) {
            all.push_back({{"id", data_.organisations[party.organisation].id},
                           {"name", organisationName(party.organisation)},
                           {"role", keyOf(party.role)},
                           {"person", orNull(party.person)}});
        }
        return all;
    }

    Json figures(EngagementIndex i) const {
        Json all = Json::array();
        for (const auto& figure : data_.figuresOf({dataset::EntityId::Table::Engagement, i})) {
            all.push_back({{"measure", figure.measure},
                           {"value", numberOrText(figure.value)},
                           {"unit", orNull(figure.unit)},
                           {"qualifier", keyOf(figure.qualifier)}});
        }
        return all;
    }

    const dataset::Dataset& data_;
    base::Language language_;
};

template<class Visit>
void forEachPassing(const dataset::Selection& selection, Visit visit) {
    for (EngagementIndex i = 0; i < selection.passes.size(); ++i) {
        if (selection.passes[i] != 0) {
            visit(i);
        }
    }
}

std::string listJson(const Lister& lister, const dataset::Selection& selection) {
    Json all = Json::array();
    forEachPassing(selection, [&](EngagementIndex i) { all.push_back(lister.record(i)); });
    return all.dump(2) + "\n";
}

std::string listGeoJson(const dataset::Dataset& data, const Lister& lister,
                        const dataset::Selection& selection) {
    Json features = Json::array();
    for (const dataset::LegIndex index : selection.legs) {
        const dataset::Leg& leg = data.legs[index];
        const auto point = [&](dataset::PlaceIndex place) {
            return Json::array({data.places[place].position.lon, data.places[place].position.lat});
        };
        Json properties = lister.record(leg.engagement);
        properties["from"] = data.places[leg.from].id;
        properties["to"] = data.places[leg.to].id;
        properties["order"] = leg.order;
        features.push_back({{"type", "Feature"},
                            {"geometry",
                             {{"type", "LineString"},
                              {"coordinates", Json::array({point(leg.from), point(leg.to)})}}},
                            {"properties", std::move(properties)}});
    }
    const Json all = {{"type", "FeatureCollection"}, {"features", std::move(features)}};
    return all.dump() + "\n";
}

void append(std::string& list, std::string_view item, std::string_view separator) {
    list += list.empty() ? "" : separator;
    list += item;
}

std::vector<std::string> csvRow(const dataset::Dataset& data, const Lister& lister,
                                EngagementIndex i) {
    const dataset::Engagement& engagement = data.engagements[i];
    std::string sectors;
    std::string places;
    std::string parties;
    std::string sources;
    for (const dataset::SectorIndex sector : data.sectorsOf(i)) {
        append(sectors, data.sectors[sector], ";");
    }
    for (const dataset::EngagementPlace& stop : data.placesOf(i)) {
        append(places, lister.placeName(stop.place), ";");
    }
    for (const dataset::Party& party : data.partiesOf(i)) {
        append(parties, lister.organisationName(party.organisation), ";");
    }
    for (const auto& cited : lister.sources(i)) {
        append(sources, data.sources[cited.source].id, ";");
    }
    const auto day = [](base::Day value) {
        const bool isOpen = value == base::kBeginningOfTime || value == base::kEndOfTime;
        return isOpen ? std::string() : base::isoFromDay(value);
    };
    return {data.engagementId(i),
            std::string(keyOf(engagement.kind)),
            lister.title(i),
            lister.date(i),
            day(engagement.interval.first),
            day(engagement.interval.last),
            std::string(keyOf(engagement.status)),
            lister.partOf(i),
            sectors,
            places,
            parties,
            sources};
}

std::string listCsv(const dataset::Dataset& data, const Lister& lister,
                    const dataset::Selection& selection) {
    std::string csv =
        "id,kind,title,date,start,end,status,part_of,sectors,places,parties,sources\n";
    forEachPassing(selection, [&](EngagementIndex i) {
        std::string separator;
        for (const std::string& cell : csvRow(data, lister, i)) {
            csv += separator + csvCell(cell);
            separator = ",";
        }
        csv += '\n';
    });
    return csv;
}

std::string listTable(const dataset::Dataset& data, const Lister& lister,
                      const dataset::Selection& selection) {
    using Row = std::array<std::string, 6>;
    constexpr std::size_t kWidest = 60;
    std::vector<Row> rows = {{"DATE", "KIND", "STATUS", "ID", "TITLE", "PLACES"}};
    forEachPassing(selection, [&](EngagementIndex i) {
        std::string places;
        for (const dataset::EngagementPlace& stop : data.placesOf(i)) {
            append(places, lister.placeName(stop.place), " – ");
        }
        const dataset::Engagement& engagement = data.engagements[i];
        rows.push_back({lister.date(i), std::string(keyOf(engagement.kind)),
                        std::string(keyOf(engagement.status)), data.engagementId(i),
                        lister.title(i), places});
    });
    std::array<std::size_t, 6> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], std::min(dataset::displayWidth(row[i]), kWidest));
        }
    }
    std::string table;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            table += dataset::fitToWidth(row[i], widths[i]) + "  ";
        }
        table += row.back() + "\n";
    }
    return table;
}

} // namespace

std::optional<ListFormat> listFormatFromKey(std::string_view key) {
    const auto* const found = std::find(kFormatKeys.begin(), kFormatKeys.end(), key);
    if (found == kFormatKeys.end()) {
        return std::nullopt;
    }
    return static_cast<ListFormat>(found - kFormatKeys.begin());
}

std::optional<ListFormat> listFormatFromPath(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view ending = path.substr(dot + 1);
    return ending == "txt" ? ListFormat::Table : listFormatFromKey(ending);
}

std::string listRecords(const dataset::Dataset& data, const dataset::Selection& selection,
                        ListFormat format, base::Language language) {
    const Lister lister(data, language);
    switch (format) {
    case ListFormat::Csv:
        return listCsv(data, lister, selection);
    case ListFormat::Json:
        return listJson(lister, selection);
    case ListFormat::GeoJson:
        return listGeoJson(data, lister, selection);
    case ListFormat::Table:
        break;
    }
    return listTable(data, lister, selection);
}

} // namespace portolan::formats
