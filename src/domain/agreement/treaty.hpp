// For tests: an agreement that is led through its life by commands.
#pragma once
#include "domain/agreement/decide.hpp"
#include "domain/test_world.hpp"

namespace hospitium::agreements {

using namespace hospitium::test;

inline Terms terms() {
  Terms terms;
  terms.title = Line("Joint promotion of medical tourism");
  terms.parties = {kOffice, kAuthority};
  terms.places = {Place{"RU-SPE"}, Place{"VN"}};
  terms.topics = {Topic::MedicalTourism};
  terms.valid_until = day("2030-12-31");
  return terms;
}

inline CommitmentTerms promise(std::string_view due = "2026-03-31", Recurrence recurrence = Recurrence::Once) {
  return {Line("Consultations in Seoul"), Topic::Consultations, kAuthority, day(due), recurrence, 14};
}

class Treaty : public Tale<Treaty, State, Command, Event> {
 public:
  Treaty& opened() { return did(OpenAgreement{terms()}); }
  Treaty& in_force() { return opened().did(SignAgreement{today()}); }
  Treaty& promised(CommitmentTerms terms = promise()) { return did(AddCommitment{terms}); }
  Id<Commitment> last() const { return state.commitments.back().id; }
  Treaty& fulfilled() { return did(FulfilCommitment{last(), today(), {}}); }
};

}  // namespace hospitium::agreements
