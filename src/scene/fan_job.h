// Fans made in a job: of a million legs they take 100 ms, for which no frame that moves waits.
#pragma once

#include "base/job_pool.h"
#include "scene/arcs_fan.h"

#include <memory>
#include <optional>

namespace portolan::scene {

/// Fans with the nodes and groups that they were laid out for (FanRequest).
struct GroupedFans {
    NodeLayout nodes;
    std::vector<std::uint32_t> groupOfPlace; ///< NodeLayout::nodeOfPlace of the groups
    FanLayout fans;
};

class FanJob {
public:
    FanJob() = default;
    FanJob(const FanJob&) = delete;
    FanJob& operator=(const FanJob&) = delete;

    /// Whatever was asked for before is dropped.
    void begin(std::shared_ptr<const dataset::Dataset>, std::shared_ptr<const ArcCatalogue>,
               NodeLayout nodes, NodeLayout groups);
    void cancel();
    /// Asked for, and not yet taken.
    bool isBusy() const { return isBusy_; }
    bool isReady();
    /// What was asked for, once it is there.
    std::optional<GroupedFans> take();

private:
    bool isBusy_ = false;
    std::optional<GroupedFans> made_;
    std::unique_ptr<base::JobPool> jobs_; ///< null until a network is large enough; ends first
};

} // namespace portolan::scene
