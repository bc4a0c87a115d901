// Reads the fields of one JSON object into values; what it cannot understand it notes and leaves
// alone, so that the rest of a file is still read.
#pragma once

#include "base/date.h"
#include "base/diagnostics.h"
#include "geo/lon_lat.h"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan::state {

using Json = nlohmann::ordered_json;

/// The object, the notes and the file's name are borrowed. Notes beyond the first hundred are
/// dropped: a file that is wrong everywhere is not answered with gigabytes.
class JsonReader {
public:
    JsonReader(const Json& object, std::string path, base::Diagnostics& notes,
               const std::string& file)
        : object_(object), path_(std::move(path)), notes_(notes), file_(file) {}

    void number(const char* name, double& value) const;
    void number(const char* name, int& value) const;
    void flag(const char* name, bool& value) const;
    void text(const char* name, std::string& value) const;
    void texts(const char* name, std::vector<std::string>& values) const;
    /// A list of lists of texts.
    void pages(const char* name, std::vector<std::vector<std::string>>& values) const;
    /// As 2019-10-03; null stays as it is.
    void day(const char* name, base::Day& value) const;
    /// [longitude, latitude] in degrees, or null.
    void position(const char* name, std::optional<geo::LonLat>& value) const;
    template<class Value>
    void keys(const char* name, std::vector<Value>& values,
              std::optional<Value> (*fromKey)(std::string_view)) const {
        each(name, [&](const std::string& item) {
            const auto value = fromKey(item);
            if (value) {
                values.push_back(*value);
            }
            return value.has_value();
        });
    }
    template<class Value, std::size_t N>
    void choice(const char* name, Value& value,
                const std::array<std::string_view, N>& words) const {
        std::string word;
        text(name, word);
        for (std::size_t i = 0; i < N; ++i) {
            if (word == words[i]) {
                value = static_cast<Value>(i);
                return;
            }
        }
        if (!word.empty()) {
            note(name, "one of its words");
        }
    }
    /// Empty where the field is missing or no object.
    JsonReader inner(const char* name) const;
    bool has(const char* name) const { return find(name) != nullptr; }
    /// The names of all fields, in the file's order.
    std::vector<std::string> names() const;
    /// Notes every field that nothing has asked for. To be called last.
    void noteUnknown() const;
    void note(std::string message) const;

private:
    const Json* find(const char* name) const;
    void each(const char* name, const std::function<bool(const std::string&)>& take) const;
    void note(const char* name, const char* expected) const;

    const Json& object_;
    std::string path_;
    base::Diagnostics& notes_;
    const std::string& file_;
    mutable std::vector<std::string_view> asked_;
};

} // namespace portolan::state
