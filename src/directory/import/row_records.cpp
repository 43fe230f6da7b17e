#include "directory/import/row_records.hpp"

#include <algorithm>

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

std::vector<catalogue::ServiceText> texts_of(Cells& cells) {
  std::vector<catalogue::ServiceText> texts;
  for (const auto& column : cells.columns())
    if (column.starts_with("title_") && !cells.text(column).empty()) {
      catalogue::ServiceText text{Word(column.substr(6)), {}, {}};
      cells.into(column, text.title);
      cells.into("description_" + column.substr(6), text.description);
      texts.push_back(std::move(text));
    }
  return texts;
}

std::optional<catalogue::Price> price_of(Cells& cells) {
  if (cells.text("price_min").empty() && cells.text("price_max").empty()) return std::nullopt;
  if (cells.text("price_min").empty()) cells.wrong("price_min", Code::Required);
  const auto min = cells.money("price_min", "currency");
  const auto max = cells.text("price_max").empty() ? min : cells.money("price_max", "currency");
  catalogue::Price price;
  cells.into("includes", price.includes);
  cells.into("excludes", price.excludes);
  if (max && !min) cells.comparable("price_max", "price_min");
  if (!min || !max) return std::nullopt;
  price.min = *min;
  price.max = *max;
  return price;
}

void read_numbers(Cells& cells, ServiceRecord& record) {
  for (const auto& [column, target] : {std::pair("stay_days", &record.stay_days), std::pair("waiting_days", &record.waiting_days),
                                       std::pair("age_min", &record.age_min), std::pair("age_max", &record.age_max), std::pair("capacity", &record.capacity)})
    cells.into(column, *target);
  cells.comparable("age_max", "age_min");
}

void read_days(Cells& cells, std::optional<Day>& from, std::optional<Day>& until) {
  cells.into("from", from);
  cells.into("until", until);
  cells.comparable("until", "from");
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
  if (name.starts_with("price/")) name[5] = '_';
  return name.substr(0, name.find('/'));
}

}  // namespace

PartyRecord party_of(Cells& cells, PartyRecord record) {
  cells.into("name", record.name);
  cells.into("name_latin", record.name_latin);
  cells.into("type", record.type);
  cells.into("place", record.place);
  cells.into("ownership", record.ownership);
  cells.into("website", record.website);
  cells.into("level", record.level);
  cells.into("state", record.state);
  if (!cells.text("techniques").empty()) cells.list("techniques", record.techniques.emplace());
  cells.list("languages", record.languages);
  cells.list("specialties", record.specialties);
  if (record.place.group()) cells.wrong("place", Code::UnknownPlace);
  if (!std::ranges::all_of(record.languages, well_formed_language)) cells.wrong("languages", Code::UnknownValue);
  return record;
}

LicenceRecord licence_of(Cells& cells) {
  LicenceRecord record;
  cells.into("issuer", record.issuer);
  cells.into("number", record.number);
  cells.into("from", record.from);
  cells.into("until", record.until);
  cells.into("kind", record.kind);
  cells.into("suspended", record.suspended);
  cells.list("specialties", record.specialties);
  if (cells.comparable("until", "from") && record.until < record.from) cells.wrong("until", Code::DateOrder);
  return record;
}

ServiceRecord service_of(Cells& cells) {
  ServiceRecord record;
  record.texts = texts_of(cells);
  if (!record.texts.empty()) record.source_language = record.texts.front().language;
  cells.into("source_language", record.source_language);
  cells.into("type", record.type);
  cells.into("state", record.state);
  cells.into("specialty", record.specialty);
  cells.into("setting", record.setting);
  cells.into("procedure", record.procedure);
  if (!cells.text("code").empty()) {
    record.code.emplace();
    cells.into("code", record.code->code);
    cells.into("code_system", record.code->system);
  }
  cells.list("techniques", record.techniques);
  cells.list("languages", record.languages);
  cells.list("interpreted", record.interpreted);
  cells.list("tour", record.tour);
  read_numbers(cells, record);
  read_days(cells, record.from, record.until);
  record.price = price_of(cells);
  for (const auto& wrong : catalogue::wrongs_of(record)) cells.wrong(column_of(wrong.field, cells, record), wrong.code);
  return record;
}

}  // namespace hospitium::directory
