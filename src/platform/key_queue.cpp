#include "platform/key_queue.h"

#include <algorithm>
#include <utility>

namespace portolan::platform {

namespace {

constexpr int kRepeat = 2; // GLFW_REPEAT

}

bool KeyQueue::mayPass(const KeyChange& change) const {
    return change.action == kRepeat ||
           std::find(changed_.begin(), changed_.end(), change.key) == changed_.end();
}

void KeyQueue::pass(const KeyChange& change, const Deliver& deliver) {
    if (change.action != kRepeat) {
        changed_.push_back(change.key);
    }
    deliver(change);
}

void KeyQueue::take(const KeyChange& change, const Deliver& deliver) {
    if (waiting_.empty() && mayPass(change)) {
        pass(change, deliver);
    } else {
        waiting_.push_back(change);
    }
}

void KeyQueue::flush(const Deliver& deliver) {
    for (const KeyChange& kept : std::exchange(waiting_, {})) {
        pass(kept, deliver);
    }
}

void KeyQueue::passAll(const KeyChange& change, const Deliver& deliver) {
    flush(deliver);
    pass(change, deliver);
}

void KeyQueue::beforeFrame(const Deliver& deliver) {
    while (!waiting_.empty() && mayPass(waiting_.front())) {
        const KeyChange change = waiting_.front();
        waiting_.pop_front();
        pass(change, deliver);
    }
}

} // namespace portolan::platform
