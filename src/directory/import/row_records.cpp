#include "directory/import/row_records.hpp"

#include <algorithm>

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

void read_texts(Cells& cells, std::vector<catalogue::ServiceText>& texts) {
  for (const auto& column : cells.columns())
    if (column.starts_with("title_") && !cells.text(column).empty()) {
      const Word language(column.substr(6));
      auto text = std::ranges::find(texts, language, &catalogue::ServiceText::language);
      if (text == texts.end()) text = texts.insert(texts.end(), catalogue::ServiceText{language, {}, {}});
      cells.into(column, text->title);
    }
  for (const auto& column : cells.columns())
    if (column.starts_with("description_")) {
      const auto text = std::ranges::find(texts, std::string_view(column).substr(12), [](const auto& one) { return std::string_view(one.language); });
      if (text == texts.end()) cells.needs(column, "title_" + column.substr(12));
      else cells.into(column, text->description);
    }
}

/// What a row says about a price without an amount is about the one that is there.
std::optional<catalogue::Price> as_priced(Cells& cells, std::optional<catalogue::Price> known) {
  if (!known || (!cells.text("currency").empty() && cells.text("currency") != known->min.currency)) cells.needs("currency", "price_min");
  for (const auto column : {"includes", "excludes"})
    if (!known) cells.needs(column, "price_min");
  if (!known) return known;
  cells.into("includes", known->includes);
  cells.into("excludes", known->excludes);
  return known;
}

std::optional<catalogue::Price> price_of(Cells& cells, const std::optional<catalogue::Price>& known) {
  if (cells.text("price_min").empty() && cells.text("price_max").empty()) return as_priced(cells, known);
  if (cells.text("price_min").empty()) cells.wrong("price_min", Code::Required);
  const auto min = cells.money("price_min", "currency");
  const bool ranges = known && min && known->min != known->max && known->max.currency == min->currency && known->max.minor >= min->minor;
  const auto max = !cells.text("price_max").empty() ? cells.money("price_max", "currency") : ranges ? std::optional(known->max) : min;
  auto price = known.value_or(catalogue::Price{});
  cells.into("includes", price.includes);
  cells.into("excludes", price.excludes);
  if (max && !min) cells.comparable("price_max", "price_min");
  if (!min || !max) return std::nullopt;
  price.min = *min;
  price.max = *max;
  return price;
}

void read_code(Cells& cells, std::optional<catalogue::Coding>& code) {
  if (!code && cells.text("code").empty()) return cells.needs("code_system", "code");
  if (!code) code.emplace();
  cells.into("code", code->code);
  cells.into("code_system", code->system);
}

/// "any" is how a table takes back that a service is for one sex only.
void read_sex(Cells& cells, std::optional<Sex>& sex) {
  if (cells.text("sex") == kAnySex) sex.reset();
  else cells.into("sex", sex);
}

std::string title_column(const Cells& cells, const ServiceRecord& record) {
  if (!record.texts.empty()) return "title_" + record.texts.front().language;
  const auto found = std::ranges::find_if(cells.columns(), [](const std::string& column) { return column.starts_with("title_"); });
  return found == cells.columns().end() ? "title_en" : *found;
}

/// "/texts/1/language" -> "title_mn"; "/price/max" -> "price_max".
std::string column_of(std::string_view field, const Cells& cells, const ServiceRecord& record) {
  if (field.starts_with("/texts")) return title_column(cells, record);
  auto name = std::string(field.substr(1));
  for (const std::string_view whole : {"price/", "code/"})
    if (name.starts_with(whole)) name[whole.size() - 1] = '_';
  return name.substr(0, name.find('/'));
}

}  // namespace

PartyRecord party_of(Cells& cells, PartyRecord record) {
  cells.members(record, {"name", "name_latin", "type", "place", "ownership", "website", "level", "state", "languages", "specialties"});
  if (!cells.text("techniques").empty()) cells.list("techniques", record.techniques.emplace());
  if (record.place.group()) cells.wrong("place", Code::UnknownPlace);
  if (!std::ranges::all_of(record.languages, well_formed_language)) cells.wrong("languages", Code::UnknownValue);
  return record;
}

LicenceRecord licence_of(Cells& cells, LicenceRecord record) {
  cells.members(record, {"issuer", "number", "from", "until", "kind", "suspended", "specialties"});
  if (cells.comparable("until", "from") && record.until < record.from) cells.wrong("until", Code::DateOrder);
  return record;
}

ServiceRecord named_by(Cells cells) {
  ServiceRecord record;
  read_texts(cells, record.texts);
  cells.members(record, {"type", "specialty", "setting"});
  read_code(cells, record.code);
  return record;
}

ServiceRecord service_of(Cells& cells, ServiceRecord record) {
  const bool fresh = record.texts.empty();
  read_texts(cells, record.texts);
  if (fresh && !record.texts.empty()) record.source_language = record.texts.front().language;
  record.state = catalogue::ServiceState::Offered;
  cells.members(record, {"source_language", "type", "state", "specialty", "setting", "procedure", "techniques", "languages", "interpreted", "tour"});
  cells.members(record, {"stay_days", "waiting_days", "age_min", "age_max", "capacity"});
  cells.comparable("age_max", "age_min");
  read_code(cells, record.code);
  cells.members(record, {"from", "until"});
  cells.comparable("until", "from");
  read_sex(cells, record.sex);
  record.price = price_of(cells, record.price);
  for (const auto& wrong : catalogue::wrongs_of(record)) cells.wrong(column_of(wrong.field, cells, record), wrong.code);
  return record;
}

}  // namespace hospitium::directory
