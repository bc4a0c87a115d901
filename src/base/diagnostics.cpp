#include "base/diagnostics.h"

#include <algorithm>

namespace portolan::base {

std::string Diagnostic::toString() const {
    std::string text;
    if (!where.file.empty()) {
        text = where.file + ':';
    }
    if (where.line > 0) {
        text += fmt::format("{}:", where.line);
        if (where.column > 0) {
            text += fmt::format("{}:", where.column);
        }
    }
    const char* severityName = severity == Severity::Error ? "error" : "warning";
    return fmt::format("{}{}{}: {}", text, text.empty() ? "" : " ", severityName, message);
}

bool hasErrors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

} // namespace portolan::base
