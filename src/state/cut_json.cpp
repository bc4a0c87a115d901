#include "state/cut_json.h"

#include <algorithm>

namespace portolan::state {

namespace {

/// Deeper than anything that is written here.
constexpr std::size_t kDeepest = 64;

} // namespace

std::string closedJson(std::string_view text) {
    std::string closers; // of what is open, the innermost last
    std::string closersThen;
    std::size_t end = 0; // up to here all is whole, but for closersThen
    bool isInText = false;
    const auto keep = [&](std::size_t upTo) {
        end = upTo;
        closersThen = closers;
    };
    for (std::size_t i = 0; i < text.size() && closers.size() < kDeepest; ++i) {
        const char c = text[i];
        if (isInText) {
            i += c == '\\' ? 1 : 0;
            isInText = c != '"';
        } else if (c == '"') {
            isInText = true;
        } else if (c == '{' || c == '[') {
            closers.push_back(c == '{' ? '}' : ']');
            keep(i + 1);
        } else if (c == ',') {
            keep(i);
        } else if ((c == '}' || c == ']') && !closers.empty()) {
            closers.pop_back();
            keep(i + 1);
            if (closers.empty()) {
                break; // what follows belongs to nothing
            }
        }
    }
    std::reverse(closersThen.begin(), closersThen.end());
    return std::string(text.substr(0, end)) + closersThen;
}

} // namespace portolan::state
