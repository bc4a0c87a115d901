#include "formats/archive_guard.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace portolan::formats {

namespace {

constexpr std::size_t kLargestArchive = std::size_t{256} << 20U; // unpacked
constexpr int kMostEntries = 10000;
constexpr std::size_t kLargestPart = std::size_t{128} << 20U;

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

base::Result<std::string> readPart(const std::string& path, const std::string& part) {
    const File file(VSIFOpenL(fmt::format("/vsizip/{{{}}}/{}", path, part).c_str(), "rb"));
    std::string bytes;
    std::vector<char> buffer(1U << 16U);
    while (file) {
        const std::size_t count = VSIFReadL(buffer.data(), 1, buffer.size(), file.get());
        bytes.append(buffer.data(), count);
        if (bytes.size() > kLargestPart) {
            return base::fail(
                base::ErrorCode::Data,
                fmt::format("{} would unpack to more than {} MB", path, kLargestPart >> 20U),
                "save it as a folder of CSV files or a GeoPackage", {path});
        }
        if (count < buffer.size()) {
            break;
        }
    }
    return bytes;
}

// The declared sizes may lie, so parts are also read within a bound.
base::Result<std::vector<std::string>> listParts(const std::string& path) {
    const std::string root = fmt::format("/vsizip/{{{}}}", path);
    const CPLStringList names(VSIReadDirRecursive(root.c_str()), TRUE);
    if (names.empty()) {
        return base::fail(base::ErrorCode::Data, fmt::format("{} is no workbook", path),
                          "it may be cut off: save it again as .xlsx or .ods", {path});
    }
    std::vector<std::string> parts;
    std::size_t total = 0;
    for (int i = 0; i < names.Count(); ++i) {
        VSIStatBufL stat;
        if (VSIStatL(fmt::format("{}/{}", root, names[i]).c_str(), &stat) == 0) {
            total += static_cast<std::size_t>(stat.st_size);
        }
        parts.emplace_back(names[i]);
    }
    if (total > kLargestArchive || names.Count() > kMostEntries) {
        return base::fail(
            base::ErrorCode::Data,
            fmt::format("{} would unpack to {} MB in {} parts", path, total >> 20U, names.Count()),
            "save it as a folder of CSV files or a GeoPackage", {path});
    }
    return parts;
}

std::string_view attribute(std::string_view element, std::string_view name) {
    const std::string key = fmt::format(" {}=\"", name);
    const std::size_t begin = element.find(key);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = element.substr(begin + key.size());
    return rest.substr(0, rest.find('"'));
}

// Calls visit(the start tag) for each element of that name, prefix included.
template<class Visit>
void forEachElement(std::string_view xml, std::string_view name, Visit visit) {
    const std::string open = fmt::format("<{}", name);
    for (std::size_t at = xml.find(open); at != std::string_view::npos;
         at = xml.find(open, at + open.size())) {
        const std::size_t after = at + open.size();
        const bool isWhole = after < xml.size() && std::string_view(" />\t\n\r").find(xml[after]) !=
                                                       std::string_view::npos;
        if (isWhole) {
            visit(xml.substr(at, xml.find('>', at) - at), at);
        }
    }
}

// "AB12" → row 12, column 28.
SheetCell cellFromReference(std::string_view reference) {
    SheetCell cell{0, 0};
    for (const char c : reference.substr(0, 12)) {
        if ('A' <= c && c <= 'Z') {
            cell.second = cell.second * 26 + (c - 'A' + 1);
        } else if ('0' <= c && c <= '9') {
            cell.first = cell.first * 10 + (c - '0');
        }
    }
    return cell;
}

std::set<SheetCell> findFormulas(std::string_view sheet) {
    std::vector<std::size_t> formulas;
    forEachElement(sheet, "f", [&](std::string_view, std::size_t at) { formulas.push_back(at); });
    std::set<SheetCell> cells;
    auto next = formulas.begin();
    std::string_view cell;
    const auto takeBefore = [&](std::size_t end) {
        for (; next != formulas.end() && *next < end; ++next) {
            cells.insert(cellFromReference(attribute(cell, "r")));
        }
    };
    forEachElement(sheet, "c", [&](std::string_view tag, std::size_t at) {
        takeBefore(at);
        cell = tag;
    });
    takeBefore(sheet.size());
    return cells;
}

// Sheets stand in workbook.xml in their order, and name their parts through a table of relations.
base::Result<std::vector<std::string>> sheetParts(const std::string& path) {
    const auto workbook = readPart(path, "xl/workbook.xml");
    const auto relations = readPart(path, "xl/_rels/workbook.xml.rels");
    if (!workbook || !relations) {
        return tl::unexpected(workbook ? relations.error() : workbook.error());
    }
    std::map<std::string, std::string, std::less<>> targets;
    forEachElement(*relations, "Relationship", [&](std::string_view tag, std::size_t) {
        std::string_view target = attribute(tag, "Target");
        const bool isAbsolute = target.starts_with('/');
        target.remove_prefix(isAbsolute ? 1 : 0);
        targets[std::string(attribute(tag, "Id"))] =
            isAbsolute ? std::string(target) : fmt::format("xl/{}", target);
    });
    std::vector<std::string> parts;
    forEachElement(*workbook, "sheet", [&](std::string_view tag, std::size_t) {
        parts.push_back(targets[std::string(attribute(tag, "r:id"))]);
    });
    return parts;
}

base::Result<Workbook> inspectXlsx(const std::string& path) {
    Workbook workbook;
    const auto sheets = sheetParts(path);
    if (!sheets) {
        return tl::unexpected(sheets.error());
    }
    for (std::size_t i = 0; i < sheets->size(); ++i) {
        const auto xml = readPart(path, (*sheets)[i]);
        if (!xml) {
            return tl::unexpected(xml.error());
        }
        workbook.formulas[i] = findFormulas(*xml);
    }
    // Not ours to look into, but the reader unpacks it too.
    const auto strings = readPart(path, "xl/sharedStrings.xml");
    return strings ? base::Result<Workbook>(std::move(workbook)) : tl::unexpected(strings.error());
}

base::Result<Workbook> inspectOds(const std::string& path, Problems& problems) {
    const auto xml = readPart(path, "content.xml");
    if (!xml) {
        return tl::unexpected(xml.error());
    }
    if (xml->find("table:formula=") != std::string::npos) {
        problems.error({path}, "the workbook holds formulas: paste their values in place of them");
    }
    return Workbook{};
}

} // namespace

base::Result<Workbook> inspectWorkbook(const std::string& path, Problems& problems) {
    const auto parts = listParts(path);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    for (const std::string& part : *parts) {
        if (part.ends_with("vbaProject.bin") || part.starts_with("Basic/") ||
            part.starts_with("Scripts/")) {
            problems.error({path}, "the workbook holds macros, which are not run: save it without");
            break;
        }
    }
    return path.ends_with(".ods") ? inspectOds(path, problems) : inspectXlsx(path);
}

} // namespace portolan::formats
