// Searches beside the main thread, the latest request first: typing never waits.
#pragma once

#include "base/job_pool.h"
#include "dataset/find.h"

#include <functional>
#include <memory>
#include <string>

namespace portolan::app {

class FindSource {
public:
    /// `wake` is called on a worker whenever something is found.
    explicit FindSource(std::function<void()> wake) : jobs_(1, std::move(wake)) {}

    /// Makes ready to search these records, off the main thread.
    void prepare(std::shared_ptr<const dataset::Dataset>,
                 std::shared_ptr<const dataset::SearchIndex>);
    /// What is to be found; "" : nothing. An older request is dropped.
    void want(const std::string& query);
    /// Takes in what has been found; true where that is new.
    bool install();

    /// Null: nothing. Of the query() then, which may be an older one than is wanted.
    const std::shared_ptr<const dataset::Findings>& findings() const { return findings_; }
    const std::string& query() const { return query_; }

private:
    std::shared_ptr<const dataset::Dataset> dataset_;
    std::shared_ptr<const dataset::SearchIndex> index_;
    std::shared_ptr<const dataset::Findings> findings_;
    std::string wanted_, query_;
    base::JobPool jobs_; ///< last: its jobs end before what they deliver to
};

} // namespace portolan::app
