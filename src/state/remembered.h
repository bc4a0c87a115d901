// What was worked out before, so that reading a text again after a change costs what it changed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace portolan::state {

/// Asked for about the same keys in about the same order, round after round: a key that a whole
/// round did not ask for is forgotten.
template<class Key, class Value>
class Remembered {
public:
    void beginRound() { before_ = std::exchange(now_, {}); }

    /// `make` is called where the key was asked for neither in this round nor in the last.
    template<class Make>
    Value of(const Key& key, Make make) {
        const std::size_t next = now_.size();
        const Entry* known =
            next < before_.size() && before_[next].first == key ? &before_[next] : nullptr;
        known = known == nullptr ? find(now_, key) : known;
        known = known == nullptr ? find(before_, key) : known;
        Value value = known != nullptr ? known->second : make();
        now_.emplace_back(key, value);
        return value;
    }

private:
    using Entry = std::pair<Key, Value>;

    static const Entry* find(const std::vector<Entry>& entries, const Key& key) {
        const auto found = std::find_if(entries.begin(), entries.end(),
                                        [&](const Entry& entry) { return entry.first == key; });
        return found != entries.end() ? &*found : nullptr;
    }

    std::vector<Entry> before_, now_;
};

} // namespace portolan::state
