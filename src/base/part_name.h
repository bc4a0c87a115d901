// What a file is called while it is written beside its place: "NAME.1234.portolan-part" of the
// process 1234. A person knows whose it is; a later program knows that its writer is gone.
#pragma once

#include <string>
#include <string_view>

namespace portolan::base {

inline constexpr std::string_view kPartEnding = ".portolan-part";

inline std::string partName(const std::string& path, int process) {
    return path + "." + std::to_string(process) + std::string(kPartEnding);
}

} // namespace portolan::base
