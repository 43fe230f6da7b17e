#include "directory/import.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "directory/import/cells.hpp"
#include "directory/import/holidays.hpp"

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

constexpr std::array<std::string_view, 11> kPartyColumns{"name",  "name_latin",  "type",       "place",   "ownership", "level",
                                                        "languages", "specialties", "techniques", "website", "state"};
constexpr std::array<std::string_view, 7> kHolidayColumns{"place", "from", "until", "name", "effect", "percent", "source"};
constexpr std::array<std::string_view, 9> kLicenceColumns{"party", "place", "issuer", "number", "specialties", "from", "until", "kind", "suspended"};
constexpr std::array<std::string_view, 26> kServiceColumns{
    "party", "place", "type", "source_language", "specialty", "procedure", "code", "code_system", "techniques", "setting", "price_min", "price_max",
    "currency", "includes", "excludes", "stay_days", "waiting_days", "languages", "interpreted", "age_min", "age_max", "capacity", "from", "until", "tour", "state"};

bool text_column(std::string_view name) {
  const auto line = name.find('_');
  const auto first = name.substr(0, line);
  return line != std::string_view::npos && (first == "title" || first == "description") && well_formed_language(name.substr(line + 1));
}

std::vector<catalogue::ServiceText> texts_of(const Cells& cells) {
  std::vector<catalogue::ServiceText> texts;
  for (const auto& column : cells.table.columns)
    if (column.starts_with("title_") && !cells.text(column).empty()) {
      catalogue::ServiceText text{Word(column.substr(6)), {}, {}};
      cells.into(column, text.title);
      cells.into("description_" + column.substr(6), text.description);
      texts.push_back(std::move(text));
    }
  return texts;
}

std::optional<catalogue::Price> price_of(const Cells& cells) {
  if (cells.text("price_min").empty() && cells.text("price_max").empty()) return std::nullopt;
  catalogue::Price price;
  price.min = cells.money("price_min", "currency");
  price.max = cells.text("price_max").empty() ? price.min : cells.money("price_max", "currency");
  cells.into("includes", price.includes);
  cells.into("excludes", price.excludes);
  return price;
}

ServiceRecord service_of(const Cells& cells, Id<Party> party) {
  ServiceRecord record;
  record.party = party;
  record.texts = texts_of(cells);
  if (!record.texts.empty()) record.source_language = record.texts.front().language;
  cells.into("source_language", record.source_language);
  for (const auto& [column, target] : {std::pair("stay_days", &record.stay_days), std::pair("waiting_days", &record.waiting_days),
                                       std::pair("age_min", &record.age_min), std::pair("age_max", &record.age_max), std::pair("capacity", &record.capacity)})
    cells.into(column, *target);
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
  cells.into("from", record.from);
  cells.into("until", record.until);
  record.price = price_of(cells);
  return record;
}

PartyRecord party_of(const Cells& cells, PartyRecord record) {
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
  return record;
}

LicenceRecord licence_of(const Cells& cells) {
  LicenceRecord record;
  cells.into("issuer", record.issuer);
  cells.into("number", record.number);
  cells.into("from", record.from);
  cells.into("until", record.until);
  cells.into("kind", record.kind);
  cells.into("suspended", record.suspended);
  cells.list("specialties", record.specialties);
  return record;
}

class Import {
 public:
  Import(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table)
      : reference_(reference), change_(change), kind_(kind), table_(table), known_(directory.all_parties()), holidays_(directory) {
    for (const auto& view : known_) {
      named_.emplace(view.id.text(), &view);
      named_.emplace(view.record.name, &view);
      if (view.record.name_latin && *view.record.name_latin != view.record.name) named_.emplace(*view.record.name_latin, &view);
    }
  }

  ImportReport run(Rehearse rehearse) {
    check_columns();
    if (report_.errors.empty()) read_rows();
    if (report_.errors.empty() && rehearse == Rehearse::No) keep();
    else report_.imported.clear();
    return std::move(report_);
  }

 private:
  void wrong(std::int64_t row, std::string column, Code code) {
    if (report_.errors.size() < kMostErrors) report_.errors.push_back({row, std::move(column), code});
  }
  void check_columns() {
    for (const auto& column : table_.columns)
      if (!column.empty() && !known_column(kind_, column)) wrong(1, column, Code::UnknownField);
    for (const auto column : required_columns(kind_))
      if (std::ranges::count(table_.columns, column) == 0) wrong(1, std::string(column), Code::Required);
    if (kind_ == ImportKind::Services && std::ranges::none_of(table_.columns, [](const std::string& name) { return name.starts_with("title_"); }))
      wrong(1, "title_en", Code::Required);
  }
  void read_rows() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (table_.rows[i].empty()) continue;
      ++report_.rows;
      const auto number = static_cast<std::int64_t>(i) + 2;
      const Cells cells{table_, table_.rows[i], [&](std::string column, Code code) { wrong(number, std::move(column), code); }};
      const auto before = report_.errors.size();
      check_values(i, number);
      for (const auto column : required_columns(kind_))
        if (cells.text(column).empty()) wrong(number, std::string(column), Code::Required);
      if (report_.errors.size() == before) read_row(cells, number);
    }
  }
  /// "#N/A": what a spreadsheet could not work out is no value.
  void check_values(std::size_t at, std::int64_t number) {
    constexpr std::array<std::string_view, 8> kUnknown{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"};
    for (std::size_t i = 0; i < table_.rows[at].size(); ++i)
      if (!table_.columns[i].empty() && std::ranges::count(kUnknown, table_.rows[at][i]) > 0) wrong(number, table_.columns[i], Code::UnknownValue);
  }
  void read_row(const Cells& cells, std::int64_t number) {
    if (kind_ == ImportKind::Parties) return read_party(cells, number);
    if (kind_ == ImportKind::Holidays) return report_.imported.push_back({number, {}, holidays_.read(cells)});
    const auto party = find_party(cells.text("party"), cells.text("place"));
    if (!party) return wrong(number, "party", Code::UnknownParty);
    if (kind_ == ImportKind::Services) return read_service(cells, *party, number);
    auto& changed = change_of(*party, number);
    const auto licence = licence_of(cells);
    if (licence.until < licence.from) wrong(number, "until", Code::DateOrder);
    const auto same = std::ranges::find(changed.licences, licence.number, &LicenceRecord::number);
    if (same == changed.licences.end()) changed.licences.push_back(licence);
    else *same = licence;
  }
  void read_service(const Cells& cells, Id<Party> party, std::int64_t number) {
    const auto before = report_.errors.size();
    auto record = service_of(cells, party);
    if (report_.errors.size() != before) return;
    const auto sound = catalogue::check_service(record);
    if (!sound) return wrong(number, column_of(sound.error().field, record), sound.error().code);
    if (!catalogue::may_offer(record_of(party).type)) return wrong(number, "party", Code::WrongPartyType);
    services_.push_back(std::move(record));
    report_.imported.push_back({number, {}, true});
  }
  void read_party(const Cells& cells, std::int64_t number) {
    const auto known = find_party(cells.text("name"), cells.text("place"));
    auto record = party_of(cells, known ? record_of(*known) : PartyRecord{});
    if (record.place.group()) wrong(number, "place", Code::UnknownPlace);
    for (const auto& language : record.languages)
      if (!well_formed_language(language)) wrong(number, "languages", Code::UnknownValue);
    if (known) change_of(*known, number) = std::move(record);
    else fresh_.push_back({std::move(record), report_.imported.size()});
    if (!known) report_.imported.push_back({number, {}, true});
  }
  PartyRecord& change_of(Id<Party> party, std::int64_t number) {
    report_.imported.push_back({number, party.bytes, false});
    return parties_.try_emplace(party, record_of(party)).first->second;
  }
  /// "/texts/1/language" -> "title_mn"; "/price/max" -> "price_max".
  static std::string column_of(std::string_view field, const ServiceRecord& record) {
    if (field.starts_with("/texts")) return record.texts.empty() ? "title_en" : "title_" + record.texts.front().language;
    auto name = std::string(field.substr(1));
    if (name.starts_with("price/")) name[5] = '_';
    return name.substr(0, name.find('/'));
  }
  /// By id, or by its exact name (and place, where one is given); more than one of that name is as good as none.
  std::optional<Id<Party>> find_party(const std::string& text, const std::string& place) const {
    std::optional<Id<Party>> found;
    const auto [first, last] = named_.equal_range(text);
    for (auto one = first; one != last; ++one) {
      if (!place.empty() && one->second->record.place.code != place) continue;
      if (found) return std::nullopt;
      found = one->second->id;
    }
    return found;
  }
  const PartyRecord& record_of(Id<Party> id) const { return std::ranges::lower_bound(known_, id, {}, &PartyView::id)->record; }
  void keep() {
    for (std::size_t at = 0; at < services_.size(); at += Register::kBatch) {
      const std::span batch(services_.data() + at, std::min(Register::kBatch, services_.size() - at));
      const auto ids = reference_.add_services(change_, batch);
      note(ids, static_cast<std::int64_t>(batch.size()));
      for (std::size_t i = 0; ids && i < ids->size(); ++i) report_.imported[at + i].id = (*ids)[i].bytes;
    }
    for (const auto& [record, at] : fresh_) {
      const auto kept = reference_.keep_party(change_, std::nullopt, record);
      note(kept, 1);
      if (kept) report_.imported[at].id = kept->id;
    }
    for (const auto& [kept, rows] : holidays_.keep(reference_, change_)) note(kept, rows);
    for (const auto& [id, record] : parties_) note(reference_.keep_party(change_, id, record), 1);
  }
  template <class Done>
  void note(const Done& done, std::int64_t records) {
    if (done) report_.kept += records;
    else wrong(0, done.error().field, done.error().code);
  }
  struct Fresh {
    PartyRecord record;
    std::size_t at = 0;                  ///< in report_.imported
  };

  Register& reference_;
  const Change& change_;
  ImportKind kind_;
  const Table& table_;
  const std::vector<PartyView> known_;
  std::unordered_multimap<std::string, const PartyView*> named_;
  ImportReport report_;
  std::vector<ServiceRecord> services_;
  std::vector<Fresh> fresh_;
  std::map<Id<Party>, PartyRecord> parties_;
  Holidays holidays_;
};

}  // namespace

std::vector<std::string_view> known_columns(ImportKind kind) {
  switch (kind) {
    case ImportKind::Parties: return {kPartyColumns.begin(), kPartyColumns.end()};
    case ImportKind::Licences: return {kLicenceColumns.begin(), kLicenceColumns.end()};
    case ImportKind::Services: return {kServiceColumns.begin(), kServiceColumns.end()};
    case ImportKind::Holidays: return {kHolidayColumns.begin(), kHolidayColumns.end()};
  }
  return {};
}

std::vector<std::string_view> required_columns(ImportKind kind) {
  switch (kind) {
    case ImportKind::Parties: return {"name", "type", "place"};
    case ImportKind::Licences: return {"party", "issuer", "number", "from", "until"};
    case ImportKind::Services: return {"party", "specialty", "setting"};
    case ImportKind::Holidays: return {"place", "from", "name", "source"};
  }
  return {};
}

bool known_column(ImportKind kind, std::string_view column) {
  const auto known = known_columns(kind);
  return std::ranges::find(known, column) != known.end() || (kind == ImportKind::Services && text_column(column));
}

Result<ImportReport> import_table(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table, Rehearse rehearse) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  return Import(reference, directory, change, kind, table).run(rehearse);
}

}  // namespace hospitium::directory
