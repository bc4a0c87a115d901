#include "base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>

namespace portolan::base {

namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        break;
    }
    return spdlog::level::err;
}

// The one thing that is reached from everywhere; it holds nothing that the program reads back.
spdlog::logger& logger() {
    static spdlog::logger kLogger = [] {
        spdlog::logger made("portolan", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_pattern("%n: %l: %v");
        made.set_level(spdlog::level::warn);
        return made;
    }();
    return kLogger;
}

} // namespace

void setLogLevel(LogLevel least) {
    logger().set_level(spdlogLevel(least));
}

void writeLog(LogLevel level, std::string_view line) {
    logger().log(spdlogLevel(level), spdlog::string_view_t(line.data(), line.size()));
}

} // namespace portolan::base
