"""expected.txt, which is ACCESS.md transcribed, as values; and which class each member, event and command belongs to.

Nothing here is taken from the server: where the server's rows and these differ, one of the two is wrong."""
import os

CLINICAL = ("Clinical", "Files", "Translations")
DETAILS = {"m": "masked", "amounts": "amounts", "dates": "dates", "total": "total"}


class Cell:
    """One cell: letters of RCUXDGV, the scope (all, own, assigned, chosen) and how much of it is shown."""

    def __init__(self, text=""):
        self.actions, self.scope, self.detail = "", "all", "full"
        for word in text.split():
            if word in DETAILS:
                self.detail = DETAILS[word]
            elif word == "chosen":
                self.scope = "chosen"
            elif word != "-":
                if word[0] in "oa":
                    self.scope, word = {"o": "own", "a": "assigned"}[word[0]], word[1:]
                self.actions += word
        if text not in ("", "-") and not self.actions:
            self.actions = "R"  # "m", "o", "a" and "chosen total" read


def read_sheets():
    """{"case": {role: {class: Cell}}, "node": ...}"""
    sheets, sheet, head = {}, None, []
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected.txt"), encoding="utf-8") as file:
        for line in map(str.strip, file):
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                sheet, head = sheets.setdefault(line[1:-1], {}), []
                continue
            cells = [cell.strip() for cell in line.split("|")]
            if not head:
                head = cells
            else:
                sheet[cells[0]] = {name: Cell(text) for name, text in zip(head[1:], cells[1:])}
    return sheets


SHEETS = read_sheets()
PATIENT = "patient"  # stands for the patient's side, which acts for no party

# What says which case it is stands in the view of everybody who takes part: the table has no column for it.
OPEN_MEMBERS = ("id", "number", "stage", "origin", "destination", "specialty", "urgency", "opened_at", "owner", "commands",
                "may_see_readers")
VIEW = {"patient": "Identity", "died": "Identity", "wish": "Clinical", "treatment_started": "Clinical", "discharged": "Clinical",
        "outcome": "Clinical", "records": "Files", "summaries": "Clinical", "subjects": "Clinical", "translations": "Translations", "assignments": "Translations", "merged_into": "Journal", "merged": "Journal", "referrals": "Offers", "levels": "Funding",
        "funding": "Funding", "visa": "Travel", "visa_remark": "Travel", "travel": "Travel", "companions": "Identity", "companion_count": "Travel", "repatriation": "Travel", "consents": "Consent", "consent_remark": "Consent", "participants": "Consent", "persons": "Consent", "accounts": "Consent",
        "tasks": "Tasks", "source": "Journal", "conversations": "Messages", "calls": "Messages"}
FLAGS = {"minor": "Identity", "no_consent": "Consent", "approval_refused": "Funding", "offer_waiting": "Offers", "nobody_asked": "Offers"}

EVENTS = {"case_opened": "Identity", "patient_edited": "Identity", "death_recorded": "Identity", "wish_edited": "Clinical",
          "treatment_started": "Clinical", "patient_discharged": "Clinical", "outcome_sent_home": "Clinical", "record_attached": "Files",
          "record_marked": "Files", "summary_confirmed": "Clinical", "translation_added": "Translations", "translation_settled": "Translations",
          "translation_asked": "Translations", "translation_delivered": "Translations", "translator_released": "Translations", "party_note_added": "Messages",
          "case_merged": "Tasks", "merge_noted": "Tasks", "merge_undone": "Tasks",
          "person_invited": "Consent", "link_made": "Consent", "representative_proven": "Consent", "person_dismissed": "Consent", "consent_granted": "Consent",
          "consent_revoked": "Consent", "patient_admitted": "Consent", "case_approved": "Funding",
          "approval_refused": "Funding", "level_approved": "Funding", "level_refused": "Funding", "authority_asked": "Funding",
          "authority_answered": "Funding", "refusal_appealed": "Funding", "appeal_renounced": "Funding", "appeal_decided": "Funding", "funding_recorded": "Funding", "companion_added": "Identity", "companion_edited": "Identity", "companion_removed": "Identity", "repatriation_recorded": "Travel",
          "case_reopened": "Tasks", "visa_recorded": "Travel", "travel_recorded": "Travel",
          "message_posted": "Messages", "note_added": "Tasks", "case_assigned": "Tasks", "keyword_added": "Tasks", "keyword_removed": "Tasks", "records_confirmed": "Tasks", "case_closed": "Tasks",
          "case_withdrawn": "Tasks", "case_refused": "Tasks", "mention_settled": "Messages", "call_asked": "Messages", "call_missed": "Messages"}
OFFER_EVENTS = ("referral_requested", "referral_received", "information_asked", "information_given", "referral_accepted", "referral_declined",
                "offer_made", "referral_withdrawn", "offer_accepted", "referral_released", "referral_expired", "offer_translated")
EVENTS.update({name: "Offers" for name in OFFER_EVENTS})
# Who reads the class in part (masked, amounts) is not even told that these happened: who travels along and the day of a death are more than
# initials, age band and sex, and what an authority decides is no amount.
WHOLE_EVENTS = ("death_recorded", "companion_added", "companion_edited", "companion_removed", "case_approved", "approval_refused", "level_approved",
                "level_refused", "authority_asked", "authority_answered", "refusal_appealed", "appeal_renounced", "appeal_decided")
WHOLE_MEMBERS = ("died", "companions", "levels", "subjects")
# Private to the owner's people: its notes, and how they share the case among them.
OWNERS_OWN = ("note_added", "case_merged", "merge_noted", "merge_undone", "case_assigned", "keyword_added", "keyword_removed")
# Members of an event that its own class does not cover.
WITHHELD = {"case_opened": ("patient", "wish", "source", "levels"), "patient_edited": ("patient",), "person_invited": ("terms",), "companion_added": ("terms",), "companion_edited": ("terms",), "case_reopened": ("treatment_started",), "record_attached": ("record",), "summary_confirmed": ("record",), "translation_added": ("record",),
            "funding_recorded": ("payer",), "message_posted": ("mentions",)}

# command: (class, action, whether it may be given on one's own part)
COMMANDS = {"edit_patient": ("Identity", "U", False), "edit_wish": ("Clinical", "U", False), "attach_record": ("Files", "C", False),
            "mark_record": ("Files", "C", False), "confirm_summary": ("Clinical", "C", False), "add_translation": ("Translations", "C", True),
            "settle_translation": ("Translations", "U", True), "ask_translation": ("Translations", "C", False),
            "deliver_translation": ("Translations", "U", True), "release_translator": ("Translations", "U", False), "merge_case": ("Tasks", "D", False),
            "grant_consent": ("Consent", "G", False), "revoke_consent": ("Consent", "V", False), "admit_patient": ("Consent", "G", False),
            "confirm_records": ("Tasks", "D", False), "approve": ("Funding", "D", False), "refuse_approval": ("Funding", "D", False),
            "want_information": ("Funding", "D", False), "answer_authority": ("Funding", "C", False), "decide_appeal": ("Funding", "D", False),
            # An appeal is the patient's own act, as choosing is; the coordinator writes one down, as it does a withdrawal.
            "appeal_refusal": ("Offers", "D", False), "renounce_appeal": ("Offers", "D", False), "record_appeal": ("Tasks", "D", False),
            "record_renunciation": ("Tasks", "D", False),
            "request_referral": ("Offers", "C", False), "receive_referral": ("Offers", "U", True), "ask_information": ("Offers", "U", True),
            "record_missed_call": ("Offers", "C", False), "give_information": ("Offers", "C", False), "accept_referral": ("Offers", "U", True), "decline_referral": ("Offers", "U", True),
            "make_offer": ("Offers", "C", True), "translate_offer": ("Offers", "C", False), "settle_mention": ("Messages", "C", True), "withdraw_referral": ("Offers", "C", False), "accept_offer": ("Offers", "D", False),
            "record_acceptance": ("Offers", "C", False), "record_funding": ("Funding", "U", False), "record_visa": ("Travel", "U", False),
            "record_travel": ("Travel", "U", False), "start_treatment": ("Clinical", "U", False), "record_discharge": ("Clinical", "U", False),
            "send_outcome_home": ("Clinical", "U", False), "close_case": ("Tasks", "D", False), "withdraw_case": ("Tasks", "D", False),
            "refuse_case": ("Tasks", "D", False), "record_death": ("Identity", "U", False), "post_message": ("Messages", "C", True),
            "assign_case": ("Tasks", "U", False), "add_keyword": ("Tasks", "U", False), "remove_keyword": ("Tasks", "U", False),
            "add_note": ("Messages", "C", True), "invite_person": ("Consent", "G", False), "make_link": ("Consent", "G", False), "prove_representative": ("Consent", "G", False),
            "dismiss_person": ("Consent", "V", False), "add_companion": ("Identity", "U", False), "edit_companion": ("Identity", "U", False),
            "remove_companion": ("Identity", "U", False), "record_repatriation": ("Travel", "U", False), "reopen_case": ("Tasks", "D", False), "withdraw_wish": ("Offers", "D", False)}
# What somebody of the patient's side who only follows may give: questions, documents, what is for nobody else.
FOLLOWING = ("post_message", "attach_record", "add_note", "settle_mention")
# What the system alone gives: to everybody else it does not exist.
SYSTEM = {"cases": ("expire-referral", "lapse-appeal", "note-merge", "undo-merge"), "agreements": ("link-mission",), "missions": ("link-result",)}


class Hold:
    """How one reader takes part in one case: its role there, its referral, whether the patient's consent for it is in force, what is assigned
    to it (its own conversation is known by its party)."""

    def __init__(self, role, party="", part="", consented=True, chosen="", items=()):
        self.role, self.party, self.part, self.consented, self.chosen, self.items = role, party, part, consented, chosen, items

    def cell(self, data_class):
        cell = SHEETS["case"][self.role].get(data_class, Cell())
        return Cell() if data_class in CLINICAL and not self.consented else cell

    def reads(self, data_class):
        return "R" in self.cell(data_class).actions

    def reads_all(self, data_class):
        return self.reads(data_class) and self.cell(data_class).scope == "all"

    def reads_fully(self, data_class):
        return self.reads_all(data_class) and self.cell(data_class).detail == "full"

    def owns(self, part):
        """Its referral; without one, what is about its party or (PATIENT) the patient's side, and what is addressed to nobody."""
        return part == self.part if self.part else part in ("", self.party or PATIENT)

    def sees_part(self, data_class, part):
        """What belongs to one referral or is about one party (`part`), or, with "", to none."""
        scope = self.cell(data_class).scope
        if not self.reads(data_class):
            return False
        if scope == "assigned":
            return self.is_assigned(part)
        if scope == "own":
            return self.owns(part)
        return scope == "all" or bool(part) and part == self.chosen

    def is_assigned(self, part):
        return bool(self.items) and part in (*self.items, self.party)

    def sees_readers(self):
        """The owner, an auditor, and "who saw" of the patient."""
        return self.reads_all("Journal") or self.role == "patient"

    def may(self, command, part=""):
        data_class, action, on_part = COMMANDS[command]
        cell = self.cell(data_class)
        if action not in cell.actions or cell.scope == "chosen":
            return False
        if cell.scope == "assigned":
            return on_part and self.is_assigned(part)
        return cell.scope == "all" or self.owns(part if on_part else "")

    def acts_on_items(self, command):
        """On something assigned, whichever it is: its button stands on the page."""
        data_class, action, on_part = COMMANDS[command]
        cell = self.cell(data_class)
        return on_part and bool(self.items) and cell.scope == "assigned" and action in cell.actions
