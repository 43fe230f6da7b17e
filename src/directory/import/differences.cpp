#include "directory/import/differences.hpp"

#include <set>

#include "directory/import/numbers.hpp"

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

const catalogue::ServiceText* text_in(const ServiceRecord& record, const Word& language) {
  const auto found = std::ranges::find(record.texts, language, &catalogue::ServiceText::language);
  return found == record.texts.end() ? nullptr : &*found;
}

/// As it would be written in a cell; "" for what no cell holds.
std::string cell_text(const boost::json::value& value) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_bool()) return value.as_bool() ? "yes" : "no";
  if (value.is_int64() || value.is_uint64() || value.is_double()) return boost::json::serialize(value);
  std::string list;
  if (value.is_array())
    for (const auto& one : value.as_array())
      if (const auto text = cell_text(one); !text.empty()) list += (list.empty() ? "" : ",") + text;
  return list;
}

void compare_texts(const ServiceRecord& before, const ServiceRecord& after, std::vector<CellChange>& changes) {
  std::set<Word> languages;
  for (const auto* record : {&before, &after})
    for (const auto& text : record->texts) languages.insert(text.language);
  const auto note = [](const std::optional<Note>& text) -> std::string { return text.value_or(Note()); };
  for (const auto& language : languages) {
    const auto *old = text_in(before, language), *fresh = text_in(after, language);
    if (!old || !fresh || old->title != fresh->title) changes.push_back({"title_" + language, old ? std::string(old->title) : "", fresh ? std::string(fresh->title) : ""});
    const auto was = old ? note(old->description) : "", is = fresh ? note(fresh->description) : "";
    if (was != is) changes.push_back({"description_" + language, was, is});
  }
}

/// The columns of a price and of a code.
std::array<std::string, 7> parts_of(const ServiceRecord& record) {
  const auto price = record.price.value_or(catalogue::Price{});
  const auto code = record.code.value_or(catalogue::Coding{});
  const auto amount = [&](const Money& money) { return record.price ? amount_text(money) : std::string(); };
  return {amount(price.min), amount(price.max), price.min.currency, price.includes.value_or(Note()), price.excludes.value_or(Note()), code.code, code.system};
}

}  // namespace

std::vector<CellChange> differing_members(std::string_view before, std::string_view after) {
  const auto old = json::parse_own(before).value(), fresh = json::parse_own(after).value();
  std::set<std::string> names;
  for (const auto* tree : {&old, &fresh})
    for (const auto& [name, value] : tree->as_object()) names.emplace(name);
  std::vector<CellChange> changes;
  for (const auto& name : names) {
    const auto *was = old.as_object().if_contains(name), *is = fresh.as_object().if_contains(name);
    if (!was || !is || *was != *is) changes.push_back({name, was ? cell_text(*was) : std::string(), is ? cell_text(*is) : std::string()});
  }
  return changes;
}

std::vector<CellChange> differing(const ServiceRecord& before, const ServiceRecord& after) {
  constexpr std::array kParts{"price_min", "price_max", "currency", "includes", "excludes", "code", "code_system"};
  auto changes = differing_members(json::write(before), json::write(after));
  std::erase_if(changes, [](const CellChange& one) { return one.column == "texts" || one.column == "price" || one.column == "code"; });
  compare_texts(before, after, changes);
  const auto old = parts_of(before), fresh = parts_of(after);
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (old[i] != fresh[i]) changes.push_back({kParts[i], old[i], fresh[i]});
  return changes;
}

}  // namespace hospitium::directory
