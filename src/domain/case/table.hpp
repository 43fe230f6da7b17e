// The stage table of a case: which command in which stages, touching what. Roles are named only by access/policy.hpp.
#pragma once
#include <array>

#include "domain/case/stages.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

inline constexpr std::uint64_t kBeforeChoice = stages(Stage::Enquiry, Stage::Records, Stage::Approval, Stage::Referral, Stage::Choice);
inline constexpr std::uint64_t kAsking = stages(Stage::Referral, Stage::Choice);
inline constexpr std::uint64_t kPreparing = stages(Stage::Funding, Stage::Visa, Stage::Travel);
inline constexpr std::uint64_t kArranging = kPreparing | stages(Stage::Treatment);  ///< a visa is extended, a guarantee raised
inline constexpr std::uint64_t kRunning = kBeforeChoice | kPreparing | stages(Stage::Treatment, Stage::Aftercare);
inline constexpr std::uint64_t kEnded = stages(Stage::Closed, Stage::Withdrawn, Stage::Refused, Stage::Deceased);
inline constexpr std::uint64_t kAlways = kRunning | kEnded;

// clang-format off
inline constexpr std::array kTable{
    CommandRow{"open_case",          0,                                            DataClass::Identity, Action::Create},
    CommandRow{"edit_patient",       kRunning,                                     DataClass::Identity, Action::Update},
    CommandRow{"edit_wish",          kBeforeChoice,                                DataClass::Clinical, Action::Update},
    CommandRow{"attach_record",      kAlways,                                      DataClass::Files,    Action::Create},
    CommandRow{"mark_record",        kAlways,                                      DataClass::Files,    Action::Create},
    CommandRow{"confirm_summary",    kAlways,                                      DataClass::Clinical, Action::Create},
    CommandRow{"add_translation",    kAlways,                                      DataClass::Translations, Action::Create, true},
    CommandRow{"settle_translation", kAlways,                                      DataClass::Translations, Action::Update, true},
    CommandRow{"ask_translation",    kRunning,                                     DataClass::Translations, Action::Create},
    CommandRow{"deliver_translation", kRunning,                                    DataClass::Translations, Action::Update, true},
    CommandRow{"release_translator", kRunning,                                     DataClass::Translations, Action::Update},
    CommandRow{"grant_consent",      kRunning,                                     DataClass::Consent,  Action::Grant},
    CommandRow{"revoke_consent",     kAlways,                                      DataClass::Consent,  Action::Revoke},
    CommandRow{"confirm_records",    stages(Stage::Enquiry, Stage::Records),       DataClass::Tasks,    Action::Decide},
    CommandRow{"approve",            stages(Stage::Approval),                      DataClass::Funding,  Action::Decide},
    CommandRow{"refuse_approval",    stages(Stage::Approval),                      DataClass::Funding,  Action::Decide},
    CommandRow{"want_information",   stages(Stage::Approval),                      DataClass::Funding,  Action::Decide},
    CommandRow{"answer_authority",   stages(Stage::Approval),                      DataClass::Funding,  Action::Create},
    CommandRow{"appeal_refusal",     stages(Stage::Approval),                      DataClass::Offers,   Action::Decide},
    CommandRow{"record_appeal",      stages(Stage::Approval),                      DataClass::Tasks,    Action::Decide},
    CommandRow{"renounce_appeal",    stages(Stage::Approval),                      DataClass::Offers,   Action::Decide},
    CommandRow{"record_renunciation", stages(Stage::Approval),                     DataClass::Tasks,    Action::Decide},
    CommandRow{"decide_appeal",      stages(Stage::Approval),                      DataClass::Funding,  Action::Decide},
    CommandRow{"lapse_appeal",       stages(Stage::Approval),                      DataClass::Funding,  Action::Decide, false, Giver::System},
    CommandRow{"request_referral",   kAsking,                                      DataClass::Offers,   Action::Create},
    CommandRow{"receive_referral",   kAsking,                                      DataClass::Offers,   Action::Update, true},
    CommandRow{"ask_information",    kAsking,                                      DataClass::Offers,   Action::Update, true},
    CommandRow{"record_missed_call", kAsking,                                      DataClass::Offers,   Action::Create},
    CommandRow{"give_information",   kAsking,                                      DataClass::Offers,   Action::Create},
    CommandRow{"accept_referral",    kAsking,                                      DataClass::Offers,   Action::Update, true},
    CommandRow{"decline_referral",   kAsking,                                      DataClass::Offers,   Action::Update, true},
    CommandRow{"make_offer",         kAsking,                                      DataClass::Offers,   Action::Create, true},
    CommandRow{"translate_offer",    stages(Stage::Choice) | kArranging,           DataClass::Offers,   Action::Create},
    CommandRow{"withdraw_referral",  kAsking,                                      DataClass::Offers,   Action::Create},
    CommandRow{"expire_referral",    stages(Stage::Choice),                        DataClass::Offers,   Action::Update, true, Giver::System},
    CommandRow{"accept_offer",       stages(Stage::Choice),                        DataClass::Offers,   Action::Decide},
    CommandRow{"record_acceptance",  stages(Stage::Choice),                        DataClass::Offers,   Action::Create},
    CommandRow{"record_funding",     kArranging,                                   DataClass::Funding,  Action::Update},
    CommandRow{"record_visa",        kArranging,                                   DataClass::Travel,   Action::Update},
    CommandRow{"record_travel",      kArranging,                                   DataClass::Travel,   Action::Update},
    CommandRow{"start_treatment",    stages(Stage::Treatment),                     DataClass::Clinical, Action::Update},
    CommandRow{"record_discharge",   stages(Stage::Treatment),                     DataClass::Clinical, Action::Update},
    CommandRow{"send_outcome_home",  stages(Stage::Aftercare),                     DataClass::Clinical, Action::Update},
    CommandRow{"close_case",         stages(Stage::Aftercare),                     DataClass::Tasks,    Action::Decide},
    CommandRow{"withdraw_case",      kRunning,                                     DataClass::Tasks,    Action::Decide},
    CommandRow{"refuse_case",        kBeforeChoice,                                DataClass::Tasks,    Action::Decide},
    CommandRow{"record_death",       kRunning,                                     DataClass::Identity, Action::Update},
    CommandRow{"post_message",       kAlways,                                      DataClass::Messages, Action::Create, true},
    CommandRow{"assign_case",        kAlways,                                      DataClass::Tasks,    Action::Update},
    CommandRow{"add_keyword",        kAlways,                                      DataClass::Tasks,    Action::Update},
    CommandRow{"remove_keyword",     kAlways,                                      DataClass::Tasks,    Action::Update},
    CommandRow{"add_note",           kAlways,                                      DataClass::Messages, Action::Create, true},
    CommandRow{"settle_mention",     kAlways,                                      DataClass::Messages, Action::Create, true},
    CommandRow{"admit_patient",      kRunning,                                     DataClass::Consent,  Action::Grant},
    CommandRow{"invite_person",      kRunning,                                     DataClass::Consent,  Action::Grant},
    CommandRow{"make_link",          kAlways,                                      DataClass::Consent,  Action::Grant},
    CommandRow{"prove_representative", kRunning,                                   DataClass::Consent,  Action::Grant},
    CommandRow{"dismiss_person",     kAlways,                                      DataClass::Consent,  Action::Revoke},
    CommandRow{"add_companion",      kRunning,                                     DataClass::Identity, Action::Update},
    CommandRow{"edit_companion",     kRunning,                                     DataClass::Identity, Action::Update},
    CommandRow{"remove_companion",   kRunning,                                     DataClass::Identity, Action::Update},
    CommandRow{"record_repatriation", stages(Stage::Deceased),                     DataClass::Travel,   Action::Update},
    CommandRow{"reopen_case",        kEnded,                                       DataClass::Tasks,    Action::Decide},
    CommandRow{"merge_case",         kBeforeChoice | kPreparing,                   DataClass::Tasks,    Action::Decide},
    CommandRow{"note_merge",         kAlways,                                      DataClass::Tasks,    Action::Decide, false, Giver::System},
    CommandRow{"undo_merge",         kAlways,                                      DataClass::Tasks,    Action::Decide, false, Giver::System},
    CommandRow{"withdraw_wish",      kBeforeChoice | kPreparing,                   DataClass::Offers,   Action::Decide},
};
// clang-format on

}  // namespace hospitium::cases
