// Good input made bad, for tests that replay a fuzzer.
#pragma once

#include <random>
#include <span>
#include <string>
#include <string_view>

namespace portolan::test {

/// Cut off, with a piece taken out or copied elsewhere, or with one of `tricky` put in.
inline void spoilOnce(std::string& text, std::span<const std::string_view> tricky,
                      std::mt19937& random) {
    const std::size_t at = random() % (text.size() + 1);
    switch (random() % 4) {
    case 0:
        text.resize(at);
        break;
    case 1:
        text.insert(at, tricky[random() % tricky.size()]);
        break;
    case 2:
        text.erase(at, random() % 30);
        break;
    default:
        text.insert(at, text.substr(random() % (text.size() + 1), random() % 200));
        break;
    }
}

} // namespace portolan::test
