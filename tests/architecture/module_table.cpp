#include "architecture/module_table.h"

#include <fstream>
#include <sstream>

namespace portolan::architecture {

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = PORTOLAN_SOURCE_DIR;

Module readModule(const std::string& name, std::istringstream words) {
    std::map<std::string, std::vector<std::string>> lists;
    std::string list;
    for (std::string word; words >> word;) {
        if (word == "FOLDERS" || word == "DEPENDS" || word == "LIBRARIES") {
            list = word;
        } else {
            lists[list].push_back(word);
        }
    }
    const auto setOf = [](const std::vector<std::string>& of) {
        return std::set<std::string>(of.begin(), of.end());
    };
    Module module{lists["FOLDERS"], setOf(lists["DEPENDS"]), setOf(lists["LIBRARIES"])};
    module.dependsOn.insert(name);
    return module;
}

void readFile(const fs::path& path, std::vector<SourceLine>& lines) {
    std::ifstream stream(path);
    std::size_t number = 0;
    for (std::string text; std::getline(stream, text);) {
        const std::string code = text.substr(0, text.find("//"));
        lines.push_back({fs::relative(path, kRoot), ++number, code});
    }
}

} // namespace

std::map<std::string, Module> readModules() {
    std::ifstream stream(kRoot / "CMakeLists.txt");
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    const std::regex line(R"(portolan_module\((\w+)([^)]*)\))");
    std::map<std::string, Module> modules;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), line);
         it != std::sregex_iterator(); ++it) {
        modules[(*it)[1]] = readModule((*it)[1], std::istringstream((*it)[2]));
    }
    return modules;
}

const std::vector<SourceLine>& sourceLines() {
    static const std::vector<SourceLine> kLines = [] {
        std::vector<SourceLine> lines;
        for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src")) {
            if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") {
                readFile(entry.path(), lines);
            }
        }
        return lines;
    }();
    return kLines;
}

std::string moduleOf(const fs::path& file) {
    const fs::path folder = fs::relative(file, "src").parent_path();
    return folder.empty() ? "" : folder.begin()->string();
}

std::string findOutside(const std::regex& pattern, const std::set<std::string>& allowed) {
    std::string found;
    for (const SourceLine& line : sourceLines()) {
        if (!allowed.contains(moduleOf(line.file)) && !allowed.contains(line.file.string()) &&
            std::regex_search(line.text, pattern)) {
            found += line.place() + ": " + line.text + "\n";
        }
    }
    return found;
}

} // namespace portolan::architecture
