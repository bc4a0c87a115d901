#include "ui/words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace portolan::ui {

namespace {

/// "sister_city" → "Sister city": the English of a key.
std::string spelledOut(std::string_view key) {
    std::string text(key);
    std::replace(text.begin(), text.end(), '_', ' ');
    if (!text.empty()) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string open(const Speech& speech, std::string_view context, std::string_view key) {
    return key.empty() ? std::string() : speech.catalogue->word(context, spelledOut(key));
}

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

constexpr std::array<const char*, 12> kShortMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string shortMonthWord(const Speech& speech, int month) {
    return speech.catalogue->word("short month", kShortMonths[static_cast<std::size_t>(month - 1)]);
}

std::string monthWord(const Speech& speech, int month) {
    return speech.catalogue->word("month", kMonths[static_cast<std::size_t>(month - 1)]);
}

std::string written(const Speech& speech, const char* pattern, base::CivilDate date) {
    return filled(speech(pattern), {{"day", std::to_string(date.day)},
                                    {"m", std::to_string(date.month)},
                                    {"mon", shortMonthWord(speech, date.month)},
                                    {"month", monthWord(speech, date.month)},
                                    {"year", std::to_string(date.year)}});
}

/// One end of a date as finely as it is written: "2019", "2019-10", "2019-10-03", with or without
/// a mark of doubt.
std::string endName(const Speech& speech, std::string_view text, DateStyle style) {
    const bool isShort = style == DateStyle::Short;
    const std::size_t length = text.find_first_of("~?%");
    const bool isApproximate = length != std::string_view::npos;
    const auto date = base::EdtfDate::parse(text.substr(0, length));
    if (!date) {
        return std::string(text);
    }
    const base::CivilDate day = base::civilFromDay(date->interval().first);
    std::string name;
    switch (date->precision()) {
    case base::DatePrecision::Day:
        name = written(speech, isShort ? "{day} {mon} {year}" : "{day} {month} {year}", day);
        break;
    case base::DatePrecision::Month:
        name = written(speech, isShort ? "{mon} {year}" : "{month} {year}", day);
        break;
    default:
        name = written(speech, "{year}", day);
    }
    if (!isApproximate) {
        return name;
    }
    return isShort ? "≈ " + name : filled(speech("About {date}"), {{"date", name}});
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
}

/// Units in capitals are currencies (ISO 4217).
bool isCode(std::string_view unit) {
    return !unit.empty() && std::isupper(static_cast<unsigned char>(unit[0])) != 0;
}

base::Language languageOf(std::string_view economy) {
    if (economy == "JP") {
        return base::Language::Ja;
    }
    if (economy == "TW" || economy == "HK" || economy == "MO") {
        return base::Language::ZhHant;
    }
    if (economy == "CN") {
        return base::Language::ZhHans;
    }
    if (economy == "KR") {
        return base::Language::Ko;
    }
    return economy == "ID" ? base::Language::Id : base::Language::En;
}

} // namespace

std::string nameOf(const Speech& speech, dataset::EngagementKind kind) {
    if (kind == dataset::EngagementKind::Mou) {
        return speech.catalogue->word("kind", "MOU");
    }
    return open(speech, "kind", dataset::keyOf(kind));
}
std::string nameOf(const Speech& speech, dataset::Family family) {
    return open(speech, "family", dataset::keyOf(family));
}
std::string nameOf(const Speech& speech, dataset::Status status) {
    return open(speech, "status", dataset::keyOf(status));
}
std::string nameOf(const Speech& speech, dataset::PlaceKind kind) {
    return open(speech, "place kind", dataset::keyOf(kind));
}
std::string nameOf(const Speech& speech, dataset::OrganisationKind kind) {
    return open(speech, "organisation kind", dataset::keyOf(kind));
}
std::string nameOf(const Speech& speech, dataset::PlaceRole role) {
    return open(speech, "place role", dataset::keyOf(role));
}
std::string nameOf(const Speech& speech, dataset::PartyRole role) {
    return open(speech, "party role", dataset::keyOf(role));
}
std::string nameOf(const Speech& speech, dataset::Basis basis) {
    return open(speech, "basis", dataset::keyOf(basis));
}
std::string nameOf(const Speech& speech, dataset::DateCertainty certainty) {
    switch (certainty) {
    case dataset::DateCertainty::Day:
        return speech("Day known");
    case dataset::DateCertainty::Month:
        return speech("Month known");
    case dataset::DateCertainty::Year:
        return speech("Year known");
    case dataset::DateCertainty::Span:
        return speech("Over a period");
    case dataset::DateCertainty::Approximate:
        return speech("Approximate date");
    default:
        return speech("Undated");
    }
}
std::string nameOf(const Speech& speech, dataset::Facet facet) {
    switch (facet) {
    case dataset::Facet::Kind:
        return speech("Kind");
    case dataset::Facet::Sector:
        return speech("Sector");
    case dataset::Facet::Place:
        return speech("Place");
    case dataset::Facet::Economy:
        return speech("Economy");
    case dataset::Facet::Organisation:
        return speech("Organisation");
    case dataset::Facet::Status:
        return speech("Status");
    case dataset::Facet::Source:
        return speech("Source");
    case dataset::Facet::Certainty:
        return speech("Date certainty");
    case dataset::Facet::PlaceKind:
        return speech("Kind of place");
    case dataset::Facet::Dates:
        return speech("Time window");
    case dataset::Facet::Undated:
        return speech("Undated records");
    case dataset::Facet::Home:
        return speech("Home city");
    default:
        return speech("Words");
    }
}
std::string nameOf(const Speech& speech, dataset::PlaceTies ties) {
    switch (ties) {
    case dataset::PlaceTies::Outbound:
        return speech("Outbound");
    case dataset::PlaceTies::Inbound:
        return speech("Inbound");
    case dataset::PlaceTies::Between:
        return speech("Only between the chosen");
    default:
        return speech("All ties");
    }
}
std::string nameOf(const Speech& speech, dataset::TieChange change) {
    constexpr std::array<const char*, dataset::kTieChangeCount> kNames = {"New", "Grown", "Lasting",
                                                                          "Ended"};
    return speech.catalogue->word("tie change", kNames[static_cast<std::size_t>(change)]);
}
std::string sectorName(const Speech& speech, std::string_view key) {
    return open(speech, "sector", key);
}
std::string measureName(const Speech& speech, std::string_view key) {
    return open(speech, "measure", key);
}
std::string unitName(const Speech& speech, std::string_view key) {
    return isCode(key) ? std::string(key) : open(speech, "unit", key);
}
std::string fieldName(const Speech& speech, std::string_view field) {
    constexpr std::string_view kFigures = "figures.";
    if (field.starts_with(kFigures)) {
        return measureName(speech, field.substr(kFigures.size()));
    }
    // "summary_en" is the summary, in whatever language.
    return open(speech, "field", field.starts_with("summary_") ? "summary" : field);
}
std::string economyName(const Speech& speech, std::string_view code) {
    return speech.catalogue->word("economy", code);
}

std::string dayName(const Speech& speech, base::Day day) {
    return written(speech, "{day} {month} {year}", base::civilFromDay(day));
}

std::string monthName(const Speech& speech, base::Day day) {
    return written(speech, "{month} {year}", base::civilFromDay(day));
}

std::string intervalName(const Speech& speech, const base::DayInterval& days) {
    const base::DayInterval open;
    const bool isOpenFirst = days.first == open.first;
    const bool isOpenLast = days.last == open.last;
    const base::CivilDate first = base::civilFromDay(isOpenFirst ? 0 : days.first);
    const base::CivilDate last = base::civilFromDay(isOpenLast ? 0 : days.last);
    const bool isYears = (isOpenFirst || (first.month == 1 && first.day == 1)) &&
                         (isOpenLast || (last.month == 12 && last.day == 31));
    const auto end = [&](base::CivilDate date) {
        return written(speech, isYears ? "{year}" : "{day} {month} {year}", date);
    };
    if (isOpenFirst) {
        return filled(speech("By {date}"), {{"date", end(last)}});
    }
    if (isOpenLast) {
        return filled(speech("Since {date}"), {{"date", end(first)}});
    }
    return isYears && first.year == last.year
               ? end(first)
               : filled(speech("{first} to {last}"), {{"first", end(first)}, {"last", end(last)}});
}

std::string shortDayName(const Speech& speech, base::Day day) {
    return written(speech, "{day} {mon} {year}", base::civilFromDay(day));
}

std::string yearName(const Speech& speech, base::Day day) {
    return written(speech, "{year}", base::civilFromDay(day));
}

std::string shortMonthName(const Speech& speech, base::Day day) {
    return shortMonthWord(speech, base::civilFromDay(day).month);
}

std::string shortMonthAndYear(const Speech& speech, base::Day day) {
    return written(speech, "{mon} {year}", base::civilFromDay(day));
}

std::string dayOfMonth(const Speech& speech, base::Day day) {
    return written(speech, "{day}", base::civilFromDay(day));
}

std::string dayAndMonth(const Speech& speech, base::Day day) {
    return written(speech, "{day} {mon}", base::civilFromDay(day));
}

std::string spanName(const Speech& speech, base::DayInterval days) {
    const base::CivilDate first = base::civilFromDay(days.first);
    const base::CivilDate after = base::civilFromDay(days.last + 1);
    const bool isMonths = first.day == 1 && after.day == 1;
    const bool isYears = isMonths && first.month == 1 && after.month == 1;
    const auto name = [&](base::Day day) {
        return isYears    ? yearName(speech, day)
               : isMonths ? shortMonthAndYear(speech, day)
                          : shortDayName(speech, day);
    };
    const std::string from = name(days.first);
    const std::string to = name(days.last);
    return from == to ? from : filled(speech("{first} to {last}"), {{"first", from}, {"last", to}});
}

std::string dateName(const Speech& speech, std::string_view edtf, DateStyle style) {
    if (edtf.empty()) {
        return speech("Undated");
    }
    const std::size_t slash = edtf.find('/');
    if (slash == std::string_view::npos) {
        return endName(speech, edtf, style);
    }
    const std::string_view first = edtf.substr(0, slash);
    const std::string_view last = edtf.substr(slash + 1);
    const bool isOpenFirst = first.empty() || first == "..";
    const bool isOpenLast = last.empty() || last == "..";
    if (isOpenFirst && isOpenLast) {
        return speech("Undated");
    }
    const bool isShort = style == DateStyle::Short;
    if (isOpenFirst) {
        const std::string end = endName(speech, last, style);
        return isShort ? "≤ " + end : filled(speech("By {date}"), {{"date", end}});
    }
    if (isOpenLast) {
        const std::string start = endName(speech, first, style);
        return isShort ? "≥ " + start : filled(speech("Since {date}"), {{"date", start}});
    }
    return filled(speech("{first} to {last}"), {{"first", endName(speech, first, style)},
                                                {"last", endName(speech, last, style)}});
}

std::string kindAndDate(const Speech& speech, dataset::EngagementKind kind, std::string_view edtf) {
    return filled(speech("{kind}, {date}"),
                  {{"kind", nameOf(speech, kind)}, {"date", dateName(speech, edtf)}});
}

std::string numberName(const Speech& speech, std::string_view digits) {
    const std::size_t point = digits.find('.');
    const std::string whole(digits.substr(0, point));
    const bool isDecimal = point != std::string_view::npos;
    if (!isDigits(whole) || (isDecimal && !isDigits(digits.substr(point + 1)))) {
        return std::string(digits);
    }
    const bool isIndonesian = speech.language == base::Language::Id;
    std::string text = groupedDigits(whole, isIndonesian);
    if (isDecimal) {
        text += isIndonesian ? "," : ".";
        text += digits.substr(point + 1);
    }
    return text;
}

std::string figureValue(const Speech& speech, const dataset::Figure& figure) {
    // A year and a place in a row are names, not amounts: no separators.
    const bool isName = figure.unit == "year" || figure.unit == "ordinal" || figure.unit == "rank";
    std::string text = isName ? figure.value : numberName(speech, figure.value);
    if (figure.unit == "percent") {
        text += "%";
    } else if (isCode(figure.unit)) {
        text = figure.unit + " " + text;
    }
    switch (figure.qualifier) {
    case dataset::Qualifier::About:
        return "≈" + text;
    case dataset::Qualifier::MoreThan:
        return text + "+";
    case dataset::Qualifier::AtLeast:
        return "≥" + text;
    default:
        return text;
    }
}

const std::string& placeName(const Speech& speech, const dataset::Dataset& dataset,
                             dataset::PlaceIndex place) {
    return dataset.text(dataset.places[place].name, speech.language);
}

std::string localName(const Speech& speech, const dataset::Dataset& dataset,
                      dataset::PlaceIndex place) {
    const base::Language own = languageOf(dataset.places[place].economy);
    const std::string& shown = placeName(speech, dataset, place);
    const std::string& local = dataset.text(dataset.places[place].name, own);
    return own == base::Language::En || local == shown ? std::string() : local;
}

} // namespace portolan::ui
