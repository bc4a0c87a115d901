// The interface's words as they are installed.
#pragma once

#include "dataset/dataset.h"
#include "ui/catalogue.h"

#include <vector>

namespace portolan::app {

/// English where the file is missing or damaged.
ui::Catalogue readCatalogue(base::Language);

/// What each of Dataset::sectors is called in every language: for search.
std::vector<dataset::Translations> readSectorNames(const dataset::Dataset&);

} // namespace portolan::app
