// Journey step 2: documents, their summaries and translations, and the consent by which they go to anybody.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct RecordAttached { HOSPITIUM_EVENT("record_attached", Files); RecordRef record; };
BOOST_DESCRIBE_STRUCT(RecordAttached, (), (record))

struct RecordMarked { HOSPITIUM_EVENT("record_marked", Files); Id<Record> record; bool without_identity = false; };
BOOST_DESCRIBE_STRUCT(RecordMarked, (), (record, without_identity))

struct SummaryConfirmed { HOSPITIUM_EVENT("summary_confirmed", Clinical); RecordRef record; };
BOOST_DESCRIBE_STRUCT(SummaryConfirmed, (), (record))

/// `assignment` is set where somebody was asked for it: it is theirs.
struct TranslationAdded {
  HOSPITIUM_EVENT("translation_added", Translations);
  RecordRef record;
  std::optional<Line> translator;
  std::optional<Id<Assignment>> assignment;
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(TranslationAdded, (), (record, translator, assignment))

struct TranslationSettled {
  HOSPITIUM_EVENT("translation_settled", Translations);
  Id<Record> record;
  TranslationState state{};
  std::optional<Id<Assignment>> assignment;
  std::optional<IdBytes> part() const { return assignment ? std::optional(assignment->bytes) : std::nullopt; }
};
BOOST_DESCRIBE_STRUCT(TranslationSettled, (), (record, state, assignment))

struct TranslationAsked {
  HOSPITIUM_EVENT("translation_asked", Translations);
  Id<Assignment> assignment;
  Id<Record> record;
  Id<Party> party;
  Word language;
  TranslationState wanted{};
  Day due;
  std::optional<Instant> until;          ///< when that day is over where the bureau is; absent: by UTC
  IdBytes part() const { return assignment.bytes; }
};
BOOST_DESCRIBE_STRUCT(TranslationAsked, (), (assignment, record, party, language, wanted, due, until))

struct TranslationDelivered { HOSPITIUM_EVENT("translation_delivered", Translations); Id<Assignment> assignment; IdBytes part() const { return assignment.bytes; } };
BOOST_DESCRIBE_STRUCT(TranslationDelivered, (), (assignment))

struct TranslatorReleased { HOSPITIUM_EVENT("translator_released", Translations); Id<Assignment> assignment; IdBytes part() const { return assignment.bytes; } };
BOOST_DESCRIBE_STRUCT(TranslatorReleased, (), (assignment))

/// `over` is when its last day is over where the patient lives; absent: by UTC.
struct ConsentGranted {
  HOSPITIUM_EVENT("consent_granted", Consent);
  Id<Party> party;
  std::optional<Day> until;
  AcceptanceChannel given_by{};
  std::optional<Instant> over;
  IdBytes part() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(ConsentGranted, (), (party, until, given_by, over))

struct ConsentRevoked {
  HOSPITIUM_EVENT("consent_revoked", Consent);
  Id<Party> party;
  IdBytes part() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(ConsentRevoked, (), (party))

struct RecordsConfirmed { HOSPITIUM_EVENT("records_confirmed", Tasks); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RecordsConfirmed, (), (remark))

}  // namespace hospitium::cases
