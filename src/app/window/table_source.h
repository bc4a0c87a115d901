// The table's rows, kept in step with the state: at once for few records, beside the main thread
// for many, where the old rows stay until the new ones are there.
#pragma once

#include "base/job_pool.h"
#include "ui/table_model.h"

#include <functional>
#include <memory>
#include <optional>

namespace portolan::app {

class TableSource {
public:
    /// `wake` is called on a worker when rows are ready.
    explicit TableSource(std::function<void()> wake);

    /// What the table is to show: nothing while it is closed.
    struct Request {
        std::shared_ptr<const dataset::Dataset> dataset;
        std::shared_ptr<const dataset::Selection> selection;
        ui::TableOrder order;
    };
    void want(const Request&);
    void close();
    /// Takes in what was made; true where the rows are others now.
    bool install();

    /// Null until they have been made once.
    const std::shared_ptr<const ui::TableRows>& rows() const { return rows_; }
    bool isPending() const { return wanted_.has_value() != made_.has_value() || isStale(); }

private:
    struct Made {
        Request request;
        std::shared_ptr<const ui::TableRows> order; ///< of every record
        std::shared_ptr<const ui::TableRows> rows;  ///< of those that pass
    };
    static Made make(const Request&, const std::optional<Made>& before, const std::stop_token&);
    bool isStale() const;

    std::optional<Request> wanted_;
    std::optional<Made> made_;
    std::shared_ptr<const ui::TableRows> rows_;
    bool hasNew_ = false;
    base::JobPool jobs_; ///< last: its jobs end before what they deliver to
};

} // namespace portolan::app
