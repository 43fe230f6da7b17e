#include "directory/import/sentence.hpp"

#include "directory/import/expected.hpp"
#include "directory/import/headings.hpp"

namespace hospitium::directory {
namespace {

/// Whether it helps to hear what may stand there.
bool about_the_value(Code code) {
  return code == Code::OutOfRange || code == Code::WrongType || code == Code::UnknownValue || code == Code::UnknownPlace || code == Code::NumberUnclear;
}

std::string services_of(const std::vector<Candidate>& candidates) {
  std::vector<std::string> titles;
  for (const auto& one : candidates) titles.push_back(one.code ? fmt::format("{} ({})", one.title, *one.code) : one.title);
  return fmt::format("{}", fmt::join(titles, "; "));
}

}  // namespace

std::string sentence_of(const Messages& messages, ImportKind kind, std::string_view language, const CellError& error) {
  Messages::Params params;
  if (error.earlier > 0) params.emplace_back("row", std::to_string(error.earlier));
  if (!error.after.empty()) params.emplace_back("column", heading_of(messages, kind, language, error.after));
  if (error.code == Code::ServiceUnclear) params.emplace_back("services", services_of(error.candidates));
  auto sentence = messages.format(language, fmt::format("errors.{}", row(error.code).name), params);
  if (const auto expected = expected_in(messages, language, error.column); about_the_value(error.code) && !expected.empty()) sentence += ' ' + expected;
  if (error.meant.empty()) return sentence;
  return sentence + ' ' + messages.format(language, "import.meant", {{"column", heading_of(messages, kind, language, error.meant)}});
}

}  // namespace hospitium::directory
