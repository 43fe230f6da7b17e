#include "db/sql_text.hpp"

#include <cctype>

namespace hospitium::db {
namespace {

bool word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

/// The end of a quoted text, quoted name or line comment that starts at `at`; `at` when none starts there.
std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
  char c = sql[at];
  if (c == '\'' || c == '"') {
    auto end = sql.find(c, at + 1);
    return end == std::string_view::npos ? sql.size() : end + 1;
  }
  if (sql.substr(at, 2) == "--") {
    auto end = sql.find('\n', at);
    return end == std::string_view::npos ? sql.size() : end;
  }
  return at;
}

/// Copies `sql`; `replace(at, out)` may append something else and returns how many characters it took, 0 for none.
template <class Replace>
std::string rewritten(std::string_view sql, Replace replace) {
  std::string out;
  out.reserve(sql.size() + 8);
  for (std::size_t at = 0; at < sql.size();) {
    if (auto end = end_of_quoted(sql, at); end != at) {
      out += sql.substr(at, end - at);
      at = end;
    } else if (std::size_t taken = replace(at, out)) {
      at += taken;
    } else {
      out += sql[at++];
    }
  }
  return out;
}

/// Whether `words` (lower case) stand at `at` as whole words, in any case.
bool stands_at(std::string_view sql, std::size_t at, std::string_view words) {
  const auto end = at + words.size();
  if (end > sql.size() || (at > 0 && word(sql[at - 1])) || (end < sql.size() && word(sql[end]))) return false;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::tolower(static_cast<unsigned char>(sql[at + i])) != words[i]) return false;
  return true;
}

std::string trimmed(std::string_view text) {
  auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

bool statement_ends(std::string_view sql, std::size_t at) {
  return sql[at] == ';' && (at + 1 == sql.size() || sql[at + 1] == '\n');
}

}  // namespace

std::string numbered_for_postgresql(std::string_view sql) {
  return rewritten(sql, [&](std::size_t at, std::string& out) -> std::size_t {
    bool parameter = sql[at] == '?' && at + 1 < sql.size() && std::isdigit(static_cast<unsigned char>(sql[at + 1]));
    if (parameter) out += '$';
    return parameter ? 1 : 0;
  });
}

std::string types_for_postgresql(std::string_view sql) {
  constexpr std::string_view kBlob = "blob", kClustered = "without rowid";
  return rewritten(sql, [&](std::size_t at, std::string& out) -> std::size_t {
    if (stands_at(sql, at, kClustered)) return kClustered.size();
    if (!stands_at(sql, at, kBlob)) return 0;
    out += "BYTEA";
    return kBlob.size();
  });
}

std::vector<std::string> split_statements(std::string_view sql) {
  std::vector<std::string> statements;
  std::size_t begin = 0;
  auto add = [&](std::size_t end) {
    if (auto text = trimmed(sql.substr(begin, end - begin)); !text.empty()) statements.push_back(std::move(text));
    begin = end + 1;
  };
  for (std::size_t at = 0; at < sql.size();) {
    if (auto end = end_of_quoted(sql, at); end != at) {
      at = end;
    } else {
      if (statement_ends(sql, at)) add(at);
      ++at;
    }
  }
  if (begin < sql.size()) add(sql.size());
  return statements;
}

}  // namespace hospitium::db
