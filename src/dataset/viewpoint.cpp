#include "dataset/viewpoint.h"

#include <algorithm>
#include <unordered_map>

namespace portolan::dataset {

namespace {

bool fits(std::string_view pattern, std::string_view id) {
    if (pattern.ends_with('*')) {
        pattern.remove_suffix(1);
        return id.starts_with(pattern);
    }
    return pattern == id;
}

} // namespace

const LineRule* ruleOf(const Viewpoint& viewpoint, const NamedLine& line) {
    const auto rule = std::find_if(viewpoint.lines.rbegin(), viewpoint.lines.rend(),
                                   [&](const auto& each) { return fits(each.id, line.id); });
    return rule != viewpoint.lines.rend() ? &*rule : nullptr;
}

const NameRule* ruleOf(const Viewpoint& viewpoint, const Name& name) {
    const auto rule = std::find_if(viewpoint.names.rbegin(), viewpoint.names.rend(),
                                   [&](const auto& each) { return each.id == name.id; });
    return rule != viewpoint.names.rend() ? &*rule : nullptr;
}

LineStyle lineStyle(const Viewpoint& viewpoint, const NamedLine& line) {
    const LineRule* rule = ruleOf(viewpoint, line);
    return rule != nullptr ? rule->style : viewpoint.classes[static_cast<std::size_t>(line.cls)];
}

std::vector<LineStyle> lineStyles(const Basemap& basemap, const Viewpoint& viewpoint) {
    std::vector<LineStyle> styles;
    styles.reserve(basemap.namedLines.size());
    for (const NamedLine& line : basemap.namedLines) {
        styles.push_back(lineStyle(viewpoint, line));
    }
    return styles;
}

std::vector<ShownName> shownNames(const Basemap& basemap, const Viewpoint& viewpoint) {
    std::unordered_map<std::string_view, const NameRule*> rules;
    for (const NameRule& rule : viewpoint.names) {
        rules[rule.id] = &rule;
    }
    std::vector<ShownName> shown;
    shown.reserve(basemap.names.size());
    for (std::size_t i = 0; i < basemap.names.size(); ++i) {
        const Name& name = basemap.names[i];
        const auto found = rules.find(name.id);
        const NameRule* rule = found == rules.end() ? nullptr : found->second;
        if (rule == nullptr ? name.contested : !rule->isShown) {
            continue;
        }
        ShownName entry{i, name.text};
        for (std::size_t language = 0; rule != nullptr && language < entry.text.size();
             ++language) {
            if (!rule->text[language].empty()) {
                entry.text[language] = rule->text[language];
            }
        }
        shown.push_back(entry);
    }
    return shown;
}

} // namespace portolan::dataset
