#include "ui/catalogue.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

namespace portolan::ui {

namespace {

constexpr std::uint32_t kMagic = 0x950412DE;
constexpr char kContextEnd = '\x04';

/// A .mo file of this machine's byte order: a header, then two tables of (length, offset).
class MoFile {
public:
    explicit MoFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::optional<std::uint32_t> number(std::size_t offset) const {
        std::uint32_t value = 0;
        if (offset > bytes_.size() || bytes_.size() - offset < sizeof value) {
            return std::nullopt;
        }
        std::memcpy(&value, bytes_.data() + offset, sizeof value);
        return value;
    }
    /// The text of the entry at `offset` of a table.
    std::optional<std::string_view> text(std::size_t offset) const {
        const auto length = number(offset);
        const auto start = number(offset + 4);
        if (!length || !start || *start > bytes_.size() || *length > bytes_.size() - *start) {
            return std::nullopt;
        }
        return std::string_view(reinterpret_cast<const char*>(bytes_.data()) + *start, *length);
    }

private:
    std::span<const std::byte> bytes_;
};

/// Plural forms stand one after another, with a zero byte between.
std::vector<std::string> formsOf(std::string_view text) {
    std::vector<std::string> forms;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\0', at), text.size());
        forms.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return forms;
}

std::string keyOf(std::string_view context, std::string_view english) {
    return context.empty() ? std::string(english)
                           : std::string(context) + kContextEnd + std::string(english);
}

} // namespace

base::Result<Catalogue> Catalogue::parse(std::span<const std::byte> mo) {
    const auto broken = base::fail(base::ErrorCode::Data, "a translation file cannot be read",
                                   "install Portolan again");
    const MoFile file(mo);
    const auto count = file.number(8);
    const auto originals = file.number(12);
    const auto translations = file.number(16);
    if (file.number(0) != kMagic || !count || !originals || !translations) {
        return broken;
    }
    Catalogue catalogue;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto original = file.text(*originals + 8 * i);
        const auto translation = file.text(*translations + 8 * i);
        if (!original || !translation) {
            return broken;
        }
        const std::string_view key = original->substr(0, original->find('\0'));
        catalogue.messages_.emplace(key, formsOf(*translation));
    }
    return catalogue;
}

const char* Catalogue::operator()(const char* english) const {
    const auto found = messages_.find(std::string_view(english));
    return found != messages_.end() ? found->second.front().c_str() : english;
}

std::string Catalogue::word(std::string_view context, std::string_view english) const {
    const auto found = messages_.find(keyOf(context, english));
    return found != messages_.end() ? found->second.front() : std::string(english);
}

std::string Catalogue::count(const char* one, const char* many, std::size_t n) const {
    // Of the six languages only English tells one from many; the others have a single form.
    const auto found = messages_.find(std::string_view(one));
    const bool isOne = n == 1;
    std::string pattern = isOne ? one : many;
    if (found != messages_.end()) {
        const auto& forms = found->second;
        pattern = isOne ? forms.front() : forms.back();
    }
    return filled(pattern, {{"n", groupedDigits(std::to_string(n), isIndonesian())}});
}

bool Catalogue::isIndonesian() const {
    const auto header = messages_.find(std::string_view());
    return header != messages_.end() &&
           header->second.front().find("Language: id\n") != std::string::npos;
}

std::string groupedDigits(std::string_view digits, bool isIndonesian) {
    constexpr std::size_t kGroup = 3;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % kGroup == 0) {
            text += isIndonesian ? '.' : ',';
        }
        text += digits[i];
    }
    return text;
}

bool Catalogue::has(std::string_view context, std::string_view english) const {
    return messages_.contains(keyOf(context, english));
}

std::string Catalogue::characters() const {
    std::string all;
    for (const auto& [key, forms] : messages_) {
        for (const std::string& form : forms) {
            all += key.empty() ? "" : form;
        }
    }
    return all;
}

std::string filled(std::string_view pattern,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        bool isReplaced = false;
        for (const auto& [name, value] : values) {
            const std::size_t end = at + name.size() + 1;
            if (pattern[at] == '{' && pattern.substr(at + 1, name.size()) == name &&
                end < pattern.size() && pattern[end] == '}') {
                text += value;
                at = end + 1;
                isReplaced = true;
                break;
            }
        }
        if (!isReplaced) {
            text += pattern[at++];
        }
    }
    return text;
}

} // namespace portolan::ui
