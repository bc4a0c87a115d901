// Pictures for the stage, as cameras and drawing programs write them.
#include "formats/files.h"
#include "formats/jpeg.h"
#include "formats/picture_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace portolan::formats {
namespace {

/// 8 × 4 pixels: the left half red, the right half blue.
std::vector<std::uint8_t> halves() {
    std::vector<std::uint8_t> rgba;
    for (int i = 0; i < 32; ++i) {
        const bool isLeft = i % 8 < 4;
        const std::uint8_t red = isLeft ? 250 : 5, blue = isLeft ? 5 : 250;
        rgba.insert(rgba.end(), {red, 5, blue, 255});
    }
    return rgba;
}

class PictureReader : public testing::Test {
protected:
    std::string write(const std::string& name, const std::string& bytes) {
        std::string path = testing::TempDir() + "portolan-picture-" + name;
        std::ofstream(path, std::ios::binary) << bytes;
        written_.push_back(path);
        return path;
    }
    ~PictureReader() override {
        for (const std::string& path : written_) {
            std::filesystem::remove(path);
        }
    }
    static std::string jpeg() {
        const auto packed = packJpeg(8, 4, halves());
        return {packed.begin(), packed.end()};
    }
    /// With the camera's word for which way is up.
    static std::string turned(char orientation) {
        constexpr char kBefore[] = "\xFF\xE1\0\x22"
                                   "Exif\0\0" // its marker and length
                                   "MM\0\x2A\0\0\0\x08"
                                   "\0\x01"                      // one entry:
                                   "\x01\x12\0\x03\0\0\0\x01\0"; // the orientation
        std::string exif(kBefore, sizeof(kBefore) - 1);
        exif += orientation;
        exif += std::string(6, '\0');
        std::string all = jpeg();
        all.insert(2, exif);
        return all;
    }

    std::vector<std::string> written_;
};

TEST_F(PictureReader, ReadsAJpegTopRowFirst) {
    const auto read = readPicture(write("plain.jpg", jpeg()), 100);
    ASSERT_TRUE(read) << read.error().toString();
    EXPECT_EQ(read->size, glm::ivec2(8, 4));
    EXPECT_GT(read->rgba[0], 200) << "red on the left";
    EXPECT_GT(read->rgba[7 * 4 + 2], 200) << "blue on the right";
    EXPECT_EQ(read->rgba[3], 255);
}

TEST_F(PictureReader, KeepsNoMorePixelsThanAreWanted) {
    const auto read = readPicture(write("large.jpg", jpeg()), 4);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->size, glm::ivec2(4, 2)) << "its shape stays";
}

TEST_F(PictureReader, TurnsAPictureTheWayTheCameraWasHeld) {
    const auto upright = readPicture(write("turned.jpg", turned(6)), 100);
    ASSERT_TRUE(upright) << upright.error().toString();
    ASSERT_EQ(upright->size, glm::ivec2(4, 8));
    EXPECT_GT(upright->rgba[0], 200) << "what was on the left is above";
    EXPECT_GT(upright->rgba[7 * 4 * 4 + 2], 200);
}

TEST_F(PictureReader, SaysWhatIsWrong) {
    const auto missing = readPicture("nowhere.jpg", 100);
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().what.find("no picture"), std::string::npos);
    EXPECT_FALSE(readPicture(write("text.jpg", "not a picture"), 100));
    EXPECT_FALSE(readPicture(write("cut.jpg", jpeg().substr(0, jpeg().size() - 40)), 100));
    EXPECT_FALSE(readPicture(testing::TempDir(), 100)) << "a folder";
}

} // namespace
} // namespace portolan::formats
