#include "app/window/find_source.h"

#include <utility>

namespace portolan::app {

namespace {

constexpr std::size_t kMost = 40; // of a kind, where all are asked for

} // namespace

void FindSource::prepare(std::shared_ptr<const dataset::Dataset> dataset,
                         std::shared_ptr<const dataset::SearchIndex> index) {
    if (index == index_) {
        return;
    }
    dataset_ = std::move(dataset);
    index_ = std::move(index);
    findings_.reset();
    wanted_.clear();
    if (index_ == nullptr) {
        return;
    }
    jobs_.request(
        "readings",
        [made = index_](const std::stop_token&) {
            made->texts.makeReadings();
            return true;
        },
        [](bool) {});
}

void FindSource::want(const std::string& query) {
    if (query == wanted_ || index_ == nullptr) {
        return;
    }
    wanted_ = query;
    if (query.empty()) {
        jobs_.cancel("find");
        findings_.reset();
        return;
    }
    jobs_.request(
        "find",
        [data = dataset_, index = index_, query](const std::stop_token& stop) {
            return std::make_shared<const dataset::Findings>(
                dataset::find(*data, *index, query, kMost, stop));
        },
        [this, query](std::shared_ptr<const dataset::Findings> findings) {
            findings_ = std::move(findings);
            query_ = query;
        });
}

bool FindSource::install() {
    const std::vector<base::Delivery> deliveries = jobs_.finished();
    for (const base::Delivery& deliver : deliveries) {
        deliver();
    }
    return !deliveries.empty();
}

} // namespace portolan::app
