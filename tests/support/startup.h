// A start that has its records already.
#pragma once

#include "app/picture/startup.h"

#include <future>
#include <memory>
#include <utility>

namespace portolan::test {

inline app::Startup startupWith(std::shared_ptr<const dataset::Dataset> data) {
    app::LoadedRecords records;
    records.index = dataset::buildSearchIndex(*data);
    records.dataset = std::move(data);
    std::promise<base::Result<app::LoadedRecords>> promise;
    promise.set_value(std::move(records));
    app::Startup startup;
    startup.records = promise.get_future();
    return startup;
}

} // namespace portolan::test
