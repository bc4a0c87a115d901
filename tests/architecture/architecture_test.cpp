// The rules of docs/architecture.md that a compiler does not check: which module may include what.
#include "architecture/module_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace portolan::architecture {

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

struct ThirdParty {
    std::regex header;   ///< what stands between the angle brackets
    const char* library; ///< CMake target that a module must link; "" where its module passes it on
    Names users;         ///< empty: every module
};

const std::vector<ThirdParty>& thirdParties() {
    static const std::vector<ThirdParty> kTable = {
        {std::regex("fmt/.*|tl/expected\\.hpp|glm/.*"), "", {}},
        {std::regex("spdlog/.*"), "spdlog::spdlog", {"base"}},
        {std::regex("proj\\.h|geodesic\\.h"), "PkgConfig::PROJ", {"geo"}},
        {std::regex("unicode/.*"), "ICU::uc", {"dataset", "text"}},
        {std::regex("(gdal|ogr|ogrsf|cpl)_.*\\.h"), "GDAL::GDAL", {"formats"}},
        {std::regex("nlohmann/.*"), "nlohmann_json::nlohmann_json", {"formats", "state", "app"}},
        {std::regex("toml\\+\\+/.*"), "", {"base"}}, // in base/toml.h, for formats and state
        {std::regex("hb.*\\.h"), "PkgConfig::HARFBUZZ", {"text"}},
        {std::regex("ft2build\\.h|freetype/.*"),
         "PkgConfig::FREETYPE",
         {"text", "platform", "print"}},
        {std::regex("cairo.*\\.h"), "PkgConfig::CAIRO", {"print"}},
        {std::regex("epoxy/gl\\.h"), "PkgConfig::EPOXY", {"gpu", "render"}},
        {std::regex("epoxy/egl\\.h"), "PkgConfig::EGL", {"platform"}},
        {std::regex("imgui.*\\.h"), "PkgConfig::IMGUI", {"ui", "platform", "app"}},
        {std::regex("backends/.*"), "PkgConfig::IMGUI", {"platform"}},
        {std::regex("GLFW/.*"), "PkgConfig::GLFW", {"platform"}},
        {std::regex("png\\.h"), "PkgConfig::PNG", {"platform"}},
        {std::regex("lib(av[a-z]+|swscale)/.*"), "PkgConfig::LIBAV", {"platform"}},
        {std::regex("fontconfig/.*"), "PkgConfig::FONTCONFIG", {"platform"}},
        {std::regex("libintl\\.h"), "", {"platform", "app"}},
        {std::regex("CLI/.*"), "CLI11::CLI11", {"app"}},
    };
    return kTable;
}

/// Headers that come with the compiler or the operating system.
bool isSystemHeader(const std::string& header) {
    static const std::regex kSystem(
        "[a-z_]+|sys/.*|linux/.*|(fcntl|unistd|malloc|poll|signal|pthread|locale)\\.h");
    return std::regex_match(header, kSystem);
}

/// Calls `check(module, header, place)` for each #include of `open`header`close`.
template<class Check>
void forEachInclude(char open, char close, Check check) {
    const std::regex include(std::string(R"(^\s*#\s*include\s*\)") + open + "([^" + close + "]+)");
    std::size_t count = 0;
    for (const SourceLine& line : sourceLines()) {
        std::smatch match;
        if (std::regex_search(line.text, match, include)) {
            check(moduleOf(line.file), match[1].str(), line.place());
            ++count;
        }
    }
    EXPECT_GT(count, 50U) << "the includes were not read";
}

} // namespace

TEST(Architecture, hasThirteenModulesThatDependOnLowerOnes) {
    const auto modules = readModules();
    EXPECT_EQ(modules.size(), 13U);
    EXPECT_TRUE(modules.at("base").dependsOn == Names{"base"});
    EXPECT_FALSE(modules.at("ui").dependsOn.contains("render"));
    EXPECT_FALSE(modules.at("render").dependsOn.contains("ui"));
    EXPECT_FALSE(modules.at("render").dependsOn.contains("state"));
}

TEST(Architecture, includesOnlyModulesThatItsLineNames) {
    const auto modules = readModules();
    forEachInclude('"', '"', [&](const std::string& module, const std::string& header, auto place) {
        const std::string included = header.substr(0, header.find('/'));
        if (module.empty()) {
            EXPECT_EQ(included, "app") << place;
            return;
        }
        ASSERT_TRUE(modules.contains(module)) << place << ": no portolan_module names " << module;
        EXPECT_TRUE(modules.at(module).dependsOn.contains(included))
            << place << ": " << module << " may not include " << header;
    });
}

TEST(Architecture, includesNothingFromTheFoldersAboveWithinAModule) {
    const auto modules = readModules();
    std::size_t count = 0;
    const auto heightOf = [&](const fs::path& file) -> std::optional<std::ptrdiff_t> {
        const auto part = file.begin();
        const auto module = modules.find(part->string());
        if (module == modules.end() || module->second.folders.empty()) {
            return std::nullopt;
        }
        const auto& folders = module->second.folders;
        const auto folder = std::find(folders.begin(), folders.end(), std::next(part)->string());
        EXPECT_NE(folder, folders.end()) << file << " is in no folder of " << *part;
        return folder - folders.begin();
    };
    forEachInclude('"', '"', [&](const std::string& module, const std::string& header, auto place) {
        if (module.empty() || module != header.substr(0, header.find('/'))) {
            return;
        }
        const auto above = heightOf(header);
        const auto below = heightOf(fs::relative(place.substr(0, place.find(':')), "src"));
        EXPECT_LE(above, below) << place << " may not include " << header;
        count += above ? 1 : 0;
    });
    EXPECT_GT(count, 50U);
}

TEST(Architecture, keepsThirdPartiesInTheirRow) {
    const auto modules = readModules();
    forEachInclude('<', '>', [&](const std::string& module, const std::string& header, auto place) {
        if (isSystemHeader(header)) {
            return;
        }
        for (const ThirdParty& third : thirdParties()) {
            if (std::regex_match(header, third.header)) {
                EXPECT_TRUE(third.users.empty() || third.users.contains(module))
                    << place << ": " << module << " may not include <" << header << ">";
                EXPECT_TRUE(*third.library == 0 || third.users.empty() ||
                            modules.at(module).libraries.contains(third.library))
                    << place << ": " << module << " does not link " << third.library;
                return;
            }
        }
        ADD_FAILURE() << place << ": <" << header << "> is not in the table of third parties";
    });
}

TEST(Architecture, callsOpenGlInGpuAndRenderOnly) {
    EXPECT_EQ(findOutside(std::regex(R"(\bgl[A-Z]\w*\s*\()"), {"gpu", "render"}), "");
    EXPECT_EQ(findOutside(std::regex(R"(\begl[A-Z]\w*\s*\()"), {"platform"}), "");
}

TEST(Architecture, readsNoClockAndNoEnvironmentBelowApp) {
    const std::regex clock(
        R"(_clock\b|\bgettimeofday|\bclock_gettime|\blocaltime|\bgmtime|\bstd::time\()"
        R"(|\brandom_device|\bgetenv)");
    EXPECT_EQ(findOutside(clock, {"app", "platform"}), "");
}

TEST(Architecture, opensFilesInFormatsAndPlatformOnly) {
    const std::regex opens(R"([io]?fstream\s+\w|\bfopen\(|= (::)?open\(|\bmmap\(|\bGDALOpen)"
                           R"(|\bdirectory_iterator\b)");
    EXPECT_EQ(findOutside(opens, {"formats", "platform"}), "");
}

TEST(Architecture, hasNoSingletons) {
    const std::regex mutableStatic(
        R"(^\s*(inline |thread_local )*static (?!const\b|constexpr\b|inline\b|std::once_flag)[\w:<>,\s*&]+[ &*]\w+(_)?( = .*|\{.*\})?;)");
    EXPECT_EQ(findOutside(mutableStatic, {}), "");
}

} // namespace portolan::architecture
