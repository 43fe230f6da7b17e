// From events to facts: what statistics count, without who it is. What an event means for a fact says domain/figure/facts.hpp.
#include "observatory/observatory.hpp"

namespace hospitium::observatory {
namespace {

/// The position in the feed goes by this name. A new name reads it from the beginning: the facts of erased cases stay as they were
/// counted, the others are told anew. To be changed with the meaning of figures::change_of or figures::person_of.
constexpr std::string_view kFollower = "facts_2";

using PersonHash = std::array<std::uint8_t, 32>;

db::Param blob(const PersonHash& hash) { return db::BlobView{{reinterpret_cast<const char*>(hash.data()), hash.size()}}; }

void keep(db::Writer& writer, vault::Vault& vault, const ledger::FeedEntry& entry, const figures::FactChange& change) {
  std::optional<PersonHash> hash;
  if (change.person) hash = vault.node_hash(vault::Purpose::Search, "person:" + *change.person);
  const db::Param person = hash ? blob(*hash) : db::Param(db::Null{});
  const auto specialty = change.specialty ? std::optional(name_of(*change.specialty)) : std::nullopt;
  if (const auto& corridor = change.corridor)
    writer.execute("INSERT INTO fact (dossier, person, origin, origin_country, destination, destination_country, specialty, opened, "
                   "treated_year) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (dossier) DO UPDATE SET person = excluded.person",
                   {entry.dossier, person, corridor->origin.code, corridor->origin.country(), corridor->destination.code,
                    corridor->destination.country(), specialty, entry.at, std::int64_t{figures::kNotCounted}});
  else
    writer.execute("UPDATE fact SET person = COALESCE(?2, person), specialty = COALESCE(?3, specialty), "
                   "treated_year = COALESCE(?4, treated_year) WHERE dossier = ?1",
                   {entry.dossier, person, specialty, change.year});
}

/// A follower of exactly these events of cases.
template <class... Event>
ledger::FeedFollower follower_of(vault::Vault& vault) {
  const auto apply = [&vault](db::Writer& writer, const ledger::FeedEntry& entry) {
    if (entry.kind != Kind::Case) return;
    const auto one = [&](const auto& event) {
      if (event) keep(writer, vault, entry, figures::change_of(entry.dossier, *event));
    };
    (one(entry.as<Event>()), ...);
  };
  return {std::string(kFollower), apply, ledger::names_of<Event...>()};
}

}  // namespace

ledger::FeedFollower Observatory::follower() {
  return follower_of<cases::CaseOpened, cases::PatientEdited, cases::WishEdited, cases::TreatmentStarted, cases::CaseWithdrawn,
                     cases::CaseReopened>(vault_);
}

}  // namespace hospitium::observatory
