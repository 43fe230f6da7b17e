"""Every command of a case by everybody, in every stage. A command is sent with an If-Match that no view ever had: whoever may give it
is told 412 and changes nothing; whoever may not is told what is told of a case that does not exist."""
import uuid

from hospitium import bundle, enquiry, patient
from table import COMMANDS, FOLLOWING, SYSTEM
from world import COMPANION, FHIR, PERSON, TAKING_PART, TERMS, TODAY, Linked, must

STALE = {"If-Match": '"never"'}
NEEDS_PART = ("receive_referral", "ask_information", "record_missed_call", "give_information", "accept_referral", "decline_referral", "make_offer",
              "withdraw_referral", "accept_offer", "record_acceptance", "translate_offer")
REPRESENTING = ("accept_offer", "renounce_appeal", "withdraw_wish", "record_death")  # of a child, by whom a document shows to represent it
MAY_NAME_PART = ("post_message", "settle_mention", "add_note")
TRANSLATING = ("add_translation", "settle_translation", "deliver_translation")  # their part is an assignment
ON = TODAY.isoformat()
WISH = {"specialty": "oncology", "urgency": "routine"}
BODIES = {"edit_patient": {"patient": patient()}, "edit_wish": {"wish": WISH}, "grant_consent": {"given_by": "phone"}, "revoke_consent": {},
          "refuse_approval": {"ground": "other", "reason": "x"}, "want_information": {"question": "x"}, "answer_authority": {"answer": "x"},
          "appeal_refusal": {"grounds": "x"}, "record_appeal": {"grounds": "x", "channel": "phone"}, "record_renunciation": {"channel": "phone"},
          "decide_appeal": {"outcome": "upheld", "reason": "x"}, "add_companion": {"terms": COMPANION}, "edit_companion": {"companion": str(uuid.UUID(int=7)), "terms": COMPANION},
          "remove_companion": {"companion": str(uuid.UUID(int=7))}, "record_repatriation": {"rest": "brought_home", "on": ON}, "reopen_case": {"reason": "x"}, "request_referral": {"question": "x"}, "ask_information": {"question": "x"},
          "give_information": {"answer": "x"}, "decline_referral": {"reason": "other"}, "make_offer": {"terms": TERMS},
          "record_acceptance": {"channel": "phone"}, "record_funding": {"kind": "grant", "on": ON}, "record_visa": {"kind": "visa", "on": ON},
          "record_travel": {"arrives_on": ON}, "start_treatment": {"on": ON}, "record_discharge": {"on": ON},
          "send_outcome_home": {"outcome": "recovered", "recipient": "patient", "on": ON}, "withdraw_case": {"reason": "other"},
          "refuse_case": {"reason": "x"}, "record_death": {"on": ON}, "post_message": {"text": "x", "language": "en"}, "add_note": {"text": "x"}, "assign_case": {}, "add_keyword": {"keyword": "x"}, "remove_keyword": {"keyword": "x"},
          "translate_offer": {"language": "mn", "texts": {"plan": "x"}}, "invite_person": {"person": PERSON}, "prove_representative": {"person": str(uuid.UUID(int=7)), "record": str(uuid.UUID(int=7))}, "dismiss_person": {"person": str(uuid.uuid4())}, "withdraw_wish": {"reason": "other"},
          "merge_case": {"into": str(uuid.UUID(int=7))}, "ask_translation": {"record": str(uuid.UUID(int=7)), "language": "ru", "wanted": "draft", "due": "2100-01-01"},
          "release_translator": {"assignment": str(uuid.UUID(int=7))}, "mark_record": {"record": str(uuid.UUID(int=7)), "without_identity": True}, "settle_translation": {"record": str(uuid.UUID(int=7)), "state": "reviewed"}}
SUMMARY = bundle()
WRITTEN = {"language": "vi", "no_allergies_known": True, "allergies": [], "problems": [], "medicines": [], "results": [], "facts": []}


def body_of(world, command, part):
    body = dict(BODIES.get(command, {}))
    if part:
        body["assignment" if command in TRANSLATING else "referral"] = part
    if command == "ask_translation":
        body["party"] = world["translator"].party
    if command in ("grant_consent", "revoke_consent"):
        body["party"] = world["neva"].party
    if command == "request_referral":
        body["clinic"] = world["neva"].party
    if command == "admit_patient":
        body["user"] = world["owner"].user
    return body


def send(world, client, case_id, command, part=""):
    at = "/api/cases/" + case_id
    if command == "attach_record":
        return client.post(at + "/records", SUMMARY, headers=STALE, kind=FHIR)
    if command == "make_link":
        return client.in_person.post(f"{at}/persons/{uuid.uuid4()}/link", headers=STALE)  # never by token
    if command == "confirm_summary":
        return client.post(at + "/summaries", WRITTEN, headers=STALE)
    if command == "add_translation":
        return client.post(at + "/translations", {"of": str(uuid.UUID(int=7)), "language": "ru", "text": "x", **({"assignment": part} if part else {})}, headers=STALE)
    if command == "admit_patient":
        client = client.in_person
    return client.post(f"{at}/{command.replace('_', '-')}", body_of(world, command, part), headers=STALE)


def parts_for(case, hold, command):
    """The parts to try: none, one's own, somebody else's."""
    if command in TRANSLATING:
        mine = [item for item in case.assignments.values() if hold and item in hold.items]
        others = [item for item in case.assignments.values() if item not in mine][:1] or [str(uuid.uuid4())]
        return [*([] if command == "deliver_translation" else [""]), *mine, *others]
    own = [hold.part] if hold and hold.part else []
    foreign = [part for part in case.referrals.values() if not hold or part != hold.part][:1] or [str(uuid.uuid4())]
    if command in NEEDS_PART:
        return own + foreign
    return [""] + own + foreign if command in MAY_NAME_PART else [""]


class Unknown:
    """What each command is told about a case that does not exist."""

    def __init__(self, world, client):
        self.world, self.client, self.replies = world, client, {}

    def alike(self, reply, command, part):
        if command not in self.replies:
            self.replies[command] = send(self.world, self.client, str(uuid.uuid4()), command, part or (str(uuid.uuid4()) if command in NEEDS_PART or command == "deliver_translation" else ""))
        known = self.replies[command]
        return reply.status == 404 and reply.body == known.body and set(reply.headers) == set(known.headers)


def check(tally, world, case, reader, hold, unknown, suspended=False):
    client = (reader.client, reader.session)[len(case.stage) % 2]
    for command, (data_class, action, _) in COMMANDS.items():
        for part in parts_for(case, hold, command):
            reply = send(world, client, case.id, command, part)
            whose = "" if not part else " on its part" if hold and part in (hold.part, *hold.items) else " on another's part"
            where = f"{command} ({data_class} {action}){whose} in {case} by {hold.role if hold else 'no part'} {reader.name}"
            if not (hold and hold.may(command, part)):
                tally.check(f"{where}: is not there", unknown.alike(reply, command, part), f"{reply.status} {reply.code}")
            elif suspended and hold.role != "patient":
                tally.equal(f"{where}: party suspended", (reply.status, reply.code), (403, "party_suspended"))
            else:
                tally.equal(f"{where}: allowed", (reply.status, reply.code), (412, "version_conflict"))
    for command, body in (*((name, {"referral": str(uuid.uuid4())}) for name in SYSTEM["cases"]), ("make-link", {"person": str(uuid.uuid4())})):
        reply = client.post(f"{case.at}/{command}", body, headers=STALE)  # the system's own, and one that has a face of its own
        tally.equal(f"{command} in {case} by {reader.name}: is not there", (reply.status, reply.code), (404, "not_found"))


def check_conversations(tally, world, case, reader, hold, unknown):
    """A message to a party's conversation: by the coordinator to each, by a party without a referral to its own."""
    for name in ("referrer", "home", "neva", "insurer", "translator"):
        party = world[name].party
        for command, body in (("post_message", {"text": "x", "language": "en"}), ("add_note", {"text": "x"}), ("settle_mention", {})):
            reply = reader.client.post(f"{case.at}/{command.replace('_', '-')}", {**body, "party": party}, headers=STALE)
            where = f"{command} for {name} in {case} by {hold.role if hold else 'no part'} {reader.name}"
            if hold and hold.may(command, party):
                tally.equal(f"{where}: allowed", (reply.status, reply.code), (412, "version_conflict"))
            else:
                tally.check(f"{where}: is not there", unknown.alike(reply, command, ""), f"{reply.status} {reply.code}")


def check_opening(tally, reader, wanted):
    for path, body, kind in (("/api/cases", enquiry(), "application/json"), ("/api/cases/import", SUMMARY, FHIR)):
        tally.equal(f"opening a case at {path} by {reader.name}", reader.client.post(path, body, headers=STALE, kind=kind).status, wanted)


def opens(reader):
    return reader.role in ("coordinator", "referrer")  # Identity C of a case that is not there yet


def choice(item):
    """A command as it is offered, with the part that it is for."""
    return item["command"], item.get("referral") or item.get("assignment", "")


def check_buttons(tally, world, case, reader, hold):
    """What a reader is offered is what it may do, of all that the case would take from somebody (which the owner, the clinics, the home side and
    the patient know together); what the case takes is proved by the walk of its rules."""
    view = reader.client.get(case.at).json
    offered = set(map(choice, view["commands"]))
    wanted = {(command, part) for command, part in case.taken if hold.may(command, part) or not part and command not in TRANSLATING and hold.acts_on_items(command)}
    wanted -= {(command, part) for command, part in wanted if command == "add_translation" and part and part not in hold.items}  # by whom it was asked of
    if case.family and reader is case.family[1]:  # who may only follow
        wanted = {item for item in wanted if item[0] in FOLLOWING}
    no_paper = reader.name == "patient" and case.stage == "enquiry" or case.family and reader is case.family[0]
    if case.grant == "expired" and no_paper:  # a child's, and no document speaks for this one
        wanted = {item for item in wanted if item[0] not in REPRESENTING}
    tally.equal(f"buttons of {reader.name} in {case}", (sorted(offered - wanted), sorted(wanted - offered)), ([], []))


def prepare(world):
    """The commands that each case would take from anybody at all, with the parts that they name."""
    for case in world.cases:
        case.taken = set()
        for reader in world.taking_part(case):
            case.taken |= set(map(choice, must(reader.client.get(case.at))["commands"]))


def check_following(world, tally):
    """Who may only follow has the patient's row, but does no more than follow: the rest is told to be somebody else's, and nothing happens."""
    for case in world.cases:
        if not case.family:
            continue
        decider, follower = case.family
        hold = case.hold(follower)
        stage = {command for command, _ in case.taken if hold.may(command) and command not in FOLLOWING}
        tag = follower.client.get(case.at).headers["etag"]
        for command in sorted(stage):
            body = body_of(world, command, case.referrals["neva"] if command == "accept_offer" else "")
            reply = follower.client.post(f"{case.at}/{command.replace('_', '-')}", body)
            tally.equal(f"{command} in {case} by who may follow", (reply.status, reply.code), (409, "decision_not_yours"))
        tally.equal(f"{case} after who may follow tried", decider.client.get(case.at).headers["etag"], tag)


def run(world, reader, tally):
    unknown = Unknown(world, reader.client)
    check_opening(tally, reader, 412 if opens(reader) else 404)
    for number, case in enumerate(world.cases):
        hold = case.hold(reader)
        if hold:
            check_buttons(tally, world, case, reader, hold)
        if hold or number % 5 == 0 or (case.grant == "active" and not isinstance(reader, Linked)):  # of those by links a sample
            check(tally, world, case, reader, hold, unknown)
            check_conversations(tally, world, case, reader, hold, unknown)


def suspended(world, tally):
    parties = {reader.party for name, reader in world.readers.items() if name in TAKING_PART and reader.party}
    cases = [case for case in world.cases if case.grant == "active"]
    for state in ("suspended", "closed"):
        before = {(case, reader): must(reader.client.get(case.at)) for case in cases for reader in world.taking_part(case)}
        for party in parties:
            world.set_party_state(party, state)
        for (case, reader), view in before.items():
            now = reader.client.get(case.at)
            commands = view["commands"] if reader.role == "patient" else []
            tally.equal(f"{state}: {reader.name} goes on reading {case}", (now.status, now.json), (200, dict(view, commands=commands)))
        for case in cases if state == "suspended" else cases[:4]:
            for reader in world.taking_part(case):
                check(tally, world, case, reader, case.hold(reader), Unknown(world, reader.client), suspended=True)
        for name in TAKING_PART:
            check_opening(tally, world[name], 403 if opens(world[name]) else 404)
        for party in parties:
            world.set_party_state(party, "active")
