#include "state/json_reader.h"

#include <algorithm>
#include <cmath>

namespace portolan::state {

namespace {

constexpr std::size_t kMostNotes = 100;
constexpr std::size_t kLongestName = 80; // of an unknown field, in a message

template<class Value>
bool assign(bool fits, const Json& json, Value& value) {
    if (fits) {
        value = json.get<Value>();
    }
    return fits;
}

} // namespace

void JsonReader::number(const char* name, double& value) const {
    if (const Json* json = find(name); json && !assign(json->is_number(), *json, value)) {
        note(name, "a number");
    }
}

void JsonReader::number(const char* name, int& value) const {
    double number = value;
    this->number(name, number);
    if (!(std::abs(number) <= 1e9)) {
        return note(name, "a number of that size");
    }
    value = static_cast<int>(number);
}

void JsonReader::flag(const char* name, bool& value) const {
    if (const Json* json = find(name); json && !assign(json->is_boolean(), *json, value)) {
        note(name, "true or false");
    }
}

void JsonReader::text(const char* name, std::string& value) const {
    if (const Json* json = find(name); json && !assign(json->is_string(), *json, value)) {
        note(name, "a text");
    }
}

void JsonReader::texts(const char* name, std::vector<std::string>& values) const {
    each(name, [&](const std::string& item) {
        values.push_back(item);
        return true;
    });
}

void JsonReader::pages(const char* name, std::vector<std::vector<std::string>>& values) const {
    const Json* json = find(name);
    if (json && !json->is_array()) {
        return note(name, "a list");
    }
    for (const Json& page : json ? *json : Json::array()) {
        std::vector<std::string> texts;
        for (const Json& item : page.is_array() ? page : Json::array()) {
            if (item.is_string()) {
                texts.push_back(item.get<std::string>());
            }
        }
        if (texts.empty()) {
            note(name, "a list of lists of texts");
        } else {
            values.push_back(std::move(texts));
        }
    }
}

void JsonReader::day(const char* name, base::Day& value) const {
    std::string word;
    if (const Json* json = find(name); json && !json->is_null()) {
        text(name, word);
        const auto date = base::EdtfDate::parse(word);
        if (date && date->precision() == base::DatePrecision::Day) {
            value = date->interval().first;
        } else {
            note(name, "a day as 2019-10-03");
        }
    }
}

void JsonReader::position(const char* name, std::optional<geo::LonLat>& value) const {
    const Json* json = find(name);
    if (!json || json->is_null()) {
        return;
    }
    const bool isPair =
        json->is_array() && json->size() == 2 && (*json)[0].is_number() && (*json)[1].is_number();
    const geo::LonLat place =
        isPair ? geo::LonLat{(*json)[0].get<double>(), (*json)[1].get<double>()} : geo::LonLat{};
    if (!isPair || !(std::abs(place.lon) <= 360) || !(std::abs(place.lat) <= 90)) {
        return note(name, "a longitude and a latitude");
    }
    value = place;
}

JsonReader JsonReader::inner(const char* name) const {
    static const Json kEmpty = Json::object();
    const Json* json = find(name);
    if (json && !json->is_object()) {
        note(name, "an object");
    }
    return {json && json->is_object() ? *json : kEmpty, path_ + name + ".", notes_, file_};
}

std::vector<std::string> JsonReader::names() const {
    std::vector<std::string> names;
    for (const auto& item : object_.items()) {
        names.push_back(item.key());
    }
    return names;
}

void JsonReader::noteUnknown() const {
    for (const auto& item : object_.items()) {
        if (std::find(asked_.begin(), asked_.end(), item.key()) == asked_.end()) {
            note(fmt::format("{}{} is nothing that this version knows: it is left out", path_,
                             item.key().substr(0, kLongestName)));
        }
    }
}

void JsonReader::note(std::string message) const {
    if (notes_.size() < kMostNotes) {
        notes_.push_back({base::Severity::Warning, {file_, 0, 0}, std::move(message)});
    }
}

const Json* JsonReader::find(const char* name) const {
    asked_.emplace_back(name);
    const auto found = object_.find(name);
    return found != object_.end() ? &*found : nullptr;
}

void JsonReader::each(const char* name, const std::function<bool(const std::string&)>& take) const {
    const Json* json = find(name);
    if (json && !json->is_array()) {
        return note(name, "a list");
    }
    for (const Json& item : json ? *json : Json::array()) {
        if (!item.is_string() || !take(item.get<std::string>())) {
            note(name, "a list of known words");
        }
    }
}

void JsonReader::note(const char* name, const char* expected) const {
    note(fmt::format("{}{} is not {}: it keeps its default", path_, name, expected));
}

} // namespace portolan::state
