// A ledger for tests: databases, vault, a clock that the test moves, people of three organisations. `url` may be of any database.
#pragma once
#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <random>
#include <string>

#include "db/migration.hpp"
#include "ledger/ledger.hpp"
#include "ledger/testing/letter.hpp"

namespace hospitium::ledger::testing {

/// Every party exists, is active and licensed for everything: a clinic, unless its number says otherwise.
class OpenFacts : public FactSource {
 public:
  static constexpr std::uint8_t kInsurerParty = 7, kAuthorityParty = 8;
  std::vector<PartyFact> parties(db::Reader&, std::span<const Id<Party>> ids) override {
    std::vector<PartyFact> facts;
    for (const auto id : ids) facts.push_back({id, type_of(id), PartyState::Active, {"RU"}, {{{}, {0}, {100'000}, false}}});
    return facts;
  }
  static PartyType type_of(Id<Party> id) {
    if (id.bytes[15] == kInsurerParty) return PartyType::Insurer;
    return id.bytes[15] == kAuthorityParty ? PartyType::Authority : PartyType::Clinic;
  }
  /// From kApproved the home side is asked, twice: an authority, and after an appeal or by itself the same one again.
  static constexpr std::string_view kApproved = "RU-IRK";
  std::vector<CorridorFact> corridors(db::Reader&, std::span<const Corridor> asked) override {
    Id<Party> authority;
    authority.bytes[0] = 0x01;
    authority.bytes[15] = kAuthorityParty;
    std::vector<CorridorFact> facts;
    for (const auto& corridor : asked)
      if (corridor.origin.code == kApproved) facts.push_back({corridor, true, {{authority, 10, 5, {}, 20}, {authority, {}, {}, {}, {}}}});
    return facts;
  }
  std::vector<RateFact> rates(db::Reader&, std::span<const std::string>) override { return {}; }
  static constexpr std::uint8_t kFirstPatient = 110;
  /// Everybody belongs to every party that has a number, but for the patients, who belong to none.
  std::vector<UserFact> users(db::Reader&, std::span<const Id<User>> ids) override {
    std::vector<UserFact> facts;
    for (const auto id : ids) {
      facts.push_back({id, {}});
      if (id.bytes[15] >= kFirstPatient) continue;
      for (std::uint8_t number = 1; number < 20; ++number) {
        Id<Party> party;
        party.bytes[0] = 0x01;
        party.bytes[15] = number;
        facts.back().parties.push_back(party);
      }
    }
    return facts;
  }
  /// Everybody works from Monday to Friday, by Moscow's midnight.
  std::vector<CalendarFact> calendars(db::Reader&, std::span<const CalendarKey> of) override {
    using enum calendar::Weekday;
    std::vector<CalendarFact> facts;
    for (const auto& key : of) facts.push_back({key, {{"RU"}, Word("Europe/Moscow"), {Monday, Tuesday, Wednesday, Thursday, Friday}, {}}});
    return facts;
  }
};

template <class Tag>
Id<Tag> an_id(std::uint8_t number) {
  Id<Tag> id;
  id.bytes[0] = 0x01;
  id.bytes[15] = number;
  return id;
}

inline access::Principal member(std::uint8_t user, std::uint8_t party, Role role) {
  access::Principal principal;
  principal.user = an_id<User>(user);
  principal.memberships.push_back({an_id<Party>(party), role, PartyState::Active});
  return principal;
}
inline const access::Principal kCoordinator = member(101, 1, Role::Coordinator);
inline const access::Principal kOtherCoordinator = member(102, 2, Role::Coordinator);
inline const access::Principal kClinic = member(103, 3, Role::CandidateClinic);
inline const access::Principal kRival = member(104, 4, Role::CandidateClinic);
inline const access::Principal kAuditor = member(105, 5, Role::Auditor);
inline const access::Principal kAdministrator = member(106, 6, Role::Administrator);

class House {
 public:
  /// Opens what is in `folder` or makes it. `url` "" = an SQLite file there; keys are always in an SQLite file.
  explicit House(std::string folder, const std::string& url = {}, std::uint64_t seed = 1)
      : folder_(std::move(folder)), url_(url.empty() ? folder_ + "/hospitium.db" : url), random_(seed) {
    if (!std::filesystem::exists(folder_ + "/node.key")) vault::create_node_key(folder_ + "/node.key");
    keys_ = db::open_database(folder_ + "/keys.db", {.readers = 2, .writers = 1, .secure_delete = true});
    database_ = db::open_database(url_);
    db::migrate(*database_, Ledger::migrations());
    db::migrate(*database_, vault::BlobStore::migrations());
    vault_ = std::make_unique<vault::Vault>(*keys_, vault::Options{.node_key_file = folder_ + "/node.key", .spare_keys = 256});
    blobs_ = std::make_unique<vault::BlobStore>(*database_, folder_ + "/blobs");
  }

  std::unique_ptr<Ledger> make_ledger(std::vector<std::unique_ptr<KindRules>> kinds = letters::kinds()) { return make_ledger(*database_, std::move(kinds)); }
  std::unique_ptr<Ledger> make_ledger(db::Database& database, std::vector<std::unique_ptr<KindRules>> kinds = letters::kinds(), const Options& options = {}) {
    return std::make_unique<Ledger>(database, *vault_, *blobs_, facts_, environment(), std::move(kinds), options);
  }
  Environment environment() {
    return {[this] { return Instant{now_us_ += 1'000}; }, [this] { return random_bytes(); }};
  }
  void pass(std::int64_t us) { now_us_ += us; }
  Instant now() const { return {now_us_}; }

  db::Database& database() { return *database_; }
  db::Database& keys() { return *keys_; }
  vault::Vault& vault() { return *vault_; }
  vault::BlobStore& blobs() { return *blobs_; }
  OpenFacts& facts() { return facts_; }
  const std::string& folder() const { return folder_; }

 private:
  std::array<std::uint8_t, 10> random_bytes() {
    std::lock_guard lock(mutex_);
    std::array<std::uint8_t, 10> bytes;
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random_());
    return bytes;
  }

  std::string folder_, url_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::atomic<std::int64_t> now_us_{1'790'000'000'000'000};  // September 2026
  std::unique_ptr<db::Database> keys_, database_;
  std::unique_ptr<vault::Vault> vault_;
  std::unique_ptr<vault::BlobStore> blobs_;
  OpenFacts facts_;
};

/// A command as people give it.
inline CommandRequest request(const access::Principal& principal, std::string command, std::string_view body, std::optional<Id<Dossier>> dossier = {},
                              std::string key = {}) {
  CommandRequest made;
  made.principal = principal;
  made.kind = Kind::Case;
  made.dossier = dossier;
  made.command = std::move(command);
  made.body = boost::json::parse(boost::json::string_view(body.data(), body.size()));
  made.idempotency_key = std::move(key);
  return made;
}
inline constexpr std::string_view kLetter = R"({"name":"Nguyễn Thị Hạnh","origin":"VN-HN","destination":"RU-SPE","specialty":"oncology","urgency":"urgent"})";

}  // namespace hospitium::ledger::testing
