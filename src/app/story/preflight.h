// Before the show: which contested lines and names, and which flags, each chapter of a story would
// bring before its guests. It decides nothing; whoever shows the story does.
#pragma once

#include "app/story/told_story.h"
#include "dataset/basemap.h"
#include "dataset/viewpoint.h"

#include <string>
#include <vector>

namespace portolan::app {

struct ContestedItem {
    enum class Kind : std::uint8_t {
        Line, ///< that the map draws
        Name, ///< that the map may write, as far as it finds room
        Word, ///< of the map's contested names, in the story's own words
        Flag, ///< beside those that take part
    };
    std::size_t chapter = 0; ///< from 0
    Kind kind = Kind::Line;
    std::string id;    ///< NamedLine::id, Name::id; a flag's economy
    std::string shown; ///< a name as it is written, in the language that the stage begins with
    bool isOnTheWay = false; ///< seen only while the camera flies to where the chapter rests
    std::string source;      ///< where the point of view has it from; may be empty
    bool operator==(const ContestedItem&) const = default;
};

struct PreflightRequest {
    const ToldStory& told; ///< made ready for the stage's screen
    const dataset::Basemap& basemap;
    const std::vector<dataset::Viewpoint>& viewpoints;
};

/// By chapter, what is seen at rest before what is seen on the way; each once in a chapter.
std::vector<ContestedItem> preflight(const PreflightRequest&);

/// "chapter 2, on the way: the name 日本海 (sea/sea-of-japan), after …", one line, as `check`
/// prints it.
std::string describe(const ContestedItem&);

} // namespace portolan::app
