#include "ledger/clock_list.hpp"

#include <algorithm>
#include <tuple>

namespace hospitium::ledger {
namespace {

/// The party takes part in the role of the membership: a clock of a dossier that it has left concerns it no longer.
constexpr std::string_view kSelect =
    "SELECT c.dossier, d.kind, d.number, c.name, c.part, c.owner, c.owes, c.due, c.left_us, "
    "(SELECT w.name FROM clock w WHERE w.dossier = c.dossier AND w.part = c.part AND w.owes <> c.owes AND w.due IS NOT NULL "
    "AND c.due IS NULL ORDER BY w.due LIMIT 1) "
    "FROM clock c CROSS JOIN dossier d CROSS JOIN participant p WHERE d.id = c.dossier AND p.dossier = c.dossier AND p.holder = ?1 AND p.role = ?2 AND d.kind <> ?4";
constexpr std::string_view kOurs = " AND c.owes = ?1", kTheirs = " AND c.owner = ?1 AND c.owes <> ?1";
constexpr std::string_view kRunning = " AND c.due < ?5 ORDER BY c.due LIMIT ?3", kStopped = " AND c.due IS NULL ORDER BY c.left_us LIMIT ?3";

/// One text for each question, so that the database prepares it once.
const std::string& sql_of(std::string_view whose, ClockFilter::State state) {
  static const std::array kTexts{fmt::format("{}{}{}", kSelect, kOurs, kRunning), fmt::format("{}{}{}", kSelect, kOurs, kStopped),
                                 fmt::format("{}{}{}", kSelect, kTheirs, kRunning), fmt::format("{}{}{}", kSelect, kTheirs, kStopped)};
  return kTexts[(whose == kTheirs ? 2U : 0U) + (state == ClockFilter::State::Stopped ? 1U : 0U)];
}

ClockRow clock_of(const db::Row& row) {
  const auto part = row.id<Dossier>(4);
  ClockRow clock{row.id<Dossier>(0), value_of<Kind>(row.text(1)).value_or(Kind{}), row.text(2), row.text(3),
                 part.nil() ? std::nullopt : std::optional(part.bytes), row.id<Party>(5), row.id<Party>(6), row.instant(7), {}, {}};
  if (!row.null(8)) clock.left_us = row.number(8);
  if (!row.null(9)) clock.waits_for = row.text(9);
  return clock;
}

bool same_clock(const ClockRow& a, const ClockRow& b) { return a.dossier == b.dossier && a.name == b.name && a.part == b.part; }

}  // namespace

std::vector<ClockRow> read_clocks(db::Reader& reader, const access::Principal& principal, const ClockFilter& filter) {
  std::vector<ClockRow> clocks;
  const auto add = [&](const access::Membership& membership, std::string_view whose) {
    std::vector<db::Param> params{membership.party, name_of(membership.role), filter.limit, filter.but ? name_of(*filter.but) : ""};
    if (filter.state == ClockFilter::State::Running) params.emplace_back(filter.before);
    for (const auto& row : reader.query(sql_of(whose, filter.state), params)) clocks.push_back(clock_of(row));
  };
  for (const auto& membership : principal.memberships) {
    if (filter.whose != ClockFilter::Whose::Theirs) add(membership, kOurs);
    if (filter.whose != ClockFilter::Whose::Ours) add(membership, kTheirs);
  }
  std::ranges::sort(clocks, {}, [](const ClockRow& clock) { return std::tuple(clock.left_us.value_or(clock.due.us), clock.dossier.bytes, clock.name); });
  std::vector<ClockRow> once;  // somebody may act for one party in two roles, or for both sides
  for (auto& clock : clocks)
    if (once.size() < static_cast<std::size_t>(filter.limit) && std::ranges::none_of(once, [&](const auto& one) { return same_clock(one, clock); }))
      once.push_back(std::move(clock));
  return once;
}

}  // namespace hospitium::ledger
