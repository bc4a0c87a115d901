// Texts: measured, shortened, broken into lines.
#include "ui/widgets.h"

#include <imgui_internal.h> // what scrolls

#include <cmath>

namespace portolan::ui {

namespace {

constexpr std::string_view kEllipsis = "…";

/// The character at `at` and its length in bytes; a broken byte counts as one character.
struct Character {
    std::uint32_t code = 0;
    std::size_t length = 1;
};

Character characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC0 || at + length > text.size()) {
        return {lead, 1};
    }
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = code << 6U | (byte(i) & 0x3FU);
    }
    return {code, length};
}

/// Scripts that are written without spaces. Hangul is written with them.
bool isWide(std::uint32_t code) {
    return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF00 && code <= 0xFFEF);
}

bool isIn(std::u32string_view set, std::uint32_t code) {
    return set.find(static_cast<char32_t>(code)) != std::u32string_view::npos;
}

bool mayNotBegin(std::uint32_t code) {
    return isIn(U"、。，．・：；？！）」』】〉》〕］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?"
                U"!)]}%…’”",
                code);
}

bool mayNotEnd(std::uint32_t code) {
    return isIn(U"（「『【〈《〔［｛([{‘“", code);
}

float widthOf(const ImFont* font, std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    return font->CalcTextSizeA(font->FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

/// As much of the text as fits, with an ellipsis.
std::string shortened(const ImFont* font, std::string_view text, float width) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + characterAt(text, at).length;
        std::string trial(text.substr(0, next));
        if (widthOf(font, trial.append(kEllipsis)) > width) {
            break;
        }
        kept = at = next;
    }
    return std::string(text.substr(0, kept)).append(kEllipsis);
}

bool scrolls(const ImGuiWindow* window) {
    for (; window != nullptr; window = window->ParentWindow) {
        if (window->ScrollMax.y > 0 && (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) == 0) {
            return true;
        }
    }
    return false;
}

/// Beyond the edge of what is drawn, and not where it could be scrolled into sight.
bool isOutside(ImVec2 at, ImVec2 size) {
    constexpr float kSlack = 1;
    const ImVec2 first = ImGui::GetWindowDrawList()->GetClipRectMin();
    const ImVec2 last = ImGui::GetWindowDrawList()->GetClipRectMax();
    const bool isBeside = at.x < first.x - kSlack || at.x + size.x > last.x + kSlack;
    // Fonts leave room above and below their letters.
    const float room = size.y * 0.2F;
    const bool isAbove = at.y + room < first.y || at.y + size.y - room > last.y;
    return isBeside || (isAbove && !scrolls(ImGui::GetCurrentWindowRead()));
}

void note(Panel& panel, std::string_view text, ImVec2 at, ImVec2 size, bool isCut) {
    if (panel.log != nullptr) {
        isCut = isCut || isOutside(at, size);
        panel.log->push_back({panel.name,
                              std::string(text),
                              {at, ImVec2(at.x + size.x, at.y + size.y)},
                              true,
                              isCut});
    }
}

ImVec2 snapped(ImVec2 at) {
    return {std::round(at.x), std::round(at.y)};
}

} // namespace

float textWidth(const Panel& panel, Type type, std::string_view text) {
    return widthOf(panel.font(type), text);
}

float lineHeight(const Panel& panel, Type type) {
    return panel.font(type)->FontSize;
}

ImVec2 centredY(const Panel& panel, Type type, float x, float top, float height) {
    return {x, top + (height - lineHeight(panel, type)) / 2};
}

float drawText(Panel& panel, Type type, base::Colour colour, ImVec2 at, std::string_view text,
               float width) {
    ImFont* font = panel.font(type);
    const float natural = widthOf(font, text);
    const bool isCut = width > 0 && natural > width + 0.5F;
    const std::string fitted = isCut ? shortened(font, text, width) : std::string(text);
    const float drawn = isCut ? widthOf(font, fitted) : natural;
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize, snapped(at), packed(colour),
                                        fitted.data(), fitted.data() + fitted.size());
    note(panel, text, at, {drawn, font->FontSize}, isCut);
    return drawn;
}

float drawTextRight(Panel& panel, Type type, base::Colour colour, ImVec2 right,
                    std::string_view text) {
    const float width = textWidth(panel, type, text);
    return drawText(panel, type, colour, {right.x - width, right.y}, text);
}

std::vector<std::string_view> brokenLines(const ImFont* font, std::string_view text, float width) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;  // of the line
    std::size_t chance = 0; // the last place where the line may be broken
    float used = 0;
    std::uint32_t before = ' ';
    for (std::size_t at = 0; at < text.size();) {
        const Character c = characterAt(text, at);
        const bool isBreak = before == ' ' || isWide(c.code) || isWide(before);
        if (at > begin && isBreak && !mayNotBegin(c.code) && !mayNotEnd(before)) {
            chance = at;
        }
        const float advance = widthOf(font, text.substr(at, c.length));
        if (c.code == '\n' || (used + advance > width && at > begin && c.code != ' ')) {
            const std::size_t end = c.code == '\n' ? at : chance > begin ? chance : at;
            lines.push_back(text.substr(begin, end - begin));
            begin = c.code == '\n' ? at + 1 : end;
            used = widthOf(font, text.substr(begin, std::max(at, begin) - begin));
            chance = begin;
        }
        used += c.code == '\n' ? 0 : advance;
        before = c.code;
        at += c.length;
    }
    if (begin < text.size()) {
        lines.push_back(text.substr(begin));
    }
    return lines;
}

float drawParagraph(Panel& panel, Type type, base::Colour colour, ImVec2 at, std::string_view text,
                    float width, float lineHeightFactor) {
    const float height = std::round(lineHeight(panel, type) * lineHeightFactor);
    float y = at.y;
    for (std::string_view line : brokenLines(panel.font(type), text, width)) {
        while (line.ends_with(' ')) {
            line.remove_suffix(1);
        }
        drawText(panel, type, colour, {at.x, y}, line, width);
        y += height;
    }
    return y - at.y;
}

} // namespace portolan::ui
