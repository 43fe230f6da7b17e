// Reading reference records.
#pragma once
#include <memory>
#include <unordered_map>

#include "access/principal.hpp"
#include "db/migration.hpp"
#include "directory/records.hpp"
#include "ledger/reference_journal.hpp"

namespace hospitium::directory {

/// What lists and cases show of a party.
struct PartyLabel {
  Id<Party> id;
  std::string name;
  PartyType type{};
  PartyState state{};
  Place place;
  std::optional<std::string> name_latin = {};
};

/// The kinds of reference records whose past versions can be read.
enum class RecordConcept { Party, User, Corridor, Service, Rate, Gate, Calendar, Template };
BOOST_DESCRIBE_ENUM(RecordConcept, Party, User, Corridor, Service, Rate, Gate, Calendar, Template)

class Catalogue;

struct PartyQuery {
  std::string words;
  std::optional<PartyType> type;
  std::optional<Place> place;
  std::optional<Specialty> specialty;
  std::optional<Id<Party>> branch_of;
  int limit = 100;                       ///< 1 to 10,001: an export and the row that tells there are more
};

/// Threads: any. Labels, people's names and working days are remembered; a change made through another server shows within kLabelAge_us.
class Directory : public ledger::FactSource {
 public:
  static constexpr std::int64_t kLabelAge_us = 5 * kSecond_us;

  Directory(db::Database& database, vault::Vault& vault, std::function<Instant()> now);
  ~Directory() override;
  static std::span<const db::Migration> migrations();

  std::vector<PartyFact> parties(db::Reader& reader, std::span<const Id<Party>> ids) override;
  std::vector<CorridorFact> corridors(db::Reader& reader, std::span<const Corridor> corridors) override;
  std::vector<RateFact> rates(db::Reader& reader, std::span<const std::string> currencies) override;
  std::vector<UserFact> users(db::Reader& reader, std::span<const Id<User>> ids) override;
  std::vector<CalendarFact> calendars(db::Reader& reader, std::span<const CalendarKey> of) override;

  PartyLabel label(Id<Party> id);        ///< an unknown id gives an empty name
  std::string user_name(Id<User> id);    ///< "" when unknown
  /// nullptr where nobody knows the calendar; remembered as labels are. A decision reads it with its other facts.
  std::shared_ptr<const calendar::WorkingDays> working_days(const CalendarKey& of);
  std::vector<PartyView> find_parties(const PartyQuery& query);
  std::optional<PartyView> party(Id<Party> id);
  std::vector<PartyView> all_parties();  ///< for imports, which look many of them up
  std::vector<UserView> users();
  std::optional<UserView> user(Id<User> id);
  std::optional<Id<User>> user_by_email(std::string_view email);
  std::vector<CorridorView> corridor_rules();
  std::vector<WorkingCalendarView> working_calendars();

  /// What a record was, the newest version first; `key` is its id, or what it goes by ("KRW", "VN>RU-SPE", "MN"). Empty for one that never was.
  std::vector<ledger::ReferenceVersion> history(RecordConcept of, std::string_view key);

  std::vector<TemplateView> templates(std::span<const Id<Party>> parties, TemplateKind kind);  ///< withdrawn ones too
  std::optional<TemplateView> find_template(Id<Template> id);
  /// Who belongs to one of these organisations, by id and name.
  std::vector<std::pair<Id<User>, std::string>> members(std::span<const Id<Party>> parties);

  void forget_labels();                  ///< after a change in this process
  Catalogue& catalogue();

 private:
  db::Database& database();
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The records as they stand, for ledger::verify_references.
ledger::LiveRecords live_records(vault::Vault& vault);

}  // namespace hospitium::directory
