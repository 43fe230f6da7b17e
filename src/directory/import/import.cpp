#include "directory/import.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "directory/import/choices.hpp"
#include "directory/import/differences.hpp"
#include "directory/import/holidays.hpp"
#include "directory/import/known_services.hpp"
#include "directory/import/row_records.hpp"

namespace hospitium::directory {
namespace {

using catalogue::ServiceRecord;

class Import {
 public:
  Import(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table)
      : reference_(reference), change_(change), kind_(kind), table_(table), known_(directory.all_parties()), services_there_(directory), holidays_(directory) {
    for (const auto& view : known_) {
      named_.emplace(view.id.text(), &view);
      named_.emplace(view.record.name, &view);
      if (view.record.name_latin && *view.record.name_latin != view.record.name) named_.emplace(*view.record.name_latin, &view);
    }
  }

  ImportReport run(Rehearse rehearse) {
    check_columns();
    for (std::size_t i = 0; i < table_.rows.size(); ++i)
      if (!table_.rows[i].empty()) read_row(i);
    if (report_.errors.empty() && rehearse == Rehearse::No) keep();
    return std::move(report_);
  }

 private:
  void wrong(CellError error) {
    if (report_.errors.size() < kMostErrors) report_.errors.push_back(std::move(error));
  }
  bool has_column(std::string_view column) const { return std::ranges::count(table_.columns, column) > 0; }
  void check_columns() {
    for (const auto& column : table_.columns)
      if (!column.empty() && !known_column(kind_, column)) wrong({table_.headed_at, column, Code::UnknownField, 0, {}});
    for (const auto column : required_columns(kind_))
      if (!has_column(column)) missing_.emplace(column);
    if (kind_ == ImportKind::Services && std::ranges::none_of(table_.columns, [](const std::string& name) { return name.starts_with("title_"); })) missing_.emplace("title_en");
    for (const auto& column : missing_) wrong({table_.headed_at, column, Code::Required, 0, {}});
  }
  /// All that is wrong with a row is told together.
  void read_row(std::size_t at) {
    ++report_.rows;
    number_ = static_cast<std::int64_t>(at) + table_.headed_at + 1;
    Cells cells(table_, table_.rows[at], number_);
    ImportedRow row{number_, {}, RowOutcome::Added};
    check_values(cells, at);
    for (const auto column : required_columns(kind_))
      if (cells.text(column).empty()) cells.wrong(column, Code::Required);
    if (kind_ == ImportKind::Parties) read_party(cells, row);
    else if (kind_ == ImportKind::Holidays) read_holiday(cells, row);
    else if (kind_ == ImportKind::Services) read_service(cells, row);
    else read_licence(cells, row);
    if (row.name.empty()) row.name = cells.text(kind_ == ImportKind::Licences ? "number" : "name");
    if (!cells.errors.empty()) row = {number_, {}, outcome_of(cells.errors), {}, row.name};
    report_.imported.push_back(std::move(row));
    for (auto& error : cells.errors)
      if (!missing_.contains(error.column)) wrong(std::move(error));
  }
  static RowOutcome outcome_of(const std::vector<CellError>& errors) {
    return std::ranges::all_of(errors, [](const CellError& one) { return one.code == Code::ServiceUnclear; }) ? RowOutcome::Unclear : RowOutcome::Wrong;
  }
  /// "#N/A": what a spreadsheet could not work out is no value.
  void check_values(Cells& cells, std::size_t at) const {
    constexpr std::array<std::string_view, 8> kUnknown{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"};
    for (std::size_t i = 0; i < table_.rows[at].size(); ++i)
      if (!table_.columns[i].empty() && std::ranges::count(kUnknown, table_.rows[at][i]) > 0) cells.wrong(table_.columns[i], Code::UnknownValue);
  }
  /// Two rows that say the same are one too many, and nobody guesses which one counts.
  void once(Cells& cells, std::string_view column, std::string key) {
    const auto [first, fresh] = said_.try_emplace(std::move(key), number_);
    if (!fresh) cells.repeats(column, first->second);
  }

  void read_party(Cells& cells, ImportedRow& row) {
    const auto known = find_party(cells.text("name"), cells.text("place"));
    if (!known && known.error().code == Code::PartyUnclear) cells.wrong("name", Code::PartyUnclear);
    auto record = party_of(cells, known ? record_of(*known) : PartyRecord{});
    if (cells.sound("name") && cells.sound("place")) once(cells, "name", known ? known->text() : fold(cells.text("name")) + '\n' + record.place.code);
    if (!cells.errors.empty()) return;
    if (!known) return fresh_.push_back({std::move(record), report_.imported.size()});
    found(row, known->bytes, differing(record_of(*known), record));
    change_of(*known) = std::move(record);
  }
  void read_licence(Cells& cells, ImportedRow& row) {
    const auto there = find_licence(cells);
    const auto licence = licence_of(cells, there.value_or(LicenceRecord{}));
    const auto party = party_of_row(cells);
    if (party && !licence.number.empty()) once(cells, "number", fmt::format("{}\n{}\n{}\n{}", party->text(), licence.issuer, licence.kind ? name_of(*licence.kind) : "", licence.number));
    if (!party || !cells.errors.empty()) return;
    auto& licences = change_of(*party).licences;
    const auto same = std::ranges::find_if(licences, [&](const LicenceRecord& one) { return same_licence(one, licence); });
    if (same == licences.end()) licences.push_back(licence);
    else *same = licence;
    row.id = party->bytes;
    if (there) found(row, party->bytes, differing(*there, licence));
  }
  /// Two issuers may give one number; where one does not say its kind it is any.
  static bool same_licence(const LicenceRecord& one, const LicenceRecord& other) {
    return one.issuer == other.issuer && one.number == other.number && (!one.kind || !other.kind || one.kind == other.kind);
  }
  /// What was wrong with the party is told later, when all the rest of the row has been looked at.
  std::optional<LicenceRecord> find_licence(const Cells& cells) const {
    const auto party = find_party(cells.text("party"), cells.text("place"));
    if (!party) return std::nullopt;
    const auto& licences = record_of(*party).licences;
    auto copy = cells;
    const auto meant = licence_of(copy, LicenceRecord{});
    const auto same = std::ranges::find_if(licences, [&](const LicenceRecord& one) { return same_licence(one, meant); });
    return same == licences.end() ? std::nullopt : std::optional(*same);
  }
  /// The service that is there and that the row means, as far as its words or its own column say; else the choice is told.
  const ServiceView* service_meant(Cells& cells, Id<Party> party, const ServiceRecord& row) {
    const auto said = cells.text(kRecordColumn);
    if (!said.empty() && said != kSameRecord && said != kNewRecord) {
      const auto id = Id<Service>::parse(said);
      const auto* named = id ? services_there_.find(party, *id) : nullptr;
      if (!named) cells.wrong(kRecordColumn, Code::UnknownValue);
      return named;
    }
    const auto meant = services_there_.find(party, row);
    if (meant.perhaps.empty() || said == kNewRecord) return meant.there;
    if (said == kSameRecord && meant.perhaps.size() == 1) return meant.perhaps.front();
    std::vector<Candidate> candidates;
    for (const auto* view : meant.perhaps) candidates.push_back(candidate(*view));
    cells.unclear(kRecordColumn, std::move(candidates));
    return nullptr;
  }
  Candidate candidate(const ServiceView& view) const {
    const auto& record = view.record;
    return {view.id, catalogue::text_for(record, change_.principal.language).title, record.code ? std::optional<std::string>(record.code->code) : std::nullopt,
            record.price ? std::optional(record.price->min) : std::nullopt};
  }
  void read_service(Cells& cells, ImportedRow& row) {
    const auto meant = named_by(cells);
    const auto at = find_party(cells.text("party"), cells.text("place"));
    const auto* there = at ? service_meant(cells, *at, meant) : nullptr;
    auto record = service_of(cells, there ? there->record : ServiceRecord{});
    if (!record.texts.empty()) row.name = catalogue::text_for(record, change_.principal.language).title;
    const auto party = party_of_row(cells);
    if (party && !catalogue::may_offer(record_of(*party).type)) cells.wrong("party", Code::WrongPartyType);
    if (party) once(cells, "party", there ? there->id.text() : key_of(*party, meant));
    if (!party || !cells.errors.empty()) return;
    record.party = *party;
    if (there) found(row, there->id.bytes, differing(there->record, record));
    if (row.outcome == RowOutcome::Unchanged) ++as_they_are_;
    else services_.push_back({{std::move(record), there ? std::optional(there->id) : std::nullopt, there ? there->tag : ""}, report_.imported.size()});
  }
  void read_holiday(Cells& cells, ImportedRow& row) {
    const auto days = holidays_.read(cells);
    once(cells, "name", cells.text("place") + '\n' + cells.text("from") + '\n' + cells.text("name"));
    if (cells.errors.empty()) holidays_.take(row, cells.text("place"), days);
  }
  PartyRecord& change_of(Id<Party> party) { return parties_.try_emplace(party, record_of(party)).first->second; }
  /// Whose licence or service the row has; what is wrong with that is told.
  std::optional<Id<Party>> party_of_row(Cells& cells) const {
    std::optional<Place> place;
    cells.into("place", place);
    if (!cells.comparable("party", "place")) return std::nullopt;
    const auto found = find_party(cells.text("party"), cells.text("place"));
    if (found) return *found;
    cells.wrong("party", found.error().code);
    return std::nullopt;
  }
  /// By id, or by its exact name (and place, where one is given): UnknownParty, or PartyUnclear where more than one has it.
  Result<Id<Party>> find_party(const std::string& text, const std::string& place) const {
    std::optional<Id<Party>> found;
    const auto [first, last] = named_.equal_range(text);
    for (auto one = first; one != last; ++one) {
      if (!place.empty() && one->second->record.place.code != place) continue;
      if (found) return refuse(Code::PartyUnclear);
      found = one->second->id;
    }
    if (!found) return refuse(Code::UnknownParty);
    return *found;
  }
  const PartyRecord& record_of(Id<Party> id) const { return std::ranges::lower_bound(known_, id, {}, &PartyView::id)->record; }
  void keep_services() {
    report_.kept += as_they_are_;
    for (std::size_t at = 0; at < services_.size(); at += Register::kBatch) {
      std::vector<Register::ServiceEntry> batch;
      for (std::size_t i = at; i < std::min(at + Register::kBatch, services_.size()); ++i) batch.push_back(services_[i].entry);
      const auto ids = reference_.keep_services(change_, batch);
      note(ids, static_cast<std::int64_t>(batch.size()));
      for (std::size_t i = 0; ids && i < ids->size(); ++i) report_.imported[services_[at + i].at].id = (*ids)[i].bytes;
    }
  }
  void keep() {
    keep_services();
    for (const auto& [record, at] : fresh_) {
      const auto kept = reference_.keep_party(change_, std::nullopt, record);
      note(kept, 1);
      if (kept) report_.imported[at].id = kept->id;
    }
    for (const auto& [kept, rows] : holidays_.keep(reference_, change_)) note(kept, rows);
    for (const auto& [id, record] : parties_)
      if (differing(record_of(id), record).empty()) ++report_.kept;
      else note(reference_.keep_party(change_, id, record), 1);
  }
  template <class Done>
  void note(const Done& done, std::int64_t records) {
    if (done) report_.kept += records;
    else wrong({0, done.error().field, done.error().code, 0, {}});
  }
  struct Fresh {
    PartyRecord record;
    std::size_t at = 0;                  ///< in report_.imported
  };
  struct ServiceRow {
    Register::ServiceEntry entry;
    std::size_t at = 0;                  ///< in report_.imported
  };

  Register& reference_;
  const Change& change_;
  ImportKind kind_;
  const Table& table_;
  const std::vector<PartyView> known_;
  std::unordered_multimap<std::string, const PartyView*> named_;
  ImportReport report_;
  std::set<std::string, std::less<>> missing_;  ///< columns that the whole table lacks: told once
  std::int64_t number_ = 0;              ///< of the row that is read
  std::unordered_map<std::string, std::int64_t> said_;  ///< what rows stand for, and the first that said it
  std::vector<ServiceRow> services_;     ///< that are new, or change
  std::int64_t as_they_are_ = 0;         ///< services that the table says as they are
  std::vector<Fresh> fresh_;
  std::map<Id<Party>, PartyRecord> parties_;
  KnownServices services_there_;
  Holidays holidays_;
};

}  // namespace

Result<ImportReport> import_table(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table, Rehearse rehearse) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  return Import(reference, directory, change, kind, table).run(rehearse);
}

}  // namespace hospitium::directory
