// A stated number as the stage shows it: grouped and scaled as the language does, with its
// qualifier and its unit; the value is the record's.
#pragma once

#include "base/language.h"
#include "dataset/dataset.h"

#include <string>

namespace portolan::scene {

struct StageNumber {
    std::string before; ///< small, in front: 約
    std::string number; ///< large: US$1.14 M
    std::string after;  ///< small, behind: 万米ドル
    bool operator==(const StageNumber&) const = default;
};

/// `unit`: what stands behind the number where the record's own unit is no currency, percentage or
/// rank. `share` of the value, 0–1: what counts up; years, ranks and ordinals stand at once. A
/// value that is no number is shown as it is written.
StageNumber stageNumber(const dataset::Figure&, const std::string& unit, base::Language,
                        double share = 1);

} // namespace portolan::scene
