#include "directory/directory.hpp"

#include <array>
#include <map>

#include "base/text.hpp"
#include "directory/catalogue.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

constexpr int kMostFound = 10'001;         ///< an export and the row that tells there are more
constexpr std::string_view kMembers = "SELECT party, role, valid_from, valid_until FROM membership WHERE account = ?1 ORDER BY position";

/// Where the journal keeps the versions of a record.
std::optional<IdBytes> journal_id(RecordConcept of, std::string_view key) {
  switch (of) {
    case RecordConcept::Corridor: return id_of_key(key);
    case RecordConcept::Rate: return id_of_key("rate:" + std::string(key));
    case RecordConcept::Calendar: return id_of_key("calendar:" + std::string(key));
    default: return parse_id(key);
  }
}

bool matches(const PartyView& view, const PartyQuery& query, std::string_view words) {
  const auto& record = view.record;
  if (query.type && record.type != *query.type) return false;
  if (query.branch_of && record.branch_of != query.branch_of) return false;
  if (query.place && !query.place->contains(record.place)) return false;
  if (query.specialty && std::find(record.specialties.begin(), record.specialties.end(), *query.specialty) == record.specialties.end())
    return false;
  for (const auto& word : words_of(query.words))
    if (words.find(word) == std::string_view::npos) return false;
  return true;
}

}  // namespace

/// What was read a moment ago.
template <class Key, class Value>
class Remembered {
 public:
  std::optional<Value> find(const Key& key, Instant now) {
    std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || now - found->second.read_at > Directory::kLabelAge_us) return std::nullopt;
    return found->second.value;
  }
  void keep(const Key& key, Value value, Instant now) {
    std::lock_guard lock(mutex_);
    entries_[key] = {std::move(value), now};
  }
  void forget() {
    std::lock_guard lock(mutex_);
    entries_.clear();
  }

 private:
  struct Entry {
    Value value;
    Instant read_at;
  };
  std::mutex mutex_;
  std::unordered_map<Key, Entry> entries_;
};

class Directory::Impl {
 public:
  Impl(db::Database& database, vault::Vault& vault, std::function<Instant()> now)
      : database(database), vault(vault), now(now), catalogue(database, now) {}

  db::Database& database;
  vault::Vault& vault;
  std::function<Instant()> now;
  Remembered<Id<Party>, PartyLabel> labels;
  Remembered<Id<User>, std::string> names;
  Remembered<std::string, std::shared_ptr<const calendar::WorkingDays>> working_days;
  Catalogue catalogue;
};

Directory::Directory(db::Database& database, vault::Vault& vault, std::function<Instant()> now)
    : impl_(std::make_unique<Impl>(database, vault, std::move(now))) {}
Directory::~Directory() = default;

std::vector<PartyFact> Directory::parties(db::Reader& reader, std::span<const Id<Party>> ids) {
  std::vector<PartyFact> facts;
  for (const auto& id : ids)
    for (const auto& row : reader.query("SELECT id, record, version FROM party WHERE id = ?1", {id}))
      facts.push_back(fact_of(party_view(row), LicenceKind::Licence));
  return facts;
}

std::vector<CorridorFact> Directory::corridors(db::Reader& reader, std::span<const Corridor> corridors) {
  std::vector<CorridorFact> facts;
  const Day today = day_of(impl_->now());
  for (const auto& corridor : corridors) {
    CorridorFact fact{corridor, false, {}};
    std::size_t narrowest = 0;
    // The rule of a region stands beside that of its country; each that holds today counts, and the narrowest says who approves.
    for (const auto& row : reader.query("SELECT record FROM corridor_rule WHERE origin IN (?1, ?2) AND destination IN (?3, ?4)",
                                        {corridor.origin.code, corridor.origin.country(), corridor.destination.code,
                                         corridor.destination.country()})) {
      const auto rule = stored<CorridorRecord>(row.text(0));
      if ((rule.from && today < *rule.from) || (rule.until && *rule.until < today) || !rule.home_approval) continue;
      fact.home_approval = true;
      const auto narrowness = rule.origin.code.size() + rule.destination.code.size();
      if (rule.levels && narrowness > narrowest) {
        fact.levels = *rule.levels;
        narrowest = narrowness;
      }
    }
    facts.push_back(fact);
  }
  return facts;
}

std::vector<RateFact> Directory::rates(db::Reader& reader, std::span<const std::string> currencies) {
  std::vector<RateFact> facts;
  for (const auto& currency : currencies)
    for (const auto& row : reader.query("SELECT record FROM exchange_rate WHERE id = ?1", {currency})) {
      const auto rate = stored<RateRecord>(row.text(0));
      facts.push_back({currency, rate.per_dollar_micro, rate.day, rate.source});
    }
  return facts;
}

PartyLabel Directory::label(Id<Party> id) {
  const auto now = impl_->now();         // of before it is read: it is no younger than that
  if (auto known = impl_->labels.find(id, now)) return *known;
  PartyLabel label{id, {}, {}, {}, {}};
  if (auto view = party(id))
    label = {id, view->record.name, view->record.type, view->record.state, view->record.place, view->record.name_latin};
  impl_->labels.keep(id, label, now);
  return label;
}

std::shared_ptr<const calendar::WorkingDays> Directory::working_days(const CalendarKey& of) {
  const auto key = of.party.text() + of.place.code;
  const auto now = impl_->now();
  if (auto known = impl_->working_days.find(key, now)) return *known;
  std::vector<CalendarFact> facts;
  impl_->database.read([&](db::Reader& reader) { facts = calendars(reader, std::array{of}); });
  auto days = facts.empty() ? nullptr : std::make_shared<const calendar::WorkingDays>(std::move(facts.front().days));
  impl_->working_days.keep(key, days, now);
  return days;
}

std::string Directory::user_name(Id<User> id) {
  if (id.nil()) return {};
  const auto now = impl_->now();
  if (auto known = impl_->names.find(id, now)) return *known;
  const auto view = user(id);
  const auto name = view ? std::string(view->record.name) : std::string();
  if (view) impl_->names.keep(id, name, now);
  return name;
}

std::vector<PartyView> Directory::find_parties(const PartyQuery& query) {
  std::vector<PartyView> views;
  const auto limit = static_cast<std::size_t>(std::clamp(query.limit, 1, kMostFound));
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, record, version, words FROM party ORDER BY id LIMIT 20000")) {
      auto view = party_view(row);
      if (views.size() < limit && matches(view, query, row.text(3))) views.push_back(std::move(view));
    }
  });
  for (auto& view : views)
    if (view.record.branch_of) view.branch_of_name = label(*view.record.branch_of).name;
  return views;
}

std::optional<PartyView> Directory::party(Id<Party> id) {
  std::optional<PartyView> view;
  impl_->database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id, record, version FROM party WHERE id = ?1", {id})) view = party_view(row);
  });
  if (view && view->record.branch_of && *view->record.branch_of != id)
    view->branch_of_name = label(*view->record.branch_of).name;
  return view;
}

std::vector<PartyView> Directory::all_parties() {
  std::vector<PartyView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, record, version FROM party ORDER BY id")) views.push_back(party_view(row));
  });
  return views;
}

std::vector<UserView> Directory::users() {
  std::vector<UserView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, sealed, version, language, zone FROM account ORDER BY id LIMIT 20000"))
      views.push_back(user_view(impl_->vault, row, reader.query(kMembers, {row.id<User>(0)})));
  });
  return views;
}

std::optional<UserView> Directory::user(Id<User> id) {
  std::optional<UserView> view;
  impl_->database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id, sealed, version, language, zone FROM account WHERE id = ?1", {id}))
      view = user_view(impl_->vault, row, reader.query(kMembers, {id}));
  });
  return view;
}

std::optional<Id<User>> Directory::user_by_email(std::string_view email) {
  std::optional<Id<User>> id;
  const auto key = email_key(impl_->vault, email);
  impl_->database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id FROM account WHERE email_hash = ?1", {db::BlobView{key}})) id = row.id<User>(0);
  });
  return id;
}

std::vector<CorridorView> Directory::corridor_rules() {
  std::vector<CorridorView> views;
  impl_->database.read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT id, record, version FROM corridor_rule ORDER BY id"))
      views.push_back({row.text(0), stored<CorridorRecord>(row.text(1)), tag_of(row.number(2))});
  });
  return views;
}

std::vector<UserFact> Directory::users(db::Reader& reader, std::span<const Id<User>> ids) {
  static const std::string kWorksFor =
      std::string("SELECT m.party FROM account a LEFT JOIN membership m ON m.account = a.id").append(kHoldsToday).append(" WHERE a.id = ?1 AND a.state = 'active'");
  const std::int64_t today = day_of(impl_->now()).days;
  std::vector<UserFact> facts;
  for (const auto& id : ids) {
    const auto rows = reader.query(kWorksFor, {id, today});
    if (rows.empty()) continue;
    facts.push_back({id, {}});
    for (const auto& row : rows)
      if (!row.null(0)) facts.back().parties.push_back(row.id<Party>(0));  // somebody of a patient's side belongs to none
  }
  return facts;
}

std::vector<std::pair<Id<User>, std::string>> Directory::members(std::span<const Id<Party>> parties) {
  static const std::string kPeople = std::string("SELECT a.id, a.sealed, a.version, a.language, a.zone FROM membership m JOIN account a ON a.id = m.account "
                                                 "WHERE m.party = ?1 AND a.state = 'active'").append(kHoldsToday).append(" LIMIT 500");
  std::map<Id<User>, std::string> people;
  const std::int64_t today = day_of(impl_->now()).days;
  impl_->database.read([&](db::Reader& reader) {
    people.clear();
    for (const auto& party : parties)
      for (const auto& row : reader.query(kPeople, {party, today}))
        people[row.id<User>(0)] = user_view(impl_->vault, row, {}).record.name;
  });
  return {people.begin(), people.end()};
}

std::vector<ledger::ReferenceVersion> Directory::history(RecordConcept of, std::string_view key) {
  std::vector<ledger::ReferenceVersion> versions;
  const auto id = journal_id(of, key);
  if (!id) return versions;
  impl_->database.read([&](db::Reader& reader) { versions = ledger::read_versions(reader, name_of(of), *id); });
  if (of == RecordConcept::User)
    for (auto& one : versions) one.record = impl_->vault.open_node(one.record, "account" + Id<User>{*id}.text()).value_or("{}");
  return versions;
}

db::Database& Directory::database() { return impl_->database; }
Catalogue& Directory::catalogue() { return impl_->catalogue; }

void Directory::forget_labels() {
  impl_->labels.forget();
  impl_->working_days.forget();
  impl_->names.forget();
}

}  // namespace hospitium::directory
