#include "base/job_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace portolan::base {
namespace {

/// Holds a worker until it is opened or asked to stop.
class Gate {
public:
    void open() { opened_ = true; }
    void pass(const std::stop_token& stop) const {
        while (!opened_ && !stop.stop_requested()) {
            std::this_thread::yield();
        }
    }

private:
    std::atomic<bool> opened_ = false;
};

void deliverAll(JobPool& pool) {
    pool.waitUntilReady();
    for (const Delivery& deliver : pool.finished()) {
        deliver();
    }
}

TEST(JobPool, DeliversValuesOnTheThreadThatAsks) {
    JobPool pool;
    std::thread::id worker;
    std::thread::id deliverer;
    int value = 0;
    pool.request(
        "sum", [](const std::stop_token&) { return std::pair(std::this_thread::get_id(), 42); },
        [&](std::pair<std::thread::id, int> made) {
            worker = made.first;
            value = made.second;
            deliverer = std::this_thread::get_id();
        });
    deliverAll(pool);
    EXPECT_EQ(value, 42);
    EXPECT_EQ(deliverer, std::this_thread::get_id());
    EXPECT_NE(worker, std::this_thread::get_id());
    EXPECT_TRUE(pool.isIdle());
    EXPECT_TRUE(pool.finished().empty());
}

TEST(JobPool, DeliversValuesThatCanOnlyBeMoved) {
    JobPool pool;
    std::unique_ptr<int> kept;
    pool.request(
        "grid", [](const std::stop_token&) { return std::make_unique<int>(7); },
        [&](std::unique_ptr<int> made) { kept = std::move(made); });
    deliverAll(pool);
    ASSERT_NE(kept, nullptr);
    EXPECT_EQ(*kept, 7);
}

TEST(JobPool, ANewerRequestStopsTheOlderOfItsKeyAlone) {
    JobPool pool(2);
    const auto gate = std::make_shared<Gate>();
    const auto hasStarted = std::make_shared<std::promise<void>>();
    const auto wasStopped = std::make_shared<std::promise<bool>>();
    std::vector<std::string> delivered;
    const auto record = [&](const std::string& name) { delivered.push_back(name); };
    pool.request(
        "grid",
        [=](const std::stop_token& stop) {
            hasStarted->set_value();
            gate->pass(stop);
            wasStopped->set_value(stop.stop_requested());
            return std::string("old grid");
        },
        record);
    pool.request(
        "labels",
        [=](const std::stop_token& stop) {
            gate->pass(stop);
            return std::string(stop.stop_requested() ? "stopped labels" : "labels");
        },
        record);
    hasStarted->get_future().wait();
    pool.request(
        "grid", [](const std::stop_token&) { return std::string("new grid"); }, record);
    EXPECT_TRUE(wasStopped->get_future().get());
    gate->open();
    deliverAll(pool);
    std::sort(delivered.begin(), delivered.end());
    EXPECT_EQ(delivered, (std::vector<std::string>{"labels", "new grid"}));
}

TEST(JobPool, AnOldResultThatIsReadyButNotYetTakenIsDropped) {
    JobPool pool;
    std::vector<int> delivered;
    const auto record = [&](int value) { delivered.push_back(value); };
    pool.request(
        "grid", [](const std::stop_token&) { return 1; }, record);
    pool.waitUntilReady();
    pool.request(
        "grid", [](const std::stop_token&) { return 2; }, record);
    deliverAll(pool);
    EXPECT_EQ(delivered, std::vector<int>{2});
}

TEST(JobPool, WhatIsCancelledIsNeverDelivered) {
    JobPool pool;
    const auto gate = std::make_shared<Gate>();
    bool isDelivered = false;
    pool.request(
        "grid",
        [=](const std::stop_token& stop) {
            gate->pass(stop);
            return 1;
        },
        [&](int) { isDelivered = true; });
    pool.cancel("grid");
    pool.cancel("never asked for");
    deliverAll(pool);
    EXPECT_FALSE(isDelivered);
    EXPECT_TRUE(pool.isIdle());
}

TEST(JobPool, EndsWhileJobsRunAndWait) {
    const auto gate = std::make_shared<Gate>();
    bool isDelivered = false;
    {
        JobPool pool;
        for (const char* key : {"a", "b", "c"}) {
            pool.request(
                key,
                [=](const std::stop_token& stop) {
                    gate->pass(stop); // opened by the stop alone
                    return 1;
                },
                [&](int) { isDelivered = true; });
        }
    }
    EXPECT_FALSE(isDelivered);
}

TEST(JobPool, WakesTheMainThreadOncePerDelivery) {
    std::atomic<int> wakes = 0;
    {
        JobPool pool(2, [&] { ++wakes; });
        for (int i = 0; i < 20; ++i) {
            pool.request(
                std::to_string(i), [i](const std::stop_token&) { return i; }, [](int) {});
        }
        deliverAll(pool);
    }
    EXPECT_EQ(wakes, 20);
}

} // namespace
} // namespace portolan::base
