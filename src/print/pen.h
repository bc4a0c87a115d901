// A cairo context in target pixels (y down), and the few steps that every drawing here takes.
#pragma once

#include "base/colour.h"
#include "base/deleter.h"

#include <cairo.h>
#include <glm/vec2.hpp>

#include <memory>
#include <span>
#include <vector>

namespace portolan::print {

using Surface = std::unique_ptr<cairo_surface_t, base::Deleter<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, base::Deleter<cairo_destroy>>;
using Pattern = std::unique_ptr<cairo_pattern_t, base::Deleter<cairo_pattern_destroy>>;

/// `opacity` multiplies the colour's own.
void setColour(cairo_t*, base::Colour, double opacity = 1);

/// Adds a closed outline to the path, running clockwise: what overlaps is filled once.
void addOutline(cairo_t*, std::span<const glm::dvec2> corners);
void addDisc(cairo_t*, glm::dvec2 centre, double radius);

/// Undoes what was set while it lived.
class Saved {
public:
    explicit Saved(cairo_t* cairo) : cairo_(cairo) { cairo_save(cairo_); }
    ~Saved() { cairo_restore(cairo_); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;

private:
    cairo_t* cairo_;
};

/// What is drawn while it lives becomes one picture of this opacity.
class Group {
public:
    Group(cairo_t*, double opacity);
    ~Group();
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

private:
    cairo_t* cairo_;
    double opacity_;
};

} // namespace portolan::print
