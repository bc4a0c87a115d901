// Expected failures are values: Result<T> holds a T or an Error that says what went wrong, where,
// and what mends it. Nothing is thrown.
#pragma once

#include <fmt/format.h>
#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace portolan::base {

/// What kind of failure, by who can mend it; the values are the program's exit statuses.
enum class ErrorCode : std::uint8_t {
    Data = 1,    ///< a file, a record or a database is wrong
    Usage = 2,   ///< the command line or an option is wrong
    Machine = 3, ///< the machine lacks something: OpenGL 3.3, a display, a font, disk space
};

/// A place in a file; line and column count from 1, 0 means unknown.
struct Location {
    std::string file;
    int line = 0;
    int column = 0;
    bool operator==(const Location&) const = default;
};

struct Error {
    ErrorCode code = ErrorCode::Data;
    std::string what; ///< what went wrong, without a full stop
    std::string mend; ///< what to do about it
    Location where;

    /// "what: mend", as the command line prints it after "portolan: ".
    std::string toString() const { return mend.empty() ? what : what + ": " + mend; }
};

template<class T>
using Result = tl::expected<T, Error>;

/// An Error to return where a Result is expected.
inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string mend,
                                  Location where = {}) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(mend), std::move(where)});
}

[[noreturn]] void abortExpectation(const char* condition, const char* file, int line);

} // namespace portolan::base

/// A broken promise by a programmer, not by a user: aborts with file and line, in release builds
/// too.
#define PORTOLAN_EXPECTS(condition)                                                                \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::portolan::base::abortExpectation(#condition, __FILE__, __LINE__))
