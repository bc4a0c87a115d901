// Where the parts of the presenter's window stand, from a laptop's screen down to a small window at
// twice the size.
#include "ui/presenter_panel.h"

#include <algorithm>

namespace portolan::ui {

namespace {

constexpr float kEdge = 16, kGap = 14;
constexpr float kColumns = 760; ///< logical px from which there are two

float heightFor(float width, ImVec2 shape) {
    return width * shape.y / std::max(shape.x, 1.0F);
}

/// As large as fits at the top of the box.
Box fitted(const Box& box, ImVec2 shape) {
    const float width = std::min(box.width(), box.height() * shape.x / std::max(shape.y, 1.0F));
    return {box.first, {box.first.x + width, box.first.y + heightFor(width, shape)}};
}

class Arrangement {
public:
    Arrangement(ImVec2 window, float scale, ImVec2 shape, bool hasProblems)
        : s_(scale), shape_(shape), hasProblems_(hasProblems) {
        const float edge = kEdge * s_;
        const float top = 56 * s_;
        const float buttons = 62 * s_;
        layout_.top = {{edge, 0}, {window.x - edge, top}};
        layout_.buttons = {{edge, window.y - buttons - edge / 2},
                           {window.x - edge, window.y - edge / 2}};
        body_ = {{edge, top}, {window.x - edge, layout_.buttons.first.y - edge / 2}};
    }

    PresenterLayout columns() {
        const Box left = column(0, 0.52F);
        const float high = std::min(heightFor(left.width(), shape_), body_.height() * 0.52F);
        underStage({left.first, {left.last.x, left.first.y + high + 40 * s_}});
        layout_.chapters = {{left.first.x, layout_.progress.last.y + gap()}, left.last};
        const Box right = column(0.52F, 1);
        rightOf(right, body_.height() * 0.36F);
        notesIn({{right.first.x, layout_.next.last.y + gap()}, right.last});
        return layout_;
    }

    PresenterLayout small() {
        const float high = body_.height() * 0.48F;
        const Box left = column(0, 0.56F);
        underStage({left.first, {left.last.x, left.first.y + high}});
        rightOf(column(0.56F, 1), layout_.stage.height());
        notesIn({{body_.first.x, layout_.progress.last.y + gap() / 2}, body_.last});
        return layout_;
    }

private:
    float gap() const { return kGap * s_; }
    Box column(float from, float to) const {
        const float left = body_.first.x + body_.width() * from + (from > 0 ? gap() / 2 : 0);
        const float right = body_.first.x + body_.width() * to - (to < 1 ? gap() / 2 : 0);
        return {{left, body_.first.y}, {right, body_.last.y}};
    }
    void underStage(const Box& box) {
        const float line = 30 * s_;
        layout_.stage = fitted({box.first, {box.last.x, box.last.y - line}}, shape_);
        layout_.progress = {{box.first.x, layout_.stage.last.y},
                            {box.last.x, layout_.stage.last.y + line}};
    }
    /// A heading, and the picture below it.
    void rightOf(const Box& box, float high) {
        const float heading = 24 * s_;
        const Box picture = fitted(
            {{box.first.x, box.first.y + heading}, {box.last.x, box.first.y + high}}, shape_);
        layout_.next = {box.first, {box.last.x, picture.last.y}};
    }
    void notesIn(const Box& box) {
        layout_.notes = box;
        if (hasProblems_) {
            const float high = std::min(box.height() * 0.36F, 130 * s_);
            layout_.notes.last.y -= high + gap() / 2;
            layout_.problems = {{box.first.x, layout_.notes.last.y + gap() / 2}, box.last};
        }
    }

    float s_;
    ImVec2 shape_;
    bool hasProblems_;
    Box body_;
    PresenterLayout layout_;
};

} // namespace

PresenterLayout presenterLayout(ImVec2 window, float scale, ImVec2 stageShape, bool hasProblems) {
    Arrangement arrangement(window, scale, stageShape, hasProblems);
    return window.x / scale >= kColumns ? arrangement.columns() : arrangement.small();
}

} // namespace portolan::ui
