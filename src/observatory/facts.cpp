// From events to facts: what statistics count, without who it is.
#include "domain/case/events.hpp"
#include "observatory/observatory.hpp"

namespace hospitium::observatory {
namespace {

/// One person across cases: a keyed hash of folded name, birth date and nationality. Without a birth date two people of one name
/// would become one, so each such case counts as a person of its own.
std::string person_of(vault::Vault& vault, const cases::Patient& patient, Id<Dossier> dossier) {
  std::string identity = "person:" + dossier.text();
  if (patient.birth_date) {
    identity = "person:" + fold(patient.name_latin.value_or(patient.name)) + "|" + iso_text(*patient.birth_date) + "|" +
               (patient.nationality ? patient.nationality->code : "");
  }
  const auto hash = vault.node_hash(vault::Purpose::Search, identity);
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

template <class Event>
std::optional<Event> read_event(const ledger::FeedEntry& entry) {
  if (entry.event.name != Event::kName || entry.event.json.empty()) return std::nullopt;
  auto event = json::read_own<Event>(entry.event.json);
  return event ? std::optional(*std::move(event)) : std::nullopt;
}

template <class... Event>
std::vector<std::string> names_of() { return {std::string(Event::kName)...}; }

void open_fact(db::Writer& writer, vault::Vault& vault, const ledger::FeedEntry& entry, const cases::CaseOpened& event) {
  const auto person = person_of(vault, event.patient, entry.dossier);
  writer.execute("INSERT INTO fact (dossier, person, origin, origin_country, destination, destination_country, specialty, opened, "
                 "treated_year) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0) ON CONFLICT (dossier) DO NOTHING",
                 {entry.dossier, db::BlobView{person}, event.origin.code, event.origin.country(), event.destination.code,
                  event.destination.country(), name_of(event.wish.specialty), entry.at});
}

void apply(db::Writer& writer, vault::Vault& vault, const ledger::FeedEntry& entry) {
  if (entry.kind != Kind::Case) return;
  if (const auto opened = read_event<cases::CaseOpened>(entry)) open_fact(writer, vault, entry, *opened);
  if (const auto edited = read_event<cases::PatientEdited>(entry)) {
    const auto person = person_of(vault, edited->patient, entry.dossier);
    writer.execute("UPDATE fact SET person = ?2 WHERE dossier = ?1", {entry.dossier, db::BlobView{person}});
  }
  if (const auto edited = read_event<cases::WishEdited>(entry))
    writer.execute("UPDATE fact SET specialty = ?2 WHERE dossier = ?1", {entry.dossier, name_of(edited->wish.specialty)});
  if (const auto started = read_event<cases::TreatmentStarted>(entry))
    writer.execute("UPDATE fact SET treated_year = ?2 WHERE dossier = ?1", {entry.dossier, std::int64_t{year_of(started->on)}});
}

}  // namespace

ledger::FeedFollower Observatory::follower() {
  return {"observatory", [this](db::Writer& writer, const ledger::FeedEntry& entry) { apply(writer, vault_, entry); },
          names_of<cases::CaseOpened, cases::PatientEdited, cases::WishEdited, cases::TreatmentStarted>()};
}

}  // namespace hospitium::observatory
