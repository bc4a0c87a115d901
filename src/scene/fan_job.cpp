#include "scene/fan_job.h"

#include <utility>

namespace portolan::scene {
namespace {

constexpr const char* kKey = "fans";

} // namespace

void FanJob::begin(std::shared_ptr<const dataset::Dataset> dataset,
                   std::shared_ptr<const ArcCatalogue> catalogue, NodeLayout nodes,
                   NodeLayout groups) {
    if (jobs_ == nullptr) {
        jobs_ = std::make_unique<base::JobPool>();
    }
    made_.reset();
    isBusy_ = true;
    jobs_->request(
        kKey,
        [dataset = std::move(dataset), catalogue = std::move(catalogue), nodes = std::move(nodes),
         groups = std::move(groups)](const std::stop_token&) {
            return GroupedFans{nodes, groups.nodeOfPlace,
                               layOutFans({.dataset = *dataset,
                                           .catalogue = *catalogue,
                                           .nodes = nodes,
                                           .groups = groups})};
        },
        [this](GroupedFans made) { made_ = std::move(made); });
}

void FanJob::cancel() {
    if (isBusy_) {
        jobs_->cancel(kKey);
    }
    isBusy_ = false;
    made_.reset();
}

bool FanJob::isReady() {
    if (isBusy_ && !made_) {
        for (const base::Delivery& deliver : jobs_->finished()) {
            deliver();
        }
    }
    return made_.has_value();
}

std::optional<GroupedFans> FanJob::take() {
    if (isReady()) {
        isBusy_ = false;
    }
    return std::exchange(made_, std::nullopt);
}

} // namespace portolan::scene
