// Office Open XML (ECMA-376), one sheet: a bold row of headings that stays in view, days and moments as such, cells of text that no
// program takes for a formula, right to left where the language is.
#pragma once
#include "paper/sheet.hpp"

namespace hospitium::paper {

std::string write_xlsx(const Sheet& sheet);

}  // namespace hospitium::paper
