// What is wrong with a cell, for people: the same words on the screen, in the file of results and on the command line.
#pragma once
#include "base/messages.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// In one language, with the row or the column that it is about, and the heading that was perhaps meant.
std::string sentence_of(const Messages& messages, ImportKind kind, std::string_view language, const CellError& error);

}  // namespace hospitium::directory
