// What a cell means when it is written in the words of the screens, in any of our languages: "Клиника" and "Cơ sở y tế" are "clinic".
#pragma once
#include <map>

#include "base/messages.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// Puts the plain names into the cells of named columns that take words of a list (types, levels, specialties, techniques ...), where their
/// words are known; what is not known stays, and import_table refuses it. Countries are known by their names as well.
void name_cells(const Messages& messages, ImportKind kind, Table& table);

/// Cells of named columns in the words of one language: "oncology,urology" is "Oncology, Urology". What is no such name stays.
class SaidCells {
 public:
  SaidCells(const Messages& messages, ImportKind kind, std::string language) : messages_(messages), kind_(kind), language_(std::move(language)) {}
  std::string operator()(const std::string& column, const std::string& cell);

 private:
  const Messages& messages_;
  ImportKind kind_;
  std::string language_;
  std::map<std::string, std::map<std::string, std::string>> words_;  ///< of each column that was asked for
};

/// The words that a column takes, in one language, as "Clinic"; empty for a column that takes anything else.
std::vector<std::string> words_of_column(const Messages& messages, ImportKind kind, std::string_view language, std::string_view column);

}  // namespace hospitium::directory
