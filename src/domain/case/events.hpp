// What has happened to a case, by the parts of the journey. Past tense; released events never change: new fields are optional, a new
// meaning gets a new name. kClass says by which right a reader sees the event on the timeline; `referral` limits it to one clinic's part,
// part() to the party or person that it is about.
#pragma once
#include <variant>

#include "domain/case/events_approval.hpp"
#include "domain/case/events_desk.hpp"
#include "domain/case/events_ends.hpp"
#include "domain/case/events_opening.hpp"
#include "domain/case/events_persons.hpp"
#include "domain/case/events_records.hpp"
#include "domain/case/events_referral.hpp"
#include "domain/case/events_treatment.hpp"

namespace hospitium::cases {

using Event = std::variant<
    CaseOpened, PatientEdited, WishEdited, RecordAttached, RecordMarked, SummaryConfirmed, TranslationAdded, TranslationSettled,
    TranslationAsked, TranslationDelivered, TranslatorReleased, ConsentGranted, ConsentRevoked, RecordsConfirmed, CaseApproved,
    ApprovalRefused, LevelApproved, LevelRefused, AuthorityAsked, AuthorityAnswered, RefusalAppealed, AppealRenounced, AppealDecided,
    ReferralRequested, ReferralReceived, InformationAsked, CallAsked, CallMissed, InformationGiven, ReferralAccepted,
    ReferralDeclined, OfferMade, OfferTranslated, ReferralWithdrawn, ReferralExpired, OfferAccepted, ReferralReleased, FundingRecorded, VisaRecorded,
    TravelRecorded, TreatmentStarted, PatientDischarged, OutcomeSentHome, CaseClosed, CaseWithdrawn, CaseRefused,
    DeathRecorded, MessagePosted, CaseAssigned, KeywordAdded, KeywordRemoved, NoteAdded, PartyNoteAdded, MentionSettled, PatientAdmitted, PersonInvited, LinkMade, RepresentativeProven, PersonDismissed,
    CompanionAdded, CompanionEdited, CompanionRemoved, RepatriationRecorded, CaseReopened, CaseMerged, MergeNoted, MergeUndone>;

}  // namespace hospitium::cases
