// Places scatter around real cities, so that a synthetic map is as crowded where the real one is.
#include "dataset/synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace portolan::dataset {

namespace {

struct Seed {
    const char* en;
    const char* han;
    const char* economy;
    double lon, lat;
};

constexpr Seed kSeeds[] = {
    {"Kaohsiung", "高雄", "TW", 120.31, 22.62},  {"Taipei", "臺北", "TW", 121.56, 25.04},
    {"Hsinchu", "新竹", "TW", 120.97, 24.80},    {"Taichung", "臺中", "TW", 120.68, 24.14},
    {"Tainan", "臺南", "TW", 120.21, 22.99},     {"Fukuoka", "福岡", "JP", 130.40, 33.59},
    {"Kumamoto", "熊本", "JP", 130.74, 32.79},   {"Kagoshima", "鹿児島", "JP", 130.56, 31.56},
    {"Osaka", "大阪", "JP", 135.50, 34.69},      {"Nagoya", "名古屋", "JP", 136.91, 35.18},
    {"Tokyo", "東京", "JP", 139.69, 35.69},      {"Sendai", "仙台", "JP", 140.87, 38.27},
    {"Sapporo", "札幌", "JP", 141.35, 43.06},    {"Hiroshima", "広島", "JP", 132.46, 34.39},
    {"Naha", "那覇", "JP", 127.68, 26.21},       {"Seoul", "서울", "KR", 126.98, 37.57},
    {"Busan", "부산", "KR", 129.08, 35.18},      {"Daejeon", "대전", "KR", 127.38, 36.35},
    {"Beijing", "北京", "CN", 116.41, 39.90},    {"Tianjin", "天津", "CN", 117.20, 39.13},
    {"Dalian", "大连", "CN", 121.61, 38.91},     {"Qingdao", "青岛", "CN", 120.38, 36.07},
    {"Shanghai", "上海", "CN", 121.47, 31.23},   {"Suzhou", "苏州", "CN", 120.59, 31.30},
    {"Hangzhou", "杭州", "CN", 120.16, 30.27},   {"Xiamen", "厦门", "CN", 118.09, 24.48},
    {"Shenzhen", "深圳", "CN", 114.06, 22.54},   {"Guangzhou", "广州", "CN", 113.26, 23.13},
    {"Wuhan", "武汉", "CN", 114.31, 30.59},      {"Chengdu", "成都", "CN", 104.07, 30.57},
    {"Hong Kong", "香港", "HK", 114.17, 22.32},  {"Macao", "澳門", "MO", 113.54, 22.20},
    {"Hanoi", "Hà Nội", "VN", 105.83, 21.03},    {"Ho Chi Minh City", "", "VN", 106.63, 10.82},
    {"Bangkok", "กรุงเทพฯ", "TH", 100.50, 13.76}, {"Chiang Mai", "", "TH", 98.98, 18.79},
    {"Kuala Lumpur", "", "MY", 101.69, 3.14},    {"Penang", "檳城", "MY", 100.33, 5.41},
    {"Singapore", "新加坡", "SG", 103.82, 1.35}, {"Jakarta", "", "ID", 106.85, -6.21},
    {"Surabaya", "", "ID", 112.75, -7.26},       {"Manila", "", "PH", 120.98, 14.60},
    {"Cebu", "", "PH", 123.89, 10.32},           {"Ulaanbaatar", "", "MN", 106.91, 47.89},
};

void addPlaces(Dataset& data, std::size_t count, SyntheticRandom& random) {
    constexpr std::size_t kCities = std::size(kSeeds);
    data.places.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Seed& seed = kSeeds[i % kCities];
        const bool isCity = i < kCities;
        Place place;
        place.id = fmt::format("place-{}", i);
        // Cities, their parks, and for every fourth park its campus.
        const bool isCampus = i >= 2 * kCities && i / kCities % 4 == 2;
        place.kind = isCity ? PlaceKind::City : isCampus ? PlaceKind::Campus : PlaceKind::Park;
        place.partOf = isCity     ? kNone
                       : isCampus ? static_cast<PlaceIndex>(i - kCities)
                                  : static_cast<PlaceIndex>(i % kCities);
        place.economy = seed.economy;
        place.position = {seed.lon, seed.lat};
        Translations name;
        name[0] = isCity
                      ? seed.en
                      : fmt::format("{} {} {}", seed.en, isCampus ? "Campus" : "Park", i / kCities);
        if (isCity) {
            name[base::indexOf(base::Language::ZhHant)] = seed.han;
        } else {
            place.position.lon += 1.5 * random.spread();
            place.position.lat += 1.2 * random.spread();
        }
        place.name = addSyntheticText(data, std::move(name));
        data.places.push_back(std::move(place));
    }
}

struct Calendar {
    static constexpr std::size_t kDays = 5479; // 15 years
    base::Day first = base::dayFromCivil({2010, 1, 1});
    std::vector<base::EdtfDate> days, months; // by day since first; months repeat
    std::vector<TextId> dayIds, monthIds;

    explicit Calendar(Dataset& data) {
        for (std::size_t i = 0; i < kDays; ++i) {
            const std::string day = base::isoFromDay(first + static_cast<base::Day>(i));
            add(data, day, days, dayIds);
            if (day.ends_with("-01")) {
                add(data, day.substr(0, 7), months, monthIds);
            }
        }
    }

private:
    static void add(Dataset& data, const std::string& text, std::vector<base::EdtfDate>& dates,
                    std::vector<TextId>& dateIds) {
        dates.push_back(base::EdtfDate::parse(text).value());
        data.ids.push_back(text);
        dateIds.push_back(static_cast<TextId>(data.ids.size() - 1));
    }
};

void setDate(Engagement& engagement, const base::EdtfDate& date, TextId text) {
    engagement.isUndated = false;
    engagement.precision = date.precision();
    engagement.interval = date.interval();
    engagement.date = text;
}

// One in ten knows only its month, one in fifty no date at all.
void chooseDate(Engagement& engagement, const Calendar& calendar, SyntheticRandom& random) {
    const std::uint32_t precision = random.below(50);
    if (precision == 0) {
        return;
    }
    const bool isMonth = precision <= 5;
    const auto& dates = isMonth ? calendar.months : calendar.days;
    const std::uint32_t chosen = random.below(dates.size());
    setDate(engagement, dates[chosen], (isMonth ? calendar.monthIds : calendar.dayIds)[chosen]);
}

void addPlacePair(Dataset& data, Engagement& engagement, SyntheticRandom& random) {
    const Family family = familyOf(engagement.kind);
    const std::size_t count = data.places.size();
    const PlaceIndex from = random.below(count);
    const auto to = static_cast<PlaceIndex>((from + 1 + random.below(count - 1)) % count);
    engagement.places = {static_cast<std::uint32_t>(data.engagementPlaces.size()), 2};
    EngagementPlace& origin = data.engagementPlaces.emplace_back();
    origin.place = from;
    origin.role = family == Family::Tie ? PlaceRole::Partner : PlaceRole::Origin;
    origin.sequence = 1;
    EngagementPlace& target = data.engagementPlaces.emplace_back();
    target.place = to;
    target.role = family == Family::Tie       ? PlaceRole::Partner
                  : family == Family::Journey ? PlaceRole::Stop
                                              : PlaceRole::Venue;
    target.sequence = 2;
}

void addEngagements(Dataset& data, std::size_t count, SyntheticRandom& random) {
    const Calendar calendar(data);
    data.engagements.reserve(count);
    data.engagementPlaces.reserve(2 * count);
    data.ids.reserve(data.ids.size() + count);
    for (std::size_t i = 0; i < count; ++i) {
        Engagement& engagement = data.engagements.emplace_back();
        engagement.kind = static_cast<EngagementKind>(i % kEngagementKindCount);
        engagement.status = static_cast<Status>(random.below(kStatusCount));
        data.ids.push_back(fmt::format("s{}", i));
        engagement.id = static_cast<TextId>(data.ids.size() - 1);
        chooseDate(engagement, calendar, random);
        addPlacePair(data, engagement, random);
    }
}

} // namespace

std::shared_ptr<const Dataset> makeSyntheticDataset(std::size_t legs, std::size_t places,
                                                    std::uint64_t seed) {
    auto data = std::make_shared<Dataset>();
    data->origin = fmt::format("{} synthetic legs between {} places, seed {}", legs, places, seed);
    data->texts.emplace_back();
    data->ids.emplace_back();
    SyntheticRandom random(seed);
    addPlaces(*data, std::max<std::size_t>(places, 2), random); // a leg needs two
    addEngagements(*data, legs, random);
    addSyntheticDetails(*data, seed);
    data->placeFigures.resize(data->places.size());
    data->placeCitations.resize(data->places.size());
    data->organisationFigures.resize(data->organisations.size());
    data->organisationCitations.resize(data->organisations.size());
    deriveLegs(*data);
    indexIds(*data);
    return data;
}

} // namespace portolan::dataset
