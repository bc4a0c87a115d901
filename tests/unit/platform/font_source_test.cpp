#include "platform/font_source.h"

#include <gtest/gtest.h>

namespace portolan::platform {
namespace {

TEST(SystemFonts, OfferLatinFirstThenTheLanguagesHanForms) {
    const auto fonts = makeSystemFonts();
    const auto japanese =
        fonts->facesFor(text::Family::Sans, text::Weight::Regular, base::Language::Ja);
    const auto chinese =
        fonts->facesFor(text::Family::Sans, text::Weight::Regular, base::Language::ZhHant);
    ASSERT_TRUE(japanese.has_value() && chinese.has_value());
    ASSERT_GE(japanese->size(), 3U);
    EXPECT_NE((*japanese)[0].name.find("Inter-Regular"), std::string::npos);
    const auto faceOfCollection = [](const std::vector<text::FontBytes>& faces) {
        for (const text::FontBytes& face : faces) {
            if (face.name.find("CJK") != std::string::npos) {
                return face.faceIndex;
            }
        }
        return -1;
    };
    EXPECT_GE(faceOfCollection(*japanese), 0);
    EXPECT_NE(faceOfCollection(*japanese), faceOfCollection(*chinese));
}

TEST(SystemFonts, SeaNamesAreInTheSerifItalic) {
    const auto fonts = makeSystemFonts()->facesFor(text::Family::SerifItalic, text::Weight::Regular,
                                                   base::Language::En);
    ASSERT_TRUE(fonts.has_value());
    EXPECT_NE(fonts->front().name.find("NotoSerif-Italic"), std::string::npos);
}

TEST(SystemFonts, ShareTheBytesOfOneFile) {
    const auto fonts = makeSystemFonts();
    const auto first = fonts->facesFor(text::Family::Sans, text::Weight::Bold, base::Language::Ja);
    const auto again = fonts->facesFor(text::Family::Sans, text::Weight::Bold, base::Language::Ko);
    ASSERT_TRUE(first.has_value() && again.has_value());
    EXPECT_EQ(first->front().bytes.data(), again->front().bytes.data());
}

} // namespace
} // namespace portolan::platform
