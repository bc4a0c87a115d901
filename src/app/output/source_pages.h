// The last pages of a hand-out: where what it shows is from.
#pragma once

#include "print/document.h"

#include "dataset/dataset.h"

#include <vector>

namespace portolan::app {

/// As many pages as the sources take, headed in `language`; each source in its own language's
/// letters. None where there is no source.
base::Result<void> addSources(print::Document&, const dataset::Dataset&,
                              const std::vector<bool>& sources, base::Language);

} // namespace portolan::app
