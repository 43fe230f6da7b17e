#include "directory/import/cell_words.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/locale_tables.hpp"
#include "base/text.hpp"
#include "directory/import/cells.hpp"
#include "directory/import/choices.hpp"

namespace hospitium::directory {
namespace {

enum class Holds { One, Several };
/// The word of each plain name in one language.
using Words = std::map<std::string, std::string>;

struct WordColumn {
  ImportKind kind{};
  std::string_view column;
  Holds holds{};
  Words (*words)(const Messages&, std::string_view language);
};

template <DescribedEnum E>
Words enum_words(const Messages& messages, std::string_view language, std::string_view prefix) {
  Words words;
  for (const auto& entry : entries_of<E>()) words[std::string(name_of(entry.value))] = messages.format(language, fmt::format("{}.{}", prefix, name_of(entry.value)));
  return words;
}

#define HOSPITIUM_WORDS(Enum, prefix) [](const Messages& messages, std::string_view language) { return enum_words<Enum>(messages, language, prefix); }

Words yes_and_no(const Messages& messages, std::string_view language) {
  return {{"yes", messages.format(language, "common.yes")}, {"no", messages.format(language, "common.no")}};
}

Words for_whom(const Messages& messages, std::string_view language) {
  Words words;
  for (const auto name : {name_of(Sex::Female), name_of(Sex::Male), kAnySex}) words[std::string(name)] = messages.format(language, fmt::format("catalogue.sex.{}", name));
  return words;
}

Words which_record(const Messages& messages, std::string_view language) {
  return {{std::string(kSameRecord), messages.format(language, "import.record_same")}, {std::string(kNewRecord), messages.format(language, "import.record_new")}};
}

const LocaleTable& table_of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, LocaleTable, std::less<>> tables;
  std::lock_guard lock(mutex);
  const auto found = tables.find(language);
  return found != tables.end() ? found->second : tables.emplace(language, locale_table(language)).first->second;
}

/// Countries as ICU names them, and what the screens name besides: cities, regions.
Words places(const Messages& messages, std::string_view language) {
  Words words;
  for (const auto& [code, name] : table_of(language).countries) words[code] = name;
  for (const auto& key : messages.keys("places."))
    if (const auto code = key.substr(7); well_formed_place(code)) words[code] = messages.format(language, key);
  return words;
}

Words languages(const Messages&, std::string_view language) {
  Words words;
  for (const auto& [code, name] : table_of(language).languages) words[code] = name;
  return words;
}

using catalogue::ServiceState, catalogue::ServiceType, catalogue::Setting, catalogue::Technique, catalogue::TourPart, calendar::DayEffect;

constexpr auto kSpecialties = HOSPITIUM_WORDS(Specialty, "specialty");
constexpr auto kTechniques = HOSPITIUM_WORDS(Technique, "catalogue.technique");

const std::array kColumns{
    WordColumn{ImportKind::Parties, "type", Holds::One, HOSPITIUM_WORDS(PartyType, "directory.type")},
    WordColumn{ImportKind::Parties, "place", Holds::One, places},
    WordColumn{ImportKind::Parties, "ownership", Holds::One, HOSPITIUM_WORDS(Ownership, "directory.ownership")},
    WordColumn{ImportKind::Parties, "level", Holds::One, HOSPITIUM_WORDS(CareLevel, "directory.level")},
    WordColumn{ImportKind::Parties, "languages", Holds::Several, languages},
    WordColumn{ImportKind::Parties, "specialties", Holds::Several, kSpecialties},
    WordColumn{ImportKind::Parties, "techniques", Holds::Several, kTechniques},
    WordColumn{ImportKind::Parties, "state", Holds::One, HOSPITIUM_WORDS(PartyState, "directory.state")},
    WordColumn{ImportKind::Licences, "place", Holds::One, places},
    WordColumn{ImportKind::Licences, "specialties", Holds::Several, kSpecialties},
    WordColumn{ImportKind::Licences, "kind", Holds::One, HOSPITIUM_WORDS(LicenceKind, "directory.licence_kind")},
    WordColumn{ImportKind::Licences, "suspended", Holds::One, yes_and_no},
    WordColumn{ImportKind::Services, "place", Holds::One, places},
    WordColumn{ImportKind::Services, "type", Holds::One, HOSPITIUM_WORDS(ServiceType, "catalogue.type")},
    WordColumn{ImportKind::Services, "source_language", Holds::One, languages},
    WordColumn{ImportKind::Services, "specialty", Holds::One, kSpecialties},
    WordColumn{ImportKind::Services, "techniques", Holds::Several, kTechniques},
    WordColumn{ImportKind::Services, "setting", Holds::One, HOSPITIUM_WORDS(Setting, "catalogue.setting")},
    WordColumn{ImportKind::Services, "languages", Holds::Several, languages},
    WordColumn{ImportKind::Services, "interpreted", Holds::Several, languages},
    WordColumn{ImportKind::Services, "sex", Holds::One, for_whom},
    WordColumn{ImportKind::Services, "tour", Holds::Several, HOSPITIUM_WORDS(TourPart, "catalogue.tour")},
    WordColumn{ImportKind::Services, "state", Holds::One, HOSPITIUM_WORDS(ServiceState, "catalogue.state")},
    WordColumn{ImportKind::Services, kRecordColumn, Holds::One, which_record},
    WordColumn{ImportKind::Holidays, "place", Holds::One, places},
    WordColumn{ImportKind::Holidays, "effect", Holds::One, HOSPITIUM_WORDS(DayEffect, "directory.effect")},
};
#undef HOSPITIUM_WORDS

const WordColumn* find_column(ImportKind kind, std::string_view column) {
  const auto found = std::ranges::find_if(kColumns, [&](const WordColumn& one) { return one.kind == kind && one.column == column; });
  return found == kColumns.end() ? nullptr : &*found;
}

/// Plain names by their words, folded; a word that means two things in two languages means neither.
class Lexicon {
 public:
  Lexicon(const Messages& messages, const WordColumn& column) {
    for (const auto& language : messages.languages())
      for (const auto& [name, word] : column.words(messages, language)) {
        add(name, name);
        add(word, name);
        add_others(messages, language, column.column, name);
      }
  }
  std::optional<std::string> find(std::string_view text) const {
    const auto found = names_.find(fold(text));
    return found == names_.end() ? std::nullopt : found->second;
  }

 private:
  /// What people write beside the screens' own word: "F; Female; Girls".
  void add_others(const Messages& messages, std::string_view language, std::string_view column, const std::string& name) {
    const auto key = fmt::format("import.cell.{}.{}", column, name);
    if (!messages.has(language, key)) return;
    const auto list = messages.format(language, key);
    for (std::size_t start = 0; start < list.size();) {
      const auto end = std::min(list.find("; ", start), list.size());
      add(list.substr(start, end - start), name);
      start = std::min(end + 2, list.size());
    }
  }
  void add(std::string_view word, const std::string& name) {
    const auto [at, fresh] = names_.try_emplace(fold(word), name);
    if (!fresh && at->second && *at->second != name) at->second.reset();
  }
  std::map<std::string, std::optional<std::string>, std::less<>> names_;
};

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// Words of several words are separated by commas, semicolons, bars or lines; where one of them is unknown all stay as they are.
std::optional<std::string> several(const Lexicon& lexicon, std::string_view cell) {
  std::string names;
  while (!cell.empty()) {
    const auto end = std::min(cell.find_first_of(",;|\n"), cell.size());
    const auto word = trimmed(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
    if (word.empty()) continue;
    const auto name = lexicon.find(word);
    if (!name) return std::nullopt;
    names += (names.empty() ? "" : ",") + *name;
  }
  return names;
}

}  // namespace

void name_cells(const Messages& messages, ImportKind kind, Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto* column = find_column(kind, table.columns[i]);
    if (!column) continue;
    const Lexicon lexicon(messages, *column);
    for (auto& row : table.rows) {
      if (i >= row.size() || row[i].empty()) continue;
      const auto named = column->holds == Holds::One ? lexicon.find(row[i]) : several(lexicon, row[i]);
      if (named) row[i] = *named;
    }
  }
}

std::string SaidCells::operator()(const std::string& column, const std::string& cell) {
  const auto* found = find_column(kind_, column);
  if (!found || cell.empty()) return cell;
  const auto [words, fresh] = words_.try_emplace(column);
  if (fresh) words->second = found->words(messages_, language_);
  std::vector<std::string> said;
  for (std::size_t start = 0; start < cell.size();) {
    const auto end = std::min(cell.find(',', start), cell.size());
    const auto name = cell.substr(start, end - start);
    const auto word = words->second.find(name);
    said.push_back(word == words->second.end() ? name : word->second);
    start = end + 1;
  }
  return fmt::format("{}", fmt::join(said, ", "));
}

std::vector<std::string> words_of_column(const Messages& messages, ImportKind kind, std::string_view language, std::string_view column) {
  constexpr std::size_t kMostTold = 60;  // nobody reads a list of all countries
  std::vector<std::string> words;
  const auto* found = find_column(kind, column);
  if (!found) return words;
  for (const auto& [name, word] : found->words(messages, language)) words.push_back(word);
  if (words.size() > kMostTold) words.clear();
  return words;
}

}  // namespace hospitium::directory
