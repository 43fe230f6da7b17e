"""Rules that keep code and words together: whatever the domain can say has its message. (What screens ask for: web/src/messages.test.ts.)"""
import re

from rules_text import load

DESCRIBED = re.compile(r"BOOST_DESCRIBE_ENUM\(\s*(\w+)\s*,([^)]*)\)")
SPOKEN = {
    "command.": re.compile(r'CommandRow\{"(\w+)"'),
    "event.": re.compile(r'HOSPITIUM_(?:EVENT|CLASSED\w*)\("(\w+)"'),
    "clock.": re.compile(r'push_back\(\{"(\w+)"'),
}

# Which messages name the values of an enumeration: (folder of its header, name) -> concept and the key before the value.
ENUMERATIONS = {
    ("src/domain", "Role"): ("role", ""),
    ("src/domain", "Specialty"): ("specialty", ""),
    ("src/domain", "Urgency"): ("case", "urgency."),
    ("src/domain", "Sex"): ("case", "sex."),
    ("src/domain", "DataClass"): ("directory", "data_class."),
    ("src/domain", "Action"): ("directory", "action."),
    ("src/domain", "PartyType"): ("directory", "type."),
    ("src/domain", "PartyState"): ("directory", "state."),
    ("src/domain", "Kind"): ("journal", "kind."),
    ("src/domain/case", "Stage"): ("case", "stage."),
    ("src/domain/case", "ReferralState"): ("case", "referral_state."),
    ("src/domain/case", "DeclineReason"): ("case", "decline_reason."),
    ("src/domain/case", "WithdrawReason"): ("case", "withdraw_reason."),
    ("src/domain/case", "AcceptanceChannel"): ("case", "channel."),
    ("src/domain/case", "FundingKind"): ("case", "funding_kind."),
    ("src/domain/case", "VisaKind"): ("case", "visa_kind."),
    ("src/domain/case", "OutcomeCode"): ("case", "outcome."),
    ("src/domain/case", "OutcomeRecipient"): ("case", "recipient."),
    ("src/domain/case", "SourceKind"): ("case", "source."),
    ("src/domain/case", "RecordType"): ("case", "record_type."),
    ("src/domain/agreement", "Stage"): ("agreement", "stage."),
    ("src/domain/agreement", "Topic"): ("agreement", "topic."),
    ("src/domain/agreement", "Recurrence"): ("agreement", "recurrence."),
    ("src/domain/agreement", "CommitmentState"): ("agreement", "commitment_state."),
    ("src/domain/mission", "Stage"): ("mission", "stage."),
    ("src/domain/mission", "OutcomeKind"): ("mission", "outcome."),
    ("src/domain/mission", "MeetingState"): ("mission", "meeting_state."),
    ("src/domain/figure", "Measure"): ("figures", "measure."),
    ("src/domain/figure", "Counted"): ("figures", "measure."),
    ("src/domain/figure", "Qualifier"): ("figures", "qualifier."),
    ("src/domain/figure", "Unlike"): ("figures", "unlike."),
    ("src/domain/figure", "Warning"): ("figures", "warning."),
    ("src/domain/catalogue", "ServiceType"): ("catalogue", "type."),
    ("src/domain/catalogue", "ServiceState"): ("catalogue", "state."),
    ("src/domain/catalogue", "Setting"): ("catalogue", "setting."),
    ("src/domain/catalogue", "Technique"): ("catalogue", "technique."),
    ("src/domain/catalogue", "TourPart"): ("catalogue", "tour."),
    ("src/domain/catalogue", "Part"): ("catalogue", "part."),
    ("src/domain/catalogue", "GateEffect"): ("catalogue", "gate."),
    ("src/directory", "LicenceKind"): ("directory", "licence_kind."),
    ("src/directory", "ServiceSort"): ("catalogue", "sort."),
    ("src/directory", "Ownership"): ("directory", "ownership."),
    ("src/domain/calendar", "Weekday"): ("directory", "weekday."),
    ("src/directory", "CareLevel"): ("directory", "level."),
    ("src/directory", "ReceptionAspect"): ("directory", "reception_aspect."),
    ("src/directory", "ImportKind"): ("import", "kind."),
    ("src/directory", "UserState"): ("directory", "user_state."),
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


def headers(tree, folder):
    return [path for path in tree.under(folder, ".hpp") if path.count("/") == folder.count("/") + 1]


def described(tree, folder, name):
    """The wire names of an enumeration's values; nothing when no header of the folder describes it."""
    for path in headers(tree, folder):
        values = dict(DESCRIBED.findall(tree.text(path))).get(name)
        if values:
            return [snake(value.strip()) for value in values.split(",") if value.strip()]
    return None


def enumeration_words(tree):
    """Every value of an enumeration that people see has its word."""
    for (folder, name), (concept, prefix) in ENUMERATIONS.items():
        if not headers(tree, folder) or not tree.has("locales"):
            continue
        values = described(tree, folder, name)
        yield f"{folder} {name}", unspoken(tree, concept, [prefix + value for value in values]) if values else "is described nowhere"


def journey_words(tree):
    """Every command has its button, every event its line in the journal, every clock its name."""
    for path in tree.under("src/domain", ".hpp", "project.cpp"):
        parts = path.split("/")
        if len(parts) != 4 or not tree.has("locales"):
            continue
        text = tree.text(path)
        keys = [prefix + name for prefix, pattern in SPOKEN.items() for name in pattern.findall(text)]
        if keys:
            yield path, unspoken(tree, parts[2], keys)


RULES = {
    "enumeration-words": enumeration_words,
    "journey-words": journey_words,
}
