#include "app/sources/record_options.h"

#include <CLI/CLI.hpp>

namespace portolan::app {

void addFilterOptions(CLI::App& app, dataset::FilterWords& arguments) {
    const auto add = [&app](const char* flag, std::vector<std::string>& words, const char* help) {
        app.add_option(flag, words, help)->delimiter(',')->group("Filter")->type_name("A,B");
    };
    add("--kind", arguments.kinds, "Kinds: mission, visit, mou, agreement, sister_city …");
    add("--sector", arguments.sectors, "Sectors; none: those that state none");
    add("--place", arguments.places, "Places, with all that is part of them; or none");
    app.add_option("--ties", arguments.ties,
                   "Which ties of the places: all, outbound, inbound, between (both ends in them)")
        ->group("Filter")
        ->type_name("WHICH");
    add("--place-kind", arguments.placeKinds,
        "Kinds of the places that records name: city, prefecture, region, park, campus, venue, "
        "facility");
    add("--organisation", arguments.organisations, "Organisations; or none");
    add("--economy", arguments.economies, "Economies, as TW or JP");
    add("--status", arguments.statuses, "Statuses: reported, intended, agreed, signed …; or none");
    add("--source", arguments.sources, "Sources; or none");
    add("--certainty", arguments.certainties,
        "How dates are known: day, month, year, span, approximate, undated");
    app.add_option("--from", arguments.from, "Active on or after the date (2019, 2019-10-03)")
        ->group("Filter")
        ->type_name("DATE");
    app.add_option("--to", arguments.to, "Active on or before the date")
        ->group("Filter")
        ->type_name("DATE");
    app.add_option("--undated", arguments.undated, "Records without a date: include, exclude, only")
        ->group("Filter")
        ->type_name("RULE");
    app.add_option("--text", arguments.text,
                   "Words in titles, places, organisations, people, sectors; any language")
        ->group("Filter")
        ->type_name("WORDS");
}

void addMapOption(CLI::App& app, std::map<std::string, std::string>& columns) {
    const auto read = [&columns](const std::vector<std::string>& pairs) {
        for (const std::string& pair : pairs) {
            const std::size_t equals = pair.find('=');
            if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
                throw CLI::ValidationError("--map", "'" + pair + "' is not ROLE=COLUMN");
            }
            columns[pair.substr(0, equals)] = pair.substr(equals + 1);
        }
    };
    app.add_option_function<std::vector<std::string>>(
           "--map", read, "For a flat table: from_lon=COLUMN, to_name=COLUMN, date=COLUMN …")
        ->type_name("ROLE=COLUMN");
}

} // namespace portolan::app
