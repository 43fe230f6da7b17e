#include "directory/import/headings.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <span>

#include "base/likeness.hpp"
#include "base/text.hpp"
#include "directory/import/choices.hpp"

namespace hospitium::directory {
namespace {

struct ColumnWord {
  std::string_view column, key;          ///< the screens' own word for it
};

/// In a template of one kind, its own row comes first: a party's languages are those in which it receives, a service's those of the staff.
constexpr std::array kPartyWords{
    ColumnWord{"name", "directory.field.name"}, ColumnWord{"name_latin", "directory.field.name_latin"}, ColumnWord{"type", "directory.field.type"},
    ColumnWord{"place", "directory.field.place"}, ColumnWord{"ownership", "directory.field.ownership"}, ColumnWord{"level", "directory.field.level"},
    ColumnWord{"languages", "directory.field.languages"}, ColumnWord{"specialties", "directory.field.specialties"},
    ColumnWord{"techniques", "directory.field.techniques"}, ColumnWord{"website", "directory.field.website"}, ColumnWord{"state", "directory.field.state"}};
constexpr std::array kLicenceWords{
    ColumnWord{"party", "directory.organisation"}, ColumnWord{"place", "directory.field.place"}, ColumnWord{"issuer", "directory.field.issued_by"},
    ColumnWord{"number", "directory.field.licence_number"}, ColumnWord{"specialties", "directory.field.specialties"},
    ColumnWord{"from", "directory.field.valid_from"}, ColumnWord{"until", "directory.field.valid_until"}, ColumnWord{"kind", "directory.field.type"},
    ColumnWord{"suspended", "directory.licence_state.suspended"}};
constexpr std::array kServiceWords{
    ColumnWord{"party", "directory.organisation"}, ColumnWord{"place", "directory.field.place"}, ColumnWord{"type", "catalogue.field.type"},
    ColumnWord{"source_language", "catalogue.field.source_language"}, ColumnWord{"specialty", "catalogue.facet.specialty"},
    ColumnWord{"procedure", "catalogue.field.procedure"}, ColumnWord{"code", "catalogue.field.code"}, ColumnWord{"code_system", "catalogue.field.code_system"},
    ColumnWord{"techniques", "directory.field.techniques"}, ColumnWord{"setting", "catalogue.facet.setting"}, ColumnWord{"price_min", "catalogue.field.price_min"},
    ColumnWord{"price_max", "catalogue.field.price_max"}, ColumnWord{"currency", "common.currency"}, ColumnWord{"includes", "catalogue.field.includes"},
    ColumnWord{"excludes", "catalogue.field.excludes"}, ColumnWord{"stay_days", "catalogue.field.stay_days"},
    ColumnWord{"waiting_days", "catalogue.field.waiting_days"}, ColumnWord{"languages", "catalogue.field.languages"},
    ColumnWord{"interpreted", "catalogue.field.interpreted"}, ColumnWord{"age_min", "catalogue.field.age_min"}, ColumnWord{"age_max", "catalogue.field.age_max"}, ColumnWord{"sex", "catalogue.field.sex"},
    ColumnWord{"capacity", "catalogue.field.capacity"}, ColumnWord{"from", "catalogue.field.from"}, ColumnWord{"until", "catalogue.field.until"},
    ColumnWord{"tour", "catalogue.field.tour"}, ColumnWord{"state", "catalogue.field.state"}, ColumnWord{kRecordColumn, "import.record"}};
constexpr std::array kHolidayWords{
    ColumnWord{"place", "directory.field.place"}, ColumnWord{"from", "directory.special_from"}, ColumnWord{"until", "directory.special_until"},
    ColumnWord{"name", "directory.special_name"}, ColumnWord{"effect", "directory.special_effect"}, ColumnWord{"percent", "directory.special_percent"},
    ColumnWord{"source", "directory.rule_source"}};
constexpr std::array kTextWords{ColumnWord{"title_", "catalogue.field.title_in"}, ColumnWord{"description_", "catalogue.field.description_in"}};

std::span<const ColumnWord> words_of(ImportKind kind) {
  switch (kind) {
    case ImportKind::Parties: return kPartyWords;
    case ImportKind::Licences: return kLicenceWords;
    case ImportKind::Services: return kServiceWords;
    case ImportKind::Holidays: return kHolidayWords;
  }
  return {};
}

/// Every heading that means a column of this kind, folded.
class Headings {
 public:
  Headings(const Messages& messages, ImportKind kind) : kind_(kind) {
    for (const auto& language : messages.languages()) {
      for (const auto& word : words_of(kind)) columns_.emplace(fold(messages.format(language, word.key)), word.column);
      for (const auto& word : kTextWords) add_text(messages.format(language, word.key, {{"language", "*"}}), word.column);
    }
    for (const auto& key : messages.keys(kSynonyms))
      for (const auto& language : messages.languages()) add_synonyms(messages.format(language, key), language, key.substr(kSynonyms.size()));
  }
  std::optional<std::string> find(const std::string& folded) const {
    if (known_column(kind_, folded)) return folded;
    if (const auto found = columns_.find(folded); found != columns_.end()) return found->second;
    if (const auto found = synonyms_.find(folded); found != synonyms_.end() && !found->second.empty()) return found->second;
    for (const auto& text : texts_) {
      if (folded.size() <= text.before.size() + text.after.size() || !folded.starts_with(text.before) || !folded.ends_with(text.after)) continue;
      auto column = text.column + folded.substr(text.before.size(), folded.size() - text.before.size() - text.after.size());
      if (known_column(kind_, column)) return column;
    }
    return std::nullopt;
  }
  std::optional<std::string> nearest(const std::string& folded) const {
    constexpr std::size_t kLongest = 80;
    if (code_points(folded) > kLongest) return std::nullopt;
    double most = kAlike;
    std::optional<std::string> nearest;
    const auto look = [&](const std::string& word, std::string_view column) {
      if (const auto alike = alikeness(folded, word); alike > most && !column.empty()) {
        most = alike;
        nearest = std::string(column);
      }
    };
    for (const auto& [word, column] : columns_) look(word, column);
    for (const auto& [word, column] : synonyms_) look(word, column);
    for (const auto column : known_columns(kind_)) look(std::string(column), column);
    return nearest;
  }

 private:
  static constexpr double kAlike = 0.6;
  static constexpr std::string_view kSynonyms = "import.also.";
  /// What people write beside the screens' own word: "Joyi; Manzil" for a place. A price list in one language calls its titles "Услуга" and means those
  /// in that language. What means two columns means neither.
  void add_synonyms(const std::string& list, const std::string& language, std::string column) {
    if (column.ends_with('_')) column += language;
    if (!known_column(kind_, column)) return;
    for (std::size_t start = 0; start < list.size();) {
      const auto end = std::min(list.find(';', start), list.size());
      const auto [at, fresh] = synonyms_.try_emplace(fold(list.substr(start, end - start)), column);
      if (!fresh && at->second != column) at->second.clear();
      start = list.find_first_not_of(' ', std::min(end + 1, list.size()));
    }
  }
  /// Texts of lengths too different are not compared letter by letter: they are not alike.
  static double compared(const std::string& heading, const std::string& word) {
    const auto [shorter, longer] = std::minmax({code_points(heading), code_points(word)});
    return static_cast<double>(shorter) > kAlike * static_cast<double>(longer) ? likeness(heading, word) : 0;
  }
  /// One of several words counts a little less than all of them.
  static double alikeness(const std::string& heading, const std::string& words) {
    constexpr double kOneWord = 0.9;
    double most = compared(heading, words);
    for (const auto& word : hospitium::words_of(words))
      if (code_points(word) > 2) most = std::max(most, kOneWord * compared(heading, word));
    return most;
  }
  /// "Title: *" -> before and after the language's code.
  void add_text(const std::string& heading, std::string_view column) {
    const auto star = heading.find('*');
    if (star != std::string::npos) texts_.push_back({fold(heading.substr(0, star)), fold(heading.substr(star + 1)), std::string(column)});
  }
  struct TextHeading {
    std::string before, after, column;
  };
  ImportKind kind_;
  std::map<std::string, std::string, std::less<>> columns_, synonyms_;
  std::vector<TextHeading> texts_;
};

Result<Unit> choose(ImportKind kind, Table& table, const std::vector<std::string>& chosen) {
  if (chosen.size() > table.columns.size()) return refuse(Code::TooMany, "?columns");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    table.columns[i] = i < chosen.size() ? chosen[i] : std::string();
    if (table.columns[i].empty()) continue;
    if (!known_column(kind, table.columns[i])) return refuse(Code::UnknownValue, "?columns");
    if (std::find(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(i), table.columns[i]) != table.columns.begin() + static_cast<std::ptrdiff_t>(i))
      return refuse(Code::DuplicateKey, "?columns");
  }
  return Unit{};
}

/// "7:new": for one row, whatever it says; "*:same": for all that say nothing.
Result<Unit> answer(Table& table, std::size_t at, std::string_view one) {
  const auto colon = one.find(':');
  if (colon == std::string_view::npos || colon + 1 == one.size()) return refuse(Code::Malformed, "?records");
  const auto row = one.substr(0, colon), said = one.substr(colon + 1);
  if (row == "*") {
    for (auto& cells : table.rows)
      if (!cells.empty() && cells[at].empty()) cells[at] = said;
    return Unit{};
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), number);
  number -= table.headed_at + 1;
  if (error != std::errc() || end != row.data() + row.size() || number < 0 || number >= std::ssize(table.rows) || table.rows[static_cast<std::size_t>(number)].empty())
    return refuse(Code::UnknownValue, "?records");
  table.rows[static_cast<std::size_t>(number)][at] = said;
  return Unit{};
}

}  // namespace

Result<Unit> name_columns(const Messages& messages, ImportKind kind, Table& table, const std::optional<std::vector<std::string>>& chosen) {
  if (chosen) return choose(kind, table, *chosen);
  const Headings headings(messages, kind);
  std::set<std::string> taken;
  for (auto& column : table.columns)
    if (auto found = headings.find(column); found) column = taken.insert(*found).second ? *found : *found + " 2";  // nobody guesses which one counts
  return Unit{};
}

Result<Unit> choose_records(ImportKind kind, Table& table, std::string_view chosen) {
  if (chosen.empty()) return Unit{};
  if (kind != ImportKind::Services) return refuse(Code::UnknownValue, "?records");
  auto at = static_cast<std::size_t>(std::ranges::find(table.columns, kRecordColumn) - table.columns.begin());
  if (at == table.columns.size()) {
    table.columns.emplace_back(kRecordColumn);
    table.headings.emplace_back(kRecordColumn);
    for (auto& row : table.rows)
      if (!row.empty()) row.resize(table.columns.size());
  }
  for (std::size_t start = 0; start < chosen.size();) {
    const auto one = chosen.substr(start, chosen.find(',', start) - start);
    TRY_DO(answer(table, at, one));
    start += one.size() + 1;
  }
  return Unit{};
}

std::string heading_of(const Messages& messages, ImportKind kind, std::string_view language, std::string_view column) {
  for (const auto& word : kTextWords)
    if (column.starts_with(word.column)) return messages.format(language, word.key, {{"language", std::string(column.substr(word.column.size()))}});
  const auto words = words_of(kind);
  const auto found = std::ranges::find(words, column, &ColumnWord::column);
  return found == words.end() ? std::string(column) : messages.format(language, found->key);
}

void suggest_columns(const Messages& messages, ImportKind kind, ImportReport& report) {
  const Headings headings(messages, kind);
  for (auto& error : report.errors)
    if (error.code == Code::UnknownField) error.meant = headings.nearest(error.column).value_or("");
}

std::vector<std::string> template_columns(ImportKind kind, const std::string& language) {
  const auto known = known_columns(kind);
  std::vector<std::string> columns(known.begin(), known.end());
  if (kind == ImportKind::Services)
    for (const auto text : {"description_", "title_"}) columns.insert(columns.begin() + 3, text + language);
  return columns;
}

}  // namespace hospitium::directory
