// How a case ends, goes on again, or becomes one with another.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

struct CaseClosed { HOSPITIUM_EVENT("case_closed", Tasks); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseClosed, (), (remark))

struct CaseWithdrawn { HOSPITIUM_EVENT("case_withdrawn", Tasks); WithdrawReason reason{}; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseWithdrawn, (), (reason, remark))

struct CaseRefused { HOSPITIUM_EVENT("case_refused", Tasks); Note reason; };
BOOST_DESCRIBE_STRUCT(CaseRefused, (), (reason))

struct DeathRecorded { HOSPITIUM_WHOLE_EVENT("death_recorded", Identity); Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(DeathRecorded, (), (on, remark))

struct RepatriationRecorded { HOSPITIUM_EVENT("repatriation_recorded", Travel); Rest rest{}; Day on; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(RepatriationRecorded, (), (rest, on, remark))

/// `treatment_started` is what the case goes on with, so that statistics which count nothing of a withdrawn case count this one again;
/// `merged_into` the case that it had been merged into, and is no longer.
struct CaseReopened {
  HOSPITIUM_EVENT("case_reopened", Tasks);
  Note reason;
  std::optional<Day> treatment_started;
  std::optional<Id<Dossier>> merged_into;
};
BOOST_DESCRIBE_STRUCT(CaseReopened, (), (reason, treatment_started, merged_into))

/// Followed by case_closed. Who takes part in one of the two cases does not learn of the other.
struct CaseMerged {
  HOSPITIUM_EVENT("case_merged", Tasks);
  static constexpr bool kOwnerOnly = true;
  Id<Dossier> into;
  std::string into_number, number;       ///< of the case that goes on, and of this one
  std::optional<Note> reason;
};
BOOST_DESCRIBE_STRUCT(CaseMerged, (), (into, into_number, number, reason))

struct MergeNoted { HOSPITIUM_EVENT("merge_noted", Tasks); static constexpr bool kOwnerOnly = true; Id<Dossier> dossier; std::string number; };
BOOST_DESCRIBE_STRUCT(MergeNoted, (), (dossier, number))

struct MergeUndone { HOSPITIUM_EVENT("merge_undone", Tasks); static constexpr bool kOwnerOnly = true; Id<Dossier> dossier; };
BOOST_DESCRIBE_STRUCT(MergeUndone, (), (dossier))

}  // namespace hospitium::cases
