// Every reason for which Hospitium refuses something, one row each. A row gives the HTTP status (RFC 9110), the FHIR R4
// OperationOutcome issue code (value set issue-type) and, by its name, the message key `errors.<name>` in locales/.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hospitium {

// clang-format off
#define HOSPITIUM_CODES(X)                                                       \
  /* shape of input */                                                           \
  X(Malformed,            "malformed",              400, "structure")            \
  X(Required,             "required",               422, "required")             \
  X(WrongType,            "wrong_type",             422, "value")                \
  X(OutOfRange,           "out_of_range",           422, "value")                \
  X(TooLong,              "too_long",               422, "too-long")             \
  X(TooMany,              "too_many",               422, "too-costly")           \
  X(UnknownValue,         "unknown_value",          422, "code-invalid")         \
  X(HiddenCharacters,     "hidden_characters",      422, "value")                \
  X(NotAPhone,            "not_a_phone",            422, "value")                \
  X(UnknownField,         "unknown_field",          422, "structure")            \
  X(DuplicateKey,         "duplicate_key",          400, "structure")            \
  X(TooDeep,              "too_deep",               400, "structure")            \
  X(InvalidUtf8,          "invalid_utf8",           400, "structure")            \
  X(TooLarge,             "too_large",              413, "too-long")             \
  X(UnsupportedMedia,     "unsupported_media",      415, "not-supported")        \
  X(NotAnIps,             "not_an_ips",             422, "invalid")              \
  /* cells of tables */                                                          \
  X(RowRepeated,          "row_repeated",           422, "duplicate")            \
  X(NotChecked,           "not_checked",            422, "incomplete")           \
  X(NumberUnclear,        "number_unclear",         422, "value")                \
  /* files on their way in, and shown as images */                               \
  X(ProtocolUnknown,      "protocol_unknown",       412, "not-supported")        \
  X(OffsetConflict,       "offset_conflict",        409, "conflict")             \
  X(ChecksumMismatch,     "checksum_mismatch",      460, "value")                \
  X(UploadsFull,          "uploads_full",           507, "no-store")             \
  X(UnreadableFile,       "unreadable_file",        422, "invalid")              \
  X(ImageTooLarge,        "image_too_large",        422, "too-long")             \
  X(RangeUnsatisfiable,   "range_unsatisfiable",    416, "value")                \
  X(PreviewOff,           "preview_off",            501, "not-supported")        \
  /* who */                                                                      \
  X(SignInRequired,       "sign_in_required",       401, "login")                \
  X(WrongCredentials,     "wrong_credentials",      401, "login")                \
  X(SessionExpired,       "session_expired",        401, "expired")              \
  X(CsrfRejected,         "csrf_rejected",          403, "forbidden")            \
  X(ReadOnlyToken,        "read_only_token",        403, "forbidden")            \
  X(NotByToken,           "not_by_token",           403, "forbidden")            \
  X(PartySuspended,       "party_suspended",        403, "suppressed")           \
  X(NotFound,             "not_found",              404, "not-found")            \
  X(TooManyRequests,      "too_many_requests",      429, "throttled")            \
  X(LookupsExhausted,     "lookups_exhausted",      429, "throttled")            \
  X(PersonsExhausted,     "persons_exhausted",      429, "throttled")            \
  /* how */                                                                      \
  X(MethodNotAllowed,     "method_not_allowed",     405, "not-supported")        \
  X(MisdirectedRequest,   "misdirected_request",    421, "processing")           \
  X(RequestTimeout,       "request_timeout",        408, "timeout")              \
  X(HeadersTooLarge,      "headers_too_large",      431, "too-long")             \
  X(SecretInUrl,          "secret_in_url",          400, "security")             \
  X(VersionConflict,      "version_conflict",       412, "conflict")             \
  X(IdempotencyReused,    "idempotency_reused",     422, "conflict")             \
  X(Busy,                 "busy",                   503, "transient")            \
  X(StorageFull,          "storage_full",           507, "no-store")             \
  X(Internal,             "internal",               500, "exception")            \
  /* rules of dossiers */                                                        \
  X(WrongStage,           "wrong_stage",            409, "business-rule")        \
  X(AlreadyDone,          "already_done",           409, "business-rule")        \
  X(NoSuchPart,           "no_such_part",           422, "not-found")            \
  X(ConsentMissing,       "consent_missing",        409, "business-rule")        \
  X(RepresentativeMissing, "representative_missing", 409, "business-rule")       \
  X(AgeUnknown,           "age_unknown",            409, "business-rule")        \
  X(LicenceMissing,       "licence_missing",        409, "business-rule")        \
  X(DecisionNotYours,     "decision_not_yours",     409, "business-rule")        \
  X(LinkEnded,            "link_ended",             410, "expired")              \
  X(AppealLate,           "appeal_late",            409, "expired")              \
  X(OfferExpired,         "offer_expired",          409, "expired")              \
  X(ReferralClosed,       "referral_closed",        409, "business-rule")        \
  X(ReferralExists,       "referral_exists",        409, "duplicate")            \
  X(RecordMissing,        "record_missing",         409, "business-rule")        \
  X(TranslationMissing,   "translation_missing",    409, "business-rule")        \
  X(MergeElsewhere,       "merge_elsewhere",        409, "business-rule")        \
  X(StepOutOfOrder,       "step_out_of_order",      409, "business-rule")        \
  X(DateInPast,           "date_in_past",           422, "value")                \
  X(DateOrder,            "date_order",             422, "value")                \
  X(CurrencyMismatch,     "currency_mismatch",      422, "value")                \
  X(UnknownParty,         "unknown_party",          422, "not-found")            \
  X(PartyUnclear,         "party_unclear",          422, "multiple-matches")     \
  X(ServiceUnclear,       "service_unclear",        422, "multiple-matches")     \
  X(PartyInactive,        "party_inactive",         409, "business-rule")        \
  X(WrongPartyType,       "wrong_party_type",       422, "business-rule")        \
  X(UnknownPlace,         "unknown_place",          422, "code-invalid")         \
  X(MeetingClash,         "meeting_clash",          409, "conflict")             \
  X(FiguresUnlike,        "figures_unlike",         409, "business-rule")        \
  X(SourceMissing,        "source_missing",         422, "required")
// clang-format on

enum class Code : std::uint8_t {
#define HOSPITIUM_CODE_NAME(id, name, status, fhir) id,
  HOSPITIUM_CODES(HOSPITIUM_CODE_NAME)
#undef HOSPITIUM_CODE_NAME
};

struct CodeRow {
  Code code;
  std::string_view name;       ///< stable word of the API; message key is "errors." + name
  int http_status;
  std::string_view fhir_issue;
};

inline constexpr std::array kCodes{
#define HOSPITIUM_CODE_ROW(id, name, status, fhir) CodeRow{Code::id, name, status, fhir},
    HOSPITIUM_CODES(HOSPITIUM_CODE_ROW)
#undef HOSPITIUM_CODE_ROW
};

constexpr const CodeRow& row(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

}  // namespace hospitium
