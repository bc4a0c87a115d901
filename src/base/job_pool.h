// Work beside the main thread. A job is a function from values to a value, plus a stop token; its
// value comes back through one queue that the main thread drains. Per key the latest request wins.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace portolan::base {

/// Hands a job's value to whoever asked for it; to be called on the main thread.
using Delivery = std::function<void()>;

class JobPool {
public:
    /// `wake` is called on a worker whenever a delivery is ready: to wake a main thread that waits
    /// for events. It must not call the pool.
    explicit JobPool(int threads = 1, std::function<void()> wake = {});
    /// Asks every job to stop and waits for those that run; what is not delivered is dropped.
    ~JobPool();
    JobPool(const JobPool&) = delete;
    JobPool& operator=(const JobPool&) = delete;

    /// Runs `work(std::stop_token)` on a worker; `deliver(value)` then stands in finished(). Both
    /// are copied to the worker, so they hold values or shared_ptr<const T>. An older request with
    /// the same key is asked to stop and never delivered. Keys start in the order of requests.
    template<class Work, class Deliver>
    void request(const std::string& key, Work work, Deliver deliver) {
        submit(key, [work = std::move(work), deliver = std::move(deliver)](std::stop_token stop) {
            using Value = decltype(work(stop));
            auto value = std::make_shared<Value>(work(stop));
            return Delivery([value, deliver] { deliver(std::move(*value)); });
        });
    }
    /// The key's request is asked to stop and never delivered; nothing happens if there is none.
    void cancel(const std::string& key);

    /// Deliveries that are ready, in the order in which the jobs finished. Call each once.
    std::vector<Delivery> finished();
    /// Whether nothing is asked for that finished() has not handed out.
    bool isIdle() const;
    /// Blocks until every request is ready for finished(): for drawing without a window.
    void waitUntilReady();

private:
    struct Job {
        std::string key;
        std::stop_source stop;
        std::function<Delivery(std::stop_token)> run;
        Delivery delivery; ///< once it has run
    };
    using JobPointer = std::shared_ptr<Job>;

    void submit(const std::string& key, std::function<Delivery(std::stop_token)> run);
    void forget(const std::string& key);
    void work(const std::stop_token& end);

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<JobPointer> queue_;
    std::map<std::string, JobPointer> current_; ///< each key's latest, until it is handed out
    std::vector<JobPointer> ready_;
    std::vector<std::jthread> threads_; ///< last, so that the rest outlives them
};

} // namespace portolan::base
