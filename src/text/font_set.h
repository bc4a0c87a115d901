// The faces opened so far and, for each family, weight and language, the order in which they are
// tried.
#pragma once

#include "text/font_face.h"

#include <map>
#include <tuple>

namespace portolan::text {

struct Library; // FreeType

class FontSet {
public:
    explicit FontSet(std::shared_ptr<FontSource>);
    ~FontSet();

    /// Never empty when the machine has a font. Errors are kept in problems(), once each.
    const std::vector<FontFace*>& facesFor(const Style&);
    /// Index into `faces` of the first that covers the character; −1 and a problem if none does.
    int choose(const std::vector<FontFace*>& faces, char32_t, bool isMark, int previous,
               base::Language);
    const std::vector<base::Error>& problems() const { return problems_; }

private:
    FontFace* adopt(FontBytes&&);
    void reportMissing(char32_t, base::Language);

    std::shared_ptr<FontSource> source_;
    std::unique_ptr<Library> library_;
    std::vector<std::unique_ptr<FontFace>> faces_;
    std::map<std::tuple<Family, Weight, base::Language>, std::vector<FontFace*>> orders_;
    std::vector<base::Error> problems_;
};

} // namespace portolan::text
