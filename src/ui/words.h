// What things are called: vocabularies, dates, numbers and figures in the interface's language.
#pragma once

#include "base/date.h"
#include "dataset/compare.h"
#include "dataset/filter.h"
#include "ui/catalogue.h"

#include <string>
#include <string_view>

namespace portolan::ui {

/// A catalogue and the language that it is of.
struct Speech {
    const Catalogue* catalogue = nullptr; ///< borrowed, never null
    base::Language language = base::Language::En;

    const char* operator()(const char* english) const { return (*catalogue)(english); }
};

std::string nameOf(const Speech&, dataset::EngagementKind);
std::string nameOf(const Speech&, dataset::Family);
std::string nameOf(const Speech&, dataset::Status); ///< "" for Unstated
std::string nameOf(const Speech&, dataset::PlaceKind);
std::string nameOf(const Speech&, dataset::OrganisationKind);
std::string nameOf(const Speech&, dataset::PlaceRole);
std::string nameOf(const Speech&, dataset::PartyRole);
std::string nameOf(const Speech&, dataset::Basis);
std::string nameOf(const Speech&, dataset::DateCertainty);
std::string nameOf(const Speech&, dataset::Facet);
std::string nameOf(const Speech&, dataset::PlaceTies);
std::string nameOf(const Speech&, dataset::TieChange);
/// Open vocabularies: "investment_promotion" → "Investment promotion"; unknown keys too.
std::string sectorName(const Speech&, std::string_view key);
std::string measureName(const Speech&, std::string_view key);
std::string unitName(const Speech&, std::string_view key);
/// What a citation is about: "coordinates", "figures.area" → "Area".
std::string fieldName(const Speech&, std::string_view field);
/// "TW" → "Taiwan"; the code where it is unknown.
std::string economyName(const Speech&, std::string_view code);

/// "1 June 2023", "2023年6月1日".
std::string dayName(const Speech&, base::Day);
std::string monthName(const Speech&, base::Day);
/// "2017 to 2019" where the ends are whole years, else by their days; open ends are said.
std::string intervalName(const Speech&, const base::DayInterval&);
/// "1 Jun 2023", "2023年6月1日".
std::string shortDayName(const Speech&, base::Day);
/// The parts of an axis: "2023", "2023年"; "Jun", "6月"; "Jun 2023"; "1", "1日"; "1 Jun".
std::string yearName(const Speech&, base::Day);
std::string shortMonthName(const Speech&, base::Day);
std::string shortMonthAndYear(const Speech&, base::Day);
std::string dayOfMonth(const Speech&, base::Day);
std::string dayAndMonth(const Speech&, base::Day);
/// A span as coarsely as its ends allow: "2017 to 2025", "Mar 2018 to 3 Oct 2019".
std::string spanName(const Speech&, base::DayInterval);
enum class DateStyle : unsigned char { Words, Short };
/// What an EDTF date says, no finer than it is: "June 2023", "About June 2023", "2017 to February
/// 2024", "By 3 October 2019", "Undated".
/// Short, for what has little room: "≈ Jun 2023", "2017 – Feb 2024", "≤ 3 Oct 2019".
std::string dateName(const Speech&, std::string_view edtf, DateStyle = DateStyle::Words);
/// "MOU, 3 October 2019".
std::string kindAndDate(const Speech&, dataset::EngagementKind, std::string_view edtf);
/// "3,000", "3.000" in Indonesian; text that is no number stays.
std::string numberName(const Speech&, std::string_view digits);
/// "more than 3,000" → "3,000+"; "about 40" → "≈40"; the unit follows where it is a currency or a
/// measure.
std::string figureValue(const Speech&, const dataset::Figure&);

/// What a record's engagement, place or organisation is called.
const std::string& placeName(const Speech&, const dataset::Dataset&, dataset::PlaceIndex);
/// The name in the place's own language, or "" where that is the interface's or the same.
std::string localName(const Speech&, const dataset::Dataset&, dataset::PlaceIndex);

} // namespace portolan::ui
