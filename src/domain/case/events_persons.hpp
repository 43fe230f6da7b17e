// Who stands on the patient's side, and who travels along.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct PatientAdmitted {
  HOSPITIUM_EVENT("patient_admitted", Consent);
  Id<User> user;
  IdBytes part() const { return user.bytes; }
};
BOOST_DESCRIBE_STRUCT(PatientAdmitted, (), (user))

/// Like the account above, a person is part of nobody else's own: a reader of its own consent only (a payer) does not learn of the family.
struct PersonInvited {
  HOSPITIUM_EVENT("person_invited", Consent);
  Id<User> person;
  PersonTerms terms;
  IdBytes part() const { return person.bytes; }
};
BOOST_DESCRIBE_STRUCT(PersonInvited, (), (person, terms))

struct LinkMade { HOSPITIUM_EVENT("link_made", Consent); Id<User> person; IdBytes part() const { return person.bytes; } };
BOOST_DESCRIBE_STRUCT(LinkMade, (), (person))

struct RepresentativeProven {
  HOSPITIUM_EVENT("representative_proven", Consent);
  Id<User> person;
  Id<Record> record;
  IdBytes part() const { return person.bytes; }
};
BOOST_DESCRIBE_STRUCT(RepresentativeProven, (), (person, record))

struct PersonDismissed { HOSPITIUM_EVENT("person_dismissed", Consent); Id<User> person; IdBytes part() const { return person.bytes; } };
BOOST_DESCRIBE_STRUCT(PersonDismissed, (), (person))

struct CompanionAdded { HOSPITIUM_WHOLE_EVENT("companion_added", Identity); Id<Companion> companion; CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(CompanionAdded, (), (companion, terms))

struct CompanionEdited { HOSPITIUM_WHOLE_EVENT("companion_edited", Identity); Id<Companion> companion; CompanionTerms terms; };
BOOST_DESCRIBE_STRUCT(CompanionEdited, (), (companion, terms))

struct CompanionRemoved { HOSPITIUM_WHOLE_EVENT("companion_removed", Identity); Id<Companion> companion; };
BOOST_DESCRIBE_STRUCT(CompanionRemoved, (), (companion))

}  // namespace hospitium::cases
