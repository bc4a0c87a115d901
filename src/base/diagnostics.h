// Partial failure: what is wrong with some rows while the others stay good.
#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace portolan::base {

enum class Severity : std::uint8_t { Warning, Error };

struct Diagnostic {
    Severity severity = Severity::Error;
    Location where;
    std::string message; ///< what is wrong and what mends it, one line

    /// "file:line:column: error|warning: message"; parts that are unknown are left out.
    std::string toString() const;
    bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

bool hasErrors(const Diagnostics&);

/// A value together with what could not be read into it.
template<class T>
struct Loaded {
    T value;
    Diagnostics diagnostics;
};

} // namespace portolan::base
