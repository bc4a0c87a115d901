// The program's log, on standard error: for developers. What a user must read is an Error instead.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace portolan::base {

enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

/// Lines below `least` are dropped; warnings and errors are shown from the start. Any thread.
void setLogLevel(LogLevel least);
/// One line, without its newline. Any thread.
void writeLog(LogLevel, std::string_view line);

template<class... Args>
void logDebug(fmt::format_string<Args...> format, Args&&... args) {
    writeLog(LogLevel::Debug, fmt::format(format, std::forward<Args>(args)...));
}
template<class... Args>
void logInfo(fmt::format_string<Args...> format, Args&&... args) {
    writeLog(LogLevel::Info, fmt::format(format, std::forward<Args>(args)...));
}
template<class... Args>
void logWarning(fmt::format_string<Args...> format, Args&&... args) {
    writeLog(LogLevel::Warning, fmt::format(format, std::forward<Args>(args)...));
}
template<class... Args>
void logError(fmt::format_string<Args...> format, Args&&... args) {
    writeLog(LogLevel::Error, fmt::format(format, std::forward<Args>(args)...));
}

} // namespace portolan::base
