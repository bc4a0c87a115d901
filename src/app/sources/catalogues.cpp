#include "app/sources/catalogues.h"

#include "app/sources/share_directory.h"
#include "formats/files.h"
#include "ui/words.h"

#include <algorithm>

namespace portolan::app {

namespace {

constexpr std::size_t kLargestCatalogue = 4 << 20;

std::string localeFolder(base::Language language) {
    std::string name(base::tagOf(language));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace

ui::Catalogue readCatalogue(base::Language language) {
    const auto path = shareDirectory() / "locale" / localeFolder(language) / "portolan.mo";
    const auto bytes = formats::readFile(path.string(), kLargestCatalogue);
    if (bytes) {
        if (auto parsed = ui::Catalogue::parse(std::as_bytes(std::span(*bytes)))) {
            return *std::move(parsed);
        }
    }
    return {};
}

std::vector<dataset::Translations> readSectorNames(const dataset::Dataset& dataset) {
    std::vector<dataset::Translations> names(dataset.sectors.size());
    if (names.empty()) {
        return names;
    }
    for (const base::Language language : base::kLanguages) {
        const ui::Catalogue words = readCatalogue(language);
        for (std::size_t i = 0; i < names.size(); ++i) {
            names[i][indexOf(language)] = ui::sectorName({&words, language}, dataset.sectors[i]);
        }
    }
    return names;
}

} // namespace portolan::app
