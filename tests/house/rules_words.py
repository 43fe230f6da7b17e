"""Rules that keep code and words together: whatever the domain can say has its message. (What screens ask for: web/src/messages.test.ts.)"""
import re

from rules_text import load

DESCRIBED = re.compile(r"BOOST_DESCRIBE_ENUM\(\s*(\w+)\s*,([^)]*)\)")
COMMAND = re.compile(r'CommandRow\{"(\w+)"')
EVENT = re.compile(r'HOSPITIUM_(?:EVENT|CLASSED\w*)\("(\w+)"')

# Which messages name the values of an enumeration: (header, enumeration) -> concept and the key before the value.
ENUMERATIONS = {
    ("src/domain/vocabulary.hpp", "Role"): ("role", ""),
    ("src/domain/vocabulary.hpp", "Specialty"): ("specialty", ""),
    ("src/domain/vocabulary.hpp", "Urgency"): ("case", "urgency."),
    ("src/domain/vocabulary.hpp", "Sex"): ("case", "sex."),
    ("src/domain/vocabulary.hpp", "DataClass"): ("directory", "data_class."),
    ("src/domain/vocabulary.hpp", "Action"): ("directory", "action."),
    ("src/domain/vocabulary.hpp", "PartyType"): ("directory", "type."),
    ("src/domain/vocabulary.hpp", "PartyState"): ("directory", "state."),
    ("src/domain/vocabulary.hpp", "Kind"): ("journal", "kind."),
    ("src/domain/case/stages.hpp", "Stage"): ("case", "stage."),
    ("src/domain/case/stages.hpp", "ReferralState"): ("case", "referral_state."),
    ("src/domain/case/stages.hpp", "DeclineReason"): ("case", "decline_reason."),
    ("src/domain/case/stages.hpp", "WithdrawReason"): ("case", "withdraw_reason."),
    ("src/domain/case/stages.hpp", "AcceptanceChannel"): ("case", "channel."),
    ("src/domain/case/stages.hpp", "FundingKind"): ("case", "funding_kind."),
    ("src/domain/case/stages.hpp", "VisaKind"): ("case", "visa_kind."),
    ("src/domain/case/stages.hpp", "OutcomeCode"): ("case", "outcome."),
    ("src/domain/case/stages.hpp", "OutcomeRecipient"): ("case", "recipient."),
    ("src/domain/case/stages.hpp", "SourceKind"): ("case", "source."),
    ("src/domain/case/parts.hpp", "RecordType"): ("case", "record_type."),
    ("src/domain/agreement/agreement.hpp", "Stage"): ("agreement", "stage."),
    ("src/domain/agreement/agreement.hpp", "Topic"): ("agreement", "topic."),
    ("src/domain/agreement/agreement.hpp", "Recurrence"): ("agreement", "recurrence."),
    ("src/domain/agreement/agreement.hpp", "CommitmentState"): ("agreement", "commitment_state."),
    ("src/domain/mission/mission.hpp", "Stage"): ("mission", "stage."),
    ("src/domain/mission/mission.hpp", "OutcomeKind"): ("mission", "outcome."),
    ("src/domain/mission/mission.hpp", "MeetingState"): ("mission", "meeting_state."),
    ("src/directory/records.hpp", "Ownership"): ("directory", "ownership."),
    ("src/directory/records.hpp", "UserState"): ("directory", "user_state."),
}


def snake(name):
    """As base/naming.hpp spells it on the wire."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


def english(tree, concept):
    path = f"locales/en/{concept}.json"
    return load(tree, path)[0] if path in tree.paths else {}


def unspoken(tree, concept, keys):
    missing = sorted(set(keys) - set(english(tree, concept)))
    return "no message for " + ", ".join(f"{concept}.{key}" for key in missing) if missing else None


def enumeration_words(tree):
    """Every value of an enumeration that people see has its word."""
    for (path, name), (concept, prefix) in ENUMERATIONS.items():
        if path not in tree.paths or not tree.has("locales"):
            continue
        values = dict(DESCRIBED.findall(tree.text(path))).get(name, "").split(",")
        yield path, unspoken(tree, concept, [prefix + snake(value.strip()) for value in values if value.strip()])


def journey_words(tree):
    """Every command has its button and every event its line in the journal."""
    for path in tree.under("src/domain", ".hpp"):
        parts = path.split("/")
        if len(parts) != 4 or not tree.has("locales"):
            continue
        text = tree.text(path)
        keys = ["command." + name for name in COMMAND.findall(text)] + ["event." + name for name in EVENT.findall(text)]
        if keys:
            yield path, unspoken(tree, parts[2], keys)


RULES = {
    "enumeration-words": enumeration_words,
    "journey-words": journey_words,
}
