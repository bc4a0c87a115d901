// The only mutable copy of the state, and what was before it.
#pragma once

#include "state/reduce.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace portolan::state {

class Store {
public:
    explicit Store(AppState initial = {});

    const AppState& current() const { return current_; }
    /// In order. A gesture's previews and its commit become one step of history; time that passes,
    /// the pointer's place and the moment of play are no steps.
    void apply(const Intents&, const Context&);

    bool canUndo() const { return !past_.empty(); }
    bool canRedo() const { return !future_.empty(); }

private:
    void applyOne(const Intent&, const Context&);
    void undo();
    void redo();
    void remember(AppState before);
    void commit(AppState before, const AppState& next, std::uint32_t gesture);

    AppState current_;
    std::optional<AppState> beforeGesture_;
    std::uint32_t lastGesture_ = 0; ///< of the last step; 0: none that goes on
    std::vector<AppState> past_, future_;
};

} // namespace portolan::state
