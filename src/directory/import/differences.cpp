#include "directory/import/differences.hpp"

#include <set>

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

const catalogue::ServiceText* text_in(const ServiceRecord& record, const Word& language) {
  const auto found = std::ranges::find(record.texts, language, &catalogue::ServiceText::language);
  return found == record.texts.end() ? nullptr : &*found;
}

void compare_texts(const ServiceRecord& before, const ServiceRecord& after, std::vector<std::string>& columns) {
  std::set<Word> languages;
  for (const auto* record : {&before, &after})
    for (const auto& text : record->texts) languages.insert(text.language);
  for (const auto& language : languages) {
    const auto *old = text_in(before, language), *fresh = text_in(after, language);
    if (!old || !fresh || old->title != fresh->title) columns.push_back("title_" + language);
    if ((old ? old->description : std::nullopt) != (fresh ? fresh->description : std::nullopt)) columns.push_back("description_" + language);
  }
}

/// The columns of a price and of a code.
std::array<std::string, 7> parts_of(const ServiceRecord& record) {
  const auto price = record.price.value_or(catalogue::Price{});
  const auto code = record.code.value_or(catalogue::Coding{});
  const auto amount = [&](const Money& money) { return record.price ? std::to_string(money.minor) : std::string(); };
  return {amount(price.min), amount(price.max), price.min.currency, price.includes.value_or(Note()), price.excludes.value_or(Note()), code.code, code.system};
}

}  // namespace

std::vector<std::string> differing_members(std::string_view before, std::string_view after) {
  const auto old = json::parse_own(before).value(), fresh = json::parse_own(after).value();
  std::set<std::string> names;
  for (const auto* tree : {&old, &fresh})
    for (const auto& [name, value] : tree->as_object()) names.emplace(name);
  std::erase_if(names, [&](const std::string& name) {
    const auto *one = old.as_object().if_contains(name), *other = fresh.as_object().if_contains(name);
    return one && other && *one == *other;
  });
  return {names.begin(), names.end()};
}

std::vector<std::string> differing(const ServiceRecord& before, const ServiceRecord& after) {
  constexpr std::array kParts{"price_min", "price_max", "currency", "includes", "excludes", "code", "code_system"};
  auto columns = differing_members(json::write(before), json::write(after));
  std::erase_if(columns, [](const std::string& name) { return name == "texts" || name == "price" || name == "code"; });
  compare_texts(before, after, columns);
  const auto old = parts_of(before), fresh = parts_of(after);
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (old[i] != fresh[i]) columns.emplace_back(kParts[i]);
  return columns;
}

}  // namespace hospitium::directory
