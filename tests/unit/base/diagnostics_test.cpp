#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace portolan::base {
namespace {

TEST(Diagnostic, ReadsAsCompilersWriteThem) {
    const Diagnostic error{Severity::Error, {"places.csv", 12, 3}, "no such place"};
    EXPECT_EQ(error.toString(), "places.csv:12:3: error: no such place");
    const Diagnostic warning{Severity::Warning, {"places.csv", 12, 0}, "unknown column"};
    EXPECT_EQ(warning.toString(), "places.csv:12: warning: unknown column");
    const Diagnostic file{Severity::Error, {"places.csv", 0, 0}, "is empty"};
    EXPECT_EQ(file.toString(), "places.csv: error: is empty");
    EXPECT_EQ((Diagnostic{Severity::Warning, {}, "x"}).toString(), "warning: x");
}

TEST(Diagnostics, WarningsAloneAreNoErrors) {
    const Diagnostic warning{Severity::Warning, {}, "x"};
    EXPECT_FALSE(hasErrors({}));
    EXPECT_FALSE(hasErrors({warning, warning}));
    EXPECT_TRUE(hasErrors({warning, {Severity::Error, {}, "y"}}));
}

TEST(Error, SaysWhatAndTheMend) {
    const Error error{ErrorCode::Usage, "no such file", "check its name", {}};
    EXPECT_EQ(error.toString(), "no such file: check its name");
    EXPECT_EQ((Error{ErrorCode::Usage, "no such file", "", {}}).toString(), "no such file");
}

} // namespace
} // namespace portolan::base
