#include "state/profile.h"

#include <algorithm>

namespace portolan::state {

Story toldTo(Story story, const Profile& profile) {
    const auto placeOf = [&](base::Language language) {
        return std::find(profile.languages.begin(), profile.languages.end(), language);
    };
    std::stable_sort(story.languages.begin(), story.languages.end(),
                     [&](base::Language a, base::Language b) { return placeOf(a) < placeOf(b); });
    if (!profile.boundaries.empty()) {
        story.boundaries = profile.boundaries;
        for (Chapter& chapter : story.chapters) {
            chapter.boundaries.clear();
        }
    }
    const auto isEmpty = [](const std::string& text) { return text.empty(); };
    if (!std::all_of(profile.disclaimer.begin(), profile.disclaimer.end(), isEmpty)) {
        story.disclaimer = profile.disclaimer;
    }
    if (!profile.approval.empty()) {
        story.approval = profile.approval;
    }
    if (profile.viewing.isKnown()) {
        story.viewing = profile.viewing;
    }
    story.parties = profile.parties;
    story.flags = profile.flags;
    story.profile = profile.code;
    return story;
}

} // namespace portolan::state
