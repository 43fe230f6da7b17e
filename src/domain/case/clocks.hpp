// The clocks of a case: how long each runs, what it counts, and who says so. An operator's own rules come with the directory.
#pragma once
#include <array>

#include "domain/case/state.hpp"

namespace hospitium::cases {

inline constexpr std::int64_t kClinicReceives_us = 24 * kHour_us;    ///< clock referral_receipt
inline constexpr std::int64_t kClinicAnswers_us = 72 * kHour_us;     ///< clock referral_answer, stopped while information is wanted
inline constexpr std::int64_t kOwnerAnswers_us = 72 * kHour_us;      ///< clocks information_wanted and approval_information
inline constexpr std::int64_t kOwnerCalls_us = 24 * kHour_us;        ///< clock call_back
inline constexpr std::int32_t kOutcomeHome_days = 30;
inline constexpr std::int64_t kOutcomeHome_us = kOutcomeHome_days * kDay_us;  ///< clock outcome_due, from the day of discharge
inline constexpr std::int64_t kRepatriation_us = 7 * kDay_us;        ///< clock repatriation, from when the death was written down

/// Plain: every hour. ClinicAndOwner: the days that both work who write to each other; OwnerAndClinic: the same, where the owner owes.
/// OwnerAndHome: the days of the owner and of the place where the patient lives, since the answer comes from there.
enum class Counts { Plain, ClinicAndOwner, OwnerAndClinic, OwnerAndHome };

struct ClockRow {
  std::string_view name;
  Counts counts{};
  std::string_view source;               ///< why it counts so
};

inline constexpr std::string_view kField = "custom of the field: a clock counts in the working calendars of both sides (MISSION.md section 2)";
inline constexpr std::string_view kCorridor = "the corridor's rule gives calendar days, and so do the statutes that it quotes";

inline constexpr std::array kClocks{
    ClockRow{"approval_level", Counts::Plain, kCorridor},
    ClockRow{"approval_information", Counts::OwnerAndHome, kField},
    ClockRow{"appeal_until", Counts::Plain, kCorridor},
    ClockRow{"appeal_decision", Counts::Plain, kCorridor},
    ClockRow{"referral_receipt", Counts::ClinicAndOwner, kField},
    ClockRow{"referral_answer", Counts::ClinicAndOwner, kField},
    ClockRow{"information_wanted", Counts::OwnerAndHome, kField},
    ClockRow{"call_back", Counts::OwnerAndClinic, kField},
    ClockRow{"offer_choice", Counts::Plain, "the offer names its last day"},
    ClockRow{"outcome_due", Counts::Plain, "an illness knows no holidays: 30 days after discharge (MISSION.md section 2)"},
    ClockRow{"repatriation", Counts::Plain, "the dead cannot wait for a working day"},
    ClockRow{"translation_due", Counts::Plain, "the coordinator names its last day"},
};

/// Whose working days the clock counts, who owes first; empty where it counts plain hours. `clinic` matters to a referral's clocks alone.
std::vector<CalendarKey> sides_of(std::string_view clock, const State& state, Id<Party> clinic);
/// The same, of a case of which no more is known.
std::vector<CalendarKey> sides_of(std::string_view clock, Id<Party> owner, const Place& origin, Id<Party> clinic);

}  // namespace hospitium::cases
