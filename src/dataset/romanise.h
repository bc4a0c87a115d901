// How what is written in Han, kana or Hangul is typed in Latin letters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::dataset {

/// A text in Latin letters without spaces between syllables; `starts` are the bytes at which a
/// syllable begins: what is typed must begin at one.
struct Reading {
    std::string text;
    std::vector<std::uint32_t> starts;
    bool operator==(const Reading&) const = default;
};

/// Makes the readings of texts and remembers those of characters: some tens of milliseconds to
/// make, then little per text. For one thread.
class Romaniser {
public:
    Romaniser();
    ~Romaniser();
    Romaniser(const Romaniser&) = delete;
    Romaniser& operator=(const Romaniser&) = delete;

    /// Of a text that foldForSearch() has folded: Mandarin in pinyin, once with the other readings
    /// of characters that are read differently in names (重庆 chongqing), and in Wade–Giles without
    /// marks (高雄 kaohsiung); kana in Hepburn, once with short vowels (とうきょう tokyo); Hangul
    /// in ICU's. Each once; empty where nothing is to be read.
    std::vector<Reading> readingsOf(std::string_view folded);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// A syllable of pinyin without tone, as Wade and Giles write it without marks: xiong → hsiung.
std::string wadeGiles(std::string_view pinyin);

} // namespace portolan::dataset
