#include "base/job_pool.h"

#include "base/result.h"

#include <algorithm>

namespace portolan::base {

JobPool::JobPool(int threads, std::function<void()> wake) : wake_(std::move(wake)) {
    PORTOLAN_EXPECTS(threads > 0);
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this](const std::stop_token& end) { work(end); });
    }
}

JobPool::~JobPool() {
    {
        const std::lock_guard lock(mutex_);
        queue_.clear();
        for (const auto& [key, job] : current_) {
            job->stop.request_stop();
        }
    }
    // A job that was overtaken was asked to stop then, so that joining waits for none for long.
    for (std::jthread& thread : threads_) {
        thread.request_stop();
    }
    threads_.clear();
}

void JobPool::forget(const std::string& key) {
    const auto found = current_.find(key);
    if (found == current_.end()) {
        return;
    }
    found->second->stop.request_stop();
    std::erase(queue_, found->second);
    std::erase(ready_, found->second);
    current_.erase(found);
}

void JobPool::submit(const std::string& key, std::function<Delivery(std::stop_token)> run) {
    const std::lock_guard lock(mutex_);
    forget(key);
    auto job = std::make_shared<Job>();
    job->key = key;
    job->run = std::move(run);
    current_[key] = job;
    queue_.push_back(std::move(job));
    changed_.notify_all();
}

void JobPool::cancel(const std::string& key) {
    const std::lock_guard lock(mutex_);
    forget(key);
    changed_.notify_all();
}

void JobPool::work(const std::stop_token& end) {
    while (true) {
        JobPointer job;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, end, [this] { return !queue_.empty(); })) {
                return;
            }
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        Delivery delivery = job->run(job->stop.get_token());
        job->run = nullptr;
        bool isWanted = false;
        {
            const std::lock_guard lock(mutex_);
            const auto found = current_.find(job->key);
            isWanted = found != current_.end() && found->second == job;
            if (isWanted) {
                job->delivery = std::move(delivery);
                ready_.push_back(job);
            }
        }
        changed_.notify_all();
        if (isWanted && wake_) {
            wake_();
        }
    }
}

std::vector<Delivery> JobPool::finished() {
    const std::lock_guard lock(mutex_);
    std::vector<Delivery> deliveries;
    for (const JobPointer& job : ready_) {
        deliveries.push_back(std::move(job->delivery));
        current_.erase(job->key);
    }
    ready_.clear();
    return deliveries;
}

bool JobPool::isIdle() const {
    const std::lock_guard lock(mutex_);
    return current_.empty();
}

void JobPool::waitUntilReady() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_.size() == current_.size(); });
}

} // namespace portolan::base
