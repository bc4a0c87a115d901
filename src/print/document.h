// Pages as a PDF, or one page as an SVG, in memory. The same pages give the same bytes.
#pragma once

#include "print/page.h"

#include "base/language.h"
#include "base/result.h"

#include <memory>
#include <string>

namespace portolan::print {

enum class Format : std::uint8_t { Pdf, Svg };

struct DocumentRequest {
    Format format = Format::Pdf;
    glm::dvec2 sizePt{960, 540}; ///< of each page, 1/72 inch
    std::string title;
};

/// Lines, nodes and letters stay what they are. In a PDF text is text: it is found, and taken out,
/// in every script. In an SVG letters are outlines, so that they look the same where the fonts are
/// missing.
class Document {
public:
    static base::Result<Document> create(const DocumentRequest&);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    /// An SVG has one page: later ones are left out. Error (Machine): no memory for it.
    base::Result<void> add(const Page&);
    /// The file's bytes; the document is then used up.
    base::Result<std::string> finish();

private:
    struct Impl;
    explicit Document(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace portolan::print
