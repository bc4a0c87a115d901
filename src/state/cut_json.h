// What is left of a JSON text that was cut.
#pragma once

#include <string>
#include <string_view>

namespace portolan::state {

/// The text up to its last whole field or element, and the brackets that close it. Text that is
/// whole is given back as it is; text that is no JSON stays that.
std::string closedJson(std::string_view text);

} // namespace portolan::state
