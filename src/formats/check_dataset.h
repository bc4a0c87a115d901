// What a dataset may lack and still load: told by `portolan check` as warnings.
#pragma once

#include "formats/build_dataset.h"

namespace portolan::formats {

/// Missing translations; records without a source, or that nothing names; stops of one number or
/// outside their record's dates; parts outside the dates of the whole; citations of fields that are
/// not there.
void checkDataset(const Built& built, Problems& problems);

} // namespace portolan::formats
