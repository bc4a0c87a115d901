// Keys that go down and up again between two frames: Dear ImGui before 1.87 sees only how keys
// stand when a frame begins, and would miss them. A key changes once a frame here; what follows
// waits for the next, in order.
#pragma once

#include <deque>
#include <functional>
#include <vector>

namespace portolan::platform {

/// As GLFW reports it.
struct KeyChange {
    int key = 0, scancode = 0, action = 0, modifiers = 0;
    bool operator==(const KeyChange&) const = default;
};

class KeyQueue {
public:
    using Deliver = std::function<void(const KeyChange&)>;

    /// Delivers the change now, or keeps it for a later frame. A held key's repeats are no changes.
    void take(const KeyChange&, const Deliver&);
    /// Nobody waits for frames, since no panel reads the keys: delivers what was kept, then this.
    void passAll(const KeyChange&, const Deliver&);
    /// From now on nobody does: delivers what was kept.
    void flush(const Deliver&);
    /// A frame is about to read the keys: delivers of what was kept what it may see.
    void beforeFrame(const Deliver&);
    /// It has: the same keys may change again. Nothing is delivered, so that Shift stands for the
    /// panels as it stood for their keys.
    void frameBegan() { changed_.clear(); }

private:
    bool mayPass(const KeyChange&) const;
    void pass(const KeyChange&, const Deliver&);

    std::vector<int> changed_; ///< since the last frame began
    std::deque<KeyChange> waiting_;
};

} // namespace portolan::platform
