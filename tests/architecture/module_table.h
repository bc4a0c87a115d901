// The table of modules, as CMakeLists.txt declares it, and what a source file includes.
#pragma once

#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace portolan::architecture {

struct Module {
    std::vector<std::string> folders; ///< within it, lowest first
    std::set<std::string> dependsOn;  ///< modules, itself included
    std::set<std::string> libraries;  ///< CMake targets
};

struct SourceLine {
    std::filesystem::path file; ///< relative to the project's folder
    std::size_t number = 0;     ///< from 1
    std::string text;           ///< without its comment
    std::string place() const { return file.string() + ":" + std::to_string(number); }
};

/// The `portolan_module(name FOLDERS … DEPENDS … LIBRARIES …)` lines, by name.
std::map<std::string, Module> readModules();

/// Every line of every C++ file below src/, without the comments at line ends.
const std::vector<SourceLine>& sourceLines();

/// The module that a file below src/ belongs to: "" for src/main.cpp.
std::string moduleOf(const std::filesystem::path& file);

/// Places whose text matches, outside the modules (or files) of `allowed`, one a line.
std::string findOutside(const std::regex& pattern, const std::set<std::string>& allowed);

} // namespace portolan::architecture
