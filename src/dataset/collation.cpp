#include "dataset/collation.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace portolan::dataset {

namespace {

/// Null where ICU's data is missing: texts are then sorted by their bytes.
std::unique_ptr<icu::Collator> collatorOf(base::Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string tag(base::tagOf(language));
    const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
    if (collator) {
        collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    }
    return U_SUCCESS(status) ? std::move(collator) : nullptr;
}

std::string keyOf(const icu::Collator* collator, std::string_view text) {
    if (collator == nullptr) {
        return std::string(text);
    }
    const auto utf16 = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string key(64, '\0');
    for (;;) {
        const std::int32_t length =
            collator->getSortKey(utf16, reinterpret_cast<std::uint8_t*>(key.data()),
                                 static_cast<std::int32_t>(key.size()));
        const bool fits = static_cast<std::size_t>(length) <= key.size();
        key.resize(static_cast<std::size_t>(length));
        if (fits) {
            return key;
        }
    }
}

} // namespace

std::vector<std::uint32_t> collationRanks(const std::vector<std::string_view>& texts,
                                          base::Language language) {
    const std::unique_ptr<icu::Collator> collator = collatorOf(language);
    std::vector<std::string> keys(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        keys[i] = texts[i].empty() ? std::string() : keyOf(collator.get(), texts[i]);
    }
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    std::vector<std::uint32_t> ranks(texts.size(), kLastRank);
    std::uint32_t rank = 0;
    const std::string* before = nullptr;
    for (const std::uint32_t at : order) {
        if (texts[at].empty()) {
            continue;
        }
        rank += before != nullptr && *before != keys[at] ? 1 : 0;
        before = &keys[at];
        ranks[at] = rank;
    }
    return ranks;
}

} // namespace portolan::dataset
