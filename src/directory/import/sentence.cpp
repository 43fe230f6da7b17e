#include "directory/import/sentence.hpp"

#include "directory/import/headings.hpp"

namespace hospitium::directory {

std::string sentence_of(const Messages& messages, ImportKind kind, std::string_view language, const CellError& error) {
  Messages::Params params;
  if (error.earlier > 0) params.emplace_back("row", std::to_string(error.earlier));
  if (!error.after.empty()) params.emplace_back("column", heading_of(messages, kind, language, error.after));
  auto sentence = messages.format(language, fmt::format("errors.{}", row(error.code).name), params);
  if (error.meant.empty()) return sentence;
  return sentence + ' ' + messages.format(language, "import.meant", {{"column", heading_of(messages, kind, language, error.meant)}});
}

}  // namespace hospitium::directory
