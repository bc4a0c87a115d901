// A field for words of any length: lines break at its edge, and it grows with them. Undo is the
// program's, not the field's.
#pragma once

#include "state/intent.h"
#include "ui/soft_text.h"
#include "ui/theme.h"

#include <string>

namespace portolan::ui {

struct Panel;

struct WordsField {
    SoftText text;
    std::string buffer;         ///< what Dear ImGui has: text.shown()
    SoftText::Hand hand;        ///< after the last frame
    std::size_t anchor = 0;     ///< the selection's other end
    const void* font = nullptr; ///< that the lines are broken for…
    float width = 0;            ///< …and the width, physical px; 0: they are not
    bool isActive = false;      ///< while it is not, the state's words stand in it
    bool takesState = false;    ///< once, though it is: they were undone
};

struct WordsBox {
    const char* name; ///< in English
    ImVec2 at;        ///< physical px
    float width = 0;
    bool hasLines = false;
    int fewestLines = 1;
};

struct WordsTyped {
    bool isChanged = false; ///< field.text.words() are others, by hand
    float height = 0;       ///< of what was drawn, physical px
};

/// `words`: the state's. Emits undo and redo where they are asked for in the field.
WordsTyped drawWordsField(Panel&, WordsField&, const WordsBox&, const std::string& words);

} // namespace portolan::ui
