// The rules of an agreement, one per command, called after the stage table agreed. Inside: only this folder includes it.
#pragma once
#include "domain/agreement/decide.hpp"
#include "domain/checks.hpp"

namespace hospitium::agreements {

using Decided = Result<Decision<Event>>;

template <class... Happened>
Decided happened(Happened... events) { return hospitium::happened<Event>(std::move(events)...); }

// decide_terms.cpp
Decided rule(const State&, const OpenAgreement&, const Facts&);
Decided rule(const State&, const EditAgreement&, const Facts&);
Decided rule(const State&, const SignAgreement&, const Facts&);
Decided rule(const State&, const EndAgreement&, const Facts&);
Decided rule(const State&, const LinkMission&, const Facts&);
Decided rule(const State&, const AddNote&, const Facts&);

// decide_commitments.cpp
Decided rule(const State&, const AddCommitment&, const Facts&);
Decided rule(const State&, const FulfilCommitment&, const Facts&);
Decided rule(const State&, const MoveCommitment&, const Facts&);
Decided rule(const State&, const DropCommitment&, const Facts&);

}  // namespace hospitium::agreements
