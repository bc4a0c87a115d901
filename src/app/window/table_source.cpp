#include "app/window/table_source.h"

#include <utility>

namespace portolan::app {

namespace {

/// More records than these are ordered beside the main thread.
constexpr std::size_t kMostAtOnce = 20000;

bool isSame(const TableSource::Request& a, const TableSource::Request& b) {
    return a.dataset == b.dataset && a.selection == b.selection && a.order == b.order;
}

} // namespace

TableSource::TableSource(std::function<void()> wake) : jobs_(1, std::move(wake)) {}

bool TableSource::isStale() const {
    return wanted_ && made_ && !isSame(*wanted_, made_->request);
}

/// Another selection of the same order is one pass over it.
TableSource::Made TableSource::make(const Request& request, const std::optional<Made>& before,
                                    const std::stop_token& stop) {
    const bool isOrdered = before && before->request.dataset == request.dataset &&
                           before->request.order == request.order;
    Made made{request, {}, {}};
    made.order = isOrdered ? before->order
                           : std::make_shared<const ui::TableRows>(
                                 ui::orderRecords(*request.dataset, request.order, stop));
    made.rows =
        std::make_shared<const ui::TableRows>(ui::passingRows(*made.order, *request.selection));
    return made;
}

void TableSource::want(const Request& request) {
    if (wanted_ && isSame(*wanted_, request)) {
        return;
    }
    wanted_ = request;
    if (request.dataset->engagements.size() <= kMostAtOnce) {
        made_ = make(request, made_, {});
        rows_ = made_->rows;
        return;
    }
    jobs_.request(
        "table",
        [request, before = made_](const std::stop_token& stop) {
            return make(request, before, stop);
        },
        [this](Made made) {
            made_ = std::move(made);
            rows_ = made_->rows;
            hasNew_ = true;
        });
}

void TableSource::close() {
    jobs_.cancel("table");
    wanted_.reset();
    made_.reset();
    rows_.reset();
}

bool TableSource::install() {
    for (const base::Delivery& deliver : jobs_.finished()) {
        deliver();
    }
    return std::exchange(hasNew_, false);
}

} // namespace portolan::app
