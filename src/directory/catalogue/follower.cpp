#include "directory/catalogue/follower.hpp"

#include <cmath>

#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

constexpr std::int64_t kOverlap_us = kMinute_us;         ///< a change is stamped before it commits, on a server whose clock may be behind
constexpr std::size_t kHeld = 64;                        ///< services put while searches wait
constexpr std::size_t kUnordered = 4096;                 ///< searches look at these one by one; beyond, they are put in order

constexpr std::string_view kAllParties = "SELECT id, record, version, changed FROM party WHERE id > ?1 ORDER BY id LIMIT 1000";
constexpr std::string_view kChangedParties =
    "SELECT id, record, version, changed FROM party WHERE (changed, id) > (?1, ?2) ORDER BY changed, id LIMIT 1000";
constexpr std::string_view kAllServices =
    "SELECT party, id, record, version, changed FROM service WHERE (party, id) > (?1, ?2) ORDER BY party, id LIMIT 1000";
/// Without the record: what changed in the last minute is looked at again and again, and is nearly always known.
constexpr std::string_view kChangedServices =
    "SELECT party, id, version, changed FROM service WHERE (changed, id) > (?1, ?2) ORDER BY changed, id LIMIT 1000";
constexpr std::string_view kOneService = "SELECT party, id, record, version FROM service WHERE party = ?1 AND id = ?2";
constexpr std::string_view kServicesOfParty =
    "SELECT party, id, record, version, changed FROM service WHERE party = ?1 AND id > ?2 ORDER BY id LIMIT 1000";

IndexedParty indexed(const PartyView& view) {
  return {fact_of(view, LicenceKind::Licence), fact_of(view, LicenceKind::Accreditation),
          view.record.name + " " + view.record.name_latin.value_or("")};
}

double cents_per_minor(const RateRecord& rate) {
  const int exponent = currency_exponent(rate.currency).value_or(2);
  return 100.0 * 1e6 / static_cast<double>(rate.per_dollar_micro) / std::pow(10, exponent);
}

}  // namespace

db::Rows Follower::page(std::string_view sql, db::Params params) {
  db::Rows rows;
  database_.read([&](db::Reader& reader) { rows = reader.query(sql, params); });
  return rows;
}

void Follower::read_rates() {
  Rates rates{{"USD", 1.0}};
  std::string seen = "USD";
  for (const auto& row : page("SELECT id, record, version FROM exchange_rate ORDER BY id", {})) {
    rates[row.text(0)] = cents_per_minor(stored<RateRecord>(row.text(1)));
    seen += fmt::format(" {}:{}", row.text(0), row.number(2));
  }
  if (seen == rates_seen_) return;
  rates_seen_ = seen;
  const auto guard = lock_.to_write();
  index_.use_rates(rates);
}

/// An organisation's name, place and licences are part of its services: when they change, its services are put again.
void Follower::keep_parties(const db::Rows& rows) {
  for (const auto& row : rows) {
    const auto id = row.id<Party>(0);
    auto& version = party_versions_[id];
    if (version == row.number(2)) continue;
    const bool again = version != 0;
    version = row.number(2);
    const auto party = indexed(party_view(row));
    {
      const auto guard = lock_.to_write();
      index_.keep_party(party);
    }
    if (!again) continue;
    Id<Service> last;
    for (auto services = page(kServicesOfParty, {id, last}); !services.empty(); services = page(kServicesOfParty, {id, last})) {
      put(services, Known::Again);
      last = services.back().id<Service>(1);
    }
  }
}

void Follower::put(const db::Rows& rows, Known known) {
  struct Ready {
    Id<Service> id;
    std::int64_t version;
    catalogue::ServiceRecord record;
    ServiceIndex::Words words;
  };
  std::vector<Ready> ready;
  for (const auto& row : rows) {
    if (!index_.knows_party(row.id<Party>(0))) keep_parties(page("SELECT id, record, version FROM party WHERE id = ?1", {row.id<Party>(0)}));
    if (known == Known::Skip && index_.version_of(row.id<Service>(1)) == row.number(3)) continue;
    auto record = stored<catalogue::ServiceRecord>(row.text(2));
    auto words = ServiceIndex::words_of(record, index_.names_of(record.party));
    ready.push_back({row.id<Service>(1), row.number(3), std::move(record), std::move(words)});
  }
  for (std::size_t at = 0; at < ready.size(); at += kHeld) {
    const auto guard = lock_.to_write();
    for (std::size_t i = at; i < std::min(at + kHeld, ready.size()); ++i) index_.put(ready[i].id, ready[i].version, ready[i].record, ready[i].words);
  }
}

void Follower::read_changed_parties() {
  Instant at = parties_since_ - kOverlap_us;
  Id<Party> last;
  for (auto rows = page(kChangedParties, {at, last}); !rows.empty(); rows = page(kChangedParties, {at, last})) {
    keep_parties(rows);
    at = rows.back().instant(3);
    last = rows.back().id<Party>(0);
  }
  parties_since_ = std::max(parties_since_, at);
}

void Follower::read_changed_services() {
  Instant at = services_since_ - kOverlap_us;
  Id<Service> last;
  for (auto rows = page(kChangedServices, {at, last}); !rows.empty(); rows = page(kChangedServices, {at, last})) {
    for (const auto& row : rows)
      if (index_.version_of(row.id<Service>(1)) != row.number(2)) put(page(kOneService, {row.id<Party>(0), row.id<Service>(1)}), Known::Skip);
    at = rows.back().instant(3);
    last = rows.back().id<Service>(1);
  }
  services_since_ = std::max(services_since_, at);
}

void Follower::read_all(Day today, const std::stop_token& stop) {
  read_rates();
  Id<Party> party;
  for (auto rows = page(kAllParties, {party}); !rows.empty(); rows = page(kAllParties, {party})) {
    keep_parties(rows);
    party = rows.back().id<Party>(0);
  }
  Id<Service> service;
  party = {};
  for (auto rows = page(kAllServices, {party, service}); !rows.empty(); rows = page(kAllServices, {party, service})) {
    if (stop.stop_requested()) return;
    put(rows, Known::Skip);
    party = rows.back().id<Party>(0);
    service = rows.back().id<Service>(1);
  }
  const auto guard = lock_.to_write();
  index_.settle(today);
}

void Follower::catch_up(Day today) {
  read_rates();
  read_changed_parties();
  read_changed_services();
  if (index_.unordered() <= kUnordered && index_.today() == today) return;
  const auto guard = lock_.to_write();
  index_.settle(today);
}

}  // namespace hospitium::directory
