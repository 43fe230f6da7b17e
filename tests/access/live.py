"""The live stream: after each command exactly those are told who may read what it touched, and nobody else by any sign."""
import http.client
import json
import threading

from hospitium import bundle, patient
from table import PATIENT
from world import FHIR, NAME, TAKING_PART, TERMS, TODAY, TRANSLATORS, must

ON = TODAY.isoformat()


class Stream(threading.Thread):
    """One reader's stream; `told` is the list of dossiers in the order of its events."""

    def __init__(self, reader, port):
        super().__init__(daemon=True)
        self.told, self.seen, self.ended = [], threading.Condition(), False
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        headers = {"Authorization": "Bearer " + reader.client.token} if reader.client.token else reader.client.session
        self.connection.request("GET", "/api/events", headers=headers)
        self.reply = self.connection.getresponse()
        assert self.reply.status == 200, self.reply.status
        self.start()

    def run(self):
        try:
            for line in self.reply:
                if line.startswith(b"data: {\"kind\""):
                    with self.seen:
                        self.told.append(json.loads(line[6:])["id"])
                        self.seen.notify_all()
        except (OSError, ValueError, AttributeError):
            pass  # closed by us

    def wait_for(self, dossier, times):
        with self.seen:
            return self.seen.wait_for(lambda: self.told.count(dossier) >= times, 20)


def steps(world, case):
    """(reader, command, body, class, part): one command that touches one class."""
    own = case.referrals.get
    yield "owner", "edit-patient", {"patient": patient(name=NAME)}, "Identity", ""
    yield "owner", "edit-wish", {"wish": {"specialty": "oncology", "urgency": "routine", "question": "?"}}, "Clinical", ""
    yield "owner", "records", json.dumps(bundle()).encode(), "Files", ""
    yield "owner", "post-message", {"text": "x", "language": "en"}, "Messages", PATIENT
    for name in ("referrer", "home"):
        yield "owner", "post-message", {"text": "x", "language": "en", "party": world[name].party}, "Messages", world[name].party
    for name in ("neva", "primorsky", "chirchiq"):
        yield "owner", "post-message", {"text": "x", "language": "en", "referral": own(name)}, "Messages", own(name)
    yield "neva", "make-offer", {"referral": own("neva"), "terms": TERMS}, "Offers", own("neva")
    yield "owner", "add-note", {"text": "x"}, "Note", "owner"
    yield "neva", "add-note", {"text": "x", "referral": own("neva")}, "Note", "neva"
    yield "referrer", "add-note", {"text": "x"}, "Note", "referrer"
    yield "translator", "add-note", {"text": "x", "party": world["translator"].party}, "Note", "translator"
    asked = case.assignments["translator"]
    yield "translator", "translations", {"of": case.record, "language": "ru", "text": "x", "assignment": asked}, "Translations", asked
    yield "owner", "record-acceptance", {"referral": own("neva"), "channel": "phone"}, "Choice", own("neva")
    yield "owner", "record-funding", {"kind": "guarantee", "on": ON, "payer": world["insurer"].party}, "Funding", ""
    yield "owner", "grant-consent", {"party": world["insurer"].party, "given_by": "phone"}, "Consent", world["insurer"].party
    yield "owner", "record-visa", {"kind": "visa", "on": ON}, "Travel", ""
    yield "owner", "record-travel", {"arrives_on": ON}, "Travel", ""
    yield "neva", "start-treatment", {"on": ON}, "Clinical", ""
    yield "owner", "withdraw-case", {"reason": "other"}, "Tasks", ""


def hears(hold, data_class, part, name=""):
    if data_class == "Choice":
        data_class = "Offers"
    if hold is None or hold.role == "auditor":
        return False
    if data_class == "Note":
        return name == part
    if data_class == "Consent":
        return hold.reads_all("Consent") or (hold.reads("Consent") and hold.party == part)
    return hold.sees_part(data_class, part)


def run(world, tally):
    # Made before the server was started again, so that nothing older than the streams can still be told.
    case, (clinics, *payers) = world.watched, world.fences
    streams = {name: Stream(reader, world.server.port) for name, reader in world.readers.items()}
    fence_of = {name: payers[0].id if name == "insurer" else payers[1].id if name == "foundation" else clinics.id for name in TAKING_PART}
    fenced, told_family = 0, 0
    for who, command, body, data_class, part in steps(world, case):
        case.truth = must(world["owner"].client.get(case.at))
        before = {name: case.hold(world[name]) for name in TAKING_PART}
        heard = {name: streams[name].told.count(case.id) for name in world.readers}
        kind = {"kind": FHIR} if command == "records" else {}
        must(world[who].client.post(f"{case.at}/{command}", body, **kind))
        if data_class == "Funding":
            case.payer = "insurer"
        case.truth = must(world["owner"].client.get(case.at))
        for fence in (clinics, *payers):
            must(world["owner"].client.post(fence.at + "/edit-patient", {"patient": patient(name=NAME)}))
        fenced += 1
        for name in TAKING_PART:
            tally.check(f"live: {name} hears its fence", streams[name].wait_for(fence_of[name], fenced))
        told_family += hears(case.hold(case.family[0]), data_class, part)
        for name in world.readers:
            if world[name] in case.family:
                continue  # no fence is told to who has one case only: counted at the end
            hold = case.hold(world[name])
            wanted = hears(hold, data_class, part, name) if data_class != "Choice" else chosen_or_released(hold, before.get(name), part)
            if name in TRANSLATORS and before[name] and not hold:
                wanted = True  # the case has ended: told that it is closed to them
            got = streams[name].told.count(case.id) - heard[name]
            tally.equal(f"live: {command} ({data_class}) as told to {name}", got, int(wanted))
    for name in (name for name in world.readers if world[name] in case.family):
        streams[name].wait_for(case.id, told_family)
        tally.equal(f"live: all that was told to {world[name].name}", streams[name].told.count(case.id), told_family)
    for stream in streams.values():
        stream.connection.close()
    signed_out(world, tally)


def chosen_or_released(hold, before, part):
    """A choice is told to who reads offers, and to each clinic whose own loop ended by it."""
    if hold is None or hold.role == "auditor":
        return False
    ended = before is not None and before.role == "candidate_clinic"
    return ended or hold.sees_part("Offers", part)


def signed_out(world, tally):
    """Signing out ends the stream that the session opened."""
    reader = world["agency"]
    connection = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=60)
    connection.request("GET", "/api/events", headers=reader.session.session)
    stream = connection.getresponse()
    tally.equal("live: by cookie", stream.status, 200)
    must_out = reader.session.ask("DELETE", "/api/session")
    tally.equal("live: signed out", must_out.status, 204)
    tally.check("live: the stream is told so and ends", b"event: closed" in stream.read())
