#include "pmap_writer.h"

#include <filesystem>
#include <fstream>

namespace portolan::builder {

namespace {

namespace pmap = formats::pmap;

std::uint64_t aligned(std::uint64_t offset) {
    return (offset + pmap::kAlignment - 1) / pmap::kAlignment * pmap::kAlignment;
}

void padTo(std::ofstream& file, std::uint64_t offset) {
    static constexpr std::array<char, pmap::kAlignment> kZeros{};
    const auto position = static_cast<std::uint64_t>(file.tellp());
    file.write(kZeros.data(), static_cast<std::streamsize>(offset - position));
}

} // namespace

pmap::StringRef PmapWriter::addString(std::string_view text) {
    const auto [found, isNew] = stringIndex_.try_emplace(std::string(text));
    if (isNew) {
        found->second = {static_cast<std::uint32_t>(strings_.size()),
                         static_cast<std::uint32_t>(text.size())};
        strings_.insert(strings_.end(), text.begin(), text.end());
    }
    return found->second;
}

base::Result<void> PmapWriter::write(const std::string& path) {
    add(pmap::Kind::Strings, 0, 0, strings_);
    std::uint64_t end = sizeof(pmap::Header) + sections_.size() * sizeof(pmap::SectionEntry);
    for (Section& section : sections_) {
        section.entry.offset = aligned(end);
        end = section.entry.offset + section.bytes.size();
    }
    const pmap::Header header{pmap::kMagic, pmap::kVersion,
                              static_cast<std::uint32_t>(sections_.size()), end, 0};

    const std::string temporary = path + ".part";
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    for (const Section& section : sections_) {
        file.write(reinterpret_cast<const char*>(&section.entry), sizeof section.entry);
    }
    for (const Section& section : sections_) {
        padTo(file, section.entry.offset);
        file.write(section.bytes.data(), static_cast<std::streamsize>(section.bytes.size()));
    }
    file.close();
    std::error_code error;
    if (file) {
        std::filesystem::rename(temporary, path, error);
    }
    if (!file || error) {
        return base::fail(base::ErrorCode::Machine, path + " cannot be written",
                          "free some space or choose another folder");
    }
    return {};
}

} // namespace portolan::builder
