#include "app/sources/session_file.h"

#include "formats/files.h"

#include <fmt/format.h>

#include <utility>

namespace portolan::app {

namespace fs = std::filesystem;

namespace {

/// A selection of a million records fits; a film that was renamed does not.
constexpr std::size_t kLargest = 64U << 20U;
constexpr int kMostCopies = 9;

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::string findDataset(const fs::path& file, const state::DatasetOrigin& origin,
                        base::Diagnostics& problems) {
    if (origin.path.empty() && origin.relative.empty()) {
        return {};
    }
    const fs::path beside = file.parent_path() / origin.relative;
    if (!origin.relative.empty() && isThere(beside)) {
        return beside.lexically_normal().string();
    }
    if (!origin.path.empty() && isThere(origin.path)) {
        return origin.path;
    }
    problems.push_back({base::Severity::Warning,
                        {file.string(), 0, 0},
                        fmt::format("its records are neither at {} nor at {}: the bundled ones are "
                                    "shown",
                                    beside.lexically_normal().string(), origin.path)});
    return {};
}

std::string bytesOf(const fs::path& path) {
    return formats::readFile(path.string(), kLargest).value_or(std::string());
}

} // namespace

bool isSessionFile(const std::string& path) {
    return fs::path(path).extension() == kSessionEnding;
}

base::Result<OpenedSession> openSession(const fs::path& path) {
    const auto bytes = formats::readFile(path.string(), kLargest);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    auto loaded = state::sessionFromJson(*bytes, path.string());
    if (!loaded) {
        return tl::unexpected(loaded.error());
    }
    OpenedSession opened{std::move(loaded->value), {}, std::move(loaded->diagnostics)};
    std::error_code ignored;
    opened.dataset =
        findDataset(fs::absolute(path, ignored), opened.session.dataset, opened.problems);
    return opened;
}

base::Result<void> saveSession(const fs::path& path, state::Session session) {
    state::DatasetOrigin& origin = session.dataset;
    if (!origin.path.empty()) {
        std::error_code ignored;
        origin.relative = fs::path(origin.path)
                              .lexically_relative(fs::absolute(path, ignored).parent_path())
                              .string();
    }
    return formats::writeFileWhole(path.string(), state::toJson(session));
}

state::DatasetOrigin originOf(const std::string& path,
                              const std::map<std::string, std::string>& columns) {
    std::error_code ignored;
    return {
        path.empty() ? path : fs::absolute(path, ignored).lexically_normal().string(), {}, columns};
}

void keepCopy(const fs::path& path) {
    const std::string bytes = bytesOf(path);
    for (int i = 1; i <= kMostCopies; ++i) {
        fs::path copy = path;
        copy += i == 1 ? std::string(".bak") : fmt::format(".{}.bak", i);
        if (isThere(copy) && i < kMostCopies && bytesOf(copy) != bytes) {
            continue;
        }
        std::error_code ignored; // what cannot be kept here cannot be overwritten here either
        fs::copy_file(path, copy, fs::copy_options::overwrite_existing, ignored);
        return;
    }
}

} // namespace portolan::app
