// CSV after RFC 4180 in UTF-8 with a byte order mark, by which spreadsheets know it. What would begin a formula gets an apostrophe before it.
#pragma once
#include "paper/sheet.hpp"

namespace hospitium::paper {

std::string write_csv(const Sheet& sheet);

}  // namespace hospitium::paper
