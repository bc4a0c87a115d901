#include "app/story/chapter_parties.h"

#include <algorithm>

namespace portolan::app {

namespace {

using Table = dataset::EntityId::Table;

/// Of all that a chapter shows no more records are looked at: nobody reads a longer list.
constexpr std::size_t kMostRecords = 40;

class Parties {
public:
    explicit Parties(const dataset::Dataset& data) : data_(data) {}

    void addNamed(const std::string& id) {
        const auto entity = data_.findEntity(id);
        if (entity && entity->table == Table::Engagement) {
            addRecord(entity->index);
        } else if (entity && entity->table == Table::Organisation) {
            dataset::Party party;
            party.organisation = entity->index;
            add(party);
        }
    }

    void addRecord(dataset::EngagementIndex record) {
        for (const dataset::Party& party : data_.partiesOf(record)) {
            add(party);
        }
    }

    const std::vector<dataset::Party>& all() const { return all_; }

    std::vector<ChapterParties> byEconomy(const dataset::PartyOrder& order) {
        dataset::putInOrder(all_, data_, order);
        std::vector<ChapterParties> groups;
        for (const dataset::Party& party : all_) {
            const std::string& economy = dataset::economyOf(data_, party.organisation);
            auto group = std::find_if(groups.begin(), groups.end(),
                                      [&](const auto& one) { return one.economy == economy; });
            if (group == groups.end()) {
                group = groups.insert(groups.end(), {economy, {}});
            }
            group->organisations.push_back(party.organisation);
        }
        return groups;
    }

private:
    void add(const dataset::Party& party) {
        const bool isKnown = std::any_of(all_.begin(), all_.end(), [&](const dataset::Party& one) {
            return one.organisation == party.organisation;
        });
        if (!isKnown && party.organisation != dataset::kNone) {
            all_.push_back(party);
        }
    }

    const dataset::Dataset& data_;
    std::vector<dataset::Party> all_;
};

} // namespace

std::vector<ChapterParties> partiesOf(const state::Story& story, const state::Chapter& chapter,
                                      const dataset::Dataset& data,
                                      const dataset::Selection& shown) {
    if (!story.flags) {
        return {};
    }
    Parties parties(data);
    for (const state::StoryLabel& label : chapter.labels) {
        parties.addNamed(label.engagement);
    }
    for (const std::string& id : chapter.highlight) {
        parties.addNamed(id);
    }
    std::size_t looked = 0;
    const bool isNamed = !parties.all().empty();
    for (dataset::EngagementIndex i = 0;
         !isNamed && looked < kMostRecords && i < shown.passes.size(); ++i) {
        if (shown.passes[i] != 0) {
            parties.addRecord(i);
            ++looked;
        }
    }
    return parties.byEconomy(story.parties);
}

} // namespace portolan::app
