"""Who reads and what is read: a server with the demo's organisations, one person per role, and a case for every stage, state of
consent and kind of payer, made by commands as in life. Afterwards the server's clock is put two days ahead, so that what was granted
until today has ended."""
import datetime
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
from hospitium import Client, bundle, enquiry, patient  # noqa: E402
from table import Hold  # noqa: E402
from tus import BODY, TUS, named, png  # noqa: E402

FHIR, PASSWORD = "application/fhir+json", "hospitium-demo"
TODAY = datetime.datetime.now(datetime.timezone.utc).date()
STAGES = ("enquiry", "records", "approval", "referral", "choice", "funding", "visa", "travel", "treatment", "aftercare", "closed",
          "withdrawn", "refused", "deceased")
PAID = ("visa", "travel", "treatment", "aftercare", "closed", "withdrawn", "deceased")  # stages in which a payer can take part
GRANTS = ("active", "expired", "revoked", "never")
TRANSLATORS = {"translator": "ru", "other_translator": "ko"}  # both are asked for the same document
CLINICS = ("neva", "primorsky", "hangang", "ob", "chirchiq", "svislach")  # neva is chosen in the end
NAME = "Trần Thị Thử"
FAMILY = ("Phạm Quốc Bảo", "9911 2233")  # whom a link lets in, and by which telephone
PERSON = {"name": FAMILY[0], "relation": "child", "language": "vi", "may": "decide", "phone": "+84 " + FAMILY[1]}
COMPANION = {"name": "Vũ Minh Khang", "relation": "spouse", "languages": ["vi"], "passport": {"country": "VN", "number": "C7654321"}}
TERMS = {"plan": "Surgery and ten days on the ward.", "lines": [{"text": "Surgery", "price": {"minor": "800000", "currency": "USD"}, "included": True}],
         "total": {"minor": "800000", "currency": "USD"}, "valid_until": "2100-01-01"}

CALL = {"phone": "+82 2 555-01-99", "when": "after four", "note": "About the second vessel"}

# name: (e-mail of the demo or None, role, organisation as the directory finds it)
TAKING_PART = {"owner": ("coordinator@spb.example", "coordinator", "Medical Bridge"), "referrer": ("agency@hanoi.example", "referrer", "Red River"),
               "home": (None, "home_authority", "Hanoi Office"), "insurer": (None, "insurer", "Nine Dragons"), "foundation": (None, "foundation", "Amal"),
               "patient": ("patient@hanoi.example", "patient", ""), "neva": ("neva@clinic.example", "clinic", "Neva Clinical"),
               "primorsky": ("primorsky@clinic.example", "clinic", "Primorsky"), "hangang": ("hangang@clinic.example", "clinic", "Hangang General"),
               "chirchiq": ("chirchiq@clinic.example", "clinic", "Chirchiq"), "translator": ("translator@hanoi.example", "interpreter", "Lotus"), "other_translator": ("translator@ub.example", "interpreter", "Khelkhee"),
               "ob": (None, "clinic", "Ob Clinic"), "svislach": (None, "clinic", "Svislach")}
APART = {"coordinator": ("coordinator@seoul.example", "coordinator", "Hangang International"), "agency": ("agency@riyadh.example", "referrer", "Oasis"),
         "official": ("office@hcmc.example", "official", "Ho Chi Minh City Office"), "auditor": ("auditor@node.example", "auditor", "St Petersburg Committee"),
         "administrator": (None, "administrator", "St Petersburg Committee"), "register_keeper": (None, "register_keeper", "St Petersburg Committee"),
         "statistician": (None, "statistician", "Bureau for International"), "peer_node": (None, "peer_node", "Bureau for International"),
         "interpreter": (None, "interpreter", "Bureau for International"), "nobody": (None, "", ""), "other_clinic": (None, "clinic", "Yauza"),
         # people of organisations that take part, whose own role is another one
         "owners_referrer": (None, "referrer", "Medical Bridge"), "nevas_insurer": (None, "insurer", "Neva Clinical")}


def must(reply):
    if reply.status not in (200, 201):
        raise RuntimeError(f"{reply.status} {reply.body[:500].decode()}")
    return reply.json


class Reader:
    """One person: `client` with a token, `session` with a cookie."""

    def __init__(self, name, email, role, party):
        self.name, self.email, self.role, self.party, self.user = name, email, role, party, ""
        self.client = self.session = None

    def connect(self, server):
        self.client = Client(server.port, server.token(self.email))
        self.session = Client(server.port)
        signed_in = self.session.ask("POST", "/api/session", {"email": self.email, "password": PASSWORD})
        must(signed_in)
        self.session.keep_session(signed_in)
        self.user = signed_in.json["user"]["id"]
        self.client.in_person = self.session.in_person = self.session


class Linked(Reader):
    """Somebody of the patient's side who came by a link: a session, no token, and one case."""

    def __init__(self, name, case, person):
        super().__init__(name, None, "patient", "")
        self.case, self.user = case, person

    def connect(self, server):
        """The coordinator makes a link and reads out the code that is asked for with it."""
        owner, stranger = self.case.owner.client, Client(server.port)
        secret = must(owner.in_person.post(f"{self.case.at}/persons/{self.user}/link"))["secret"]
        asked = stranger.post("/api/link/code", {"secret": secret})
        assert asked.status == 202, asked.body
        code = next(item["code"] for item in must(owner.in_person.get(self.case.at + "/persons"))["items"] if item["person"] == self.user)
        self.client, self.session = Client(server.port), Client(server.port)
        entered = self.client.post("/api/link/session", {"secret": secret, "code": code})
        must(entered)
        for client in (self.client, self.session):
            client.keep_session(entered)
            client.in_person = client


class Case:
    """`family`: whether people of the patient's side are invited; then who they are: one may decide, one may follow. `asks_only`: every
    clinic is asked and none has answered."""

    def __init__(self, stage, grant, payer, family=False, asks_only=False):
        self.stage, self.grant, self.payer = stage, grant, payer
        self.family, self.asks_only, self.owner = [] if not family else family, asks_only, None
        self.id = self.record = self.number = self.original = ""
        self.referrals, self.assignments, self.notes = {}, {}, {}  # by clinic, by translator, by whose own they are
        self.told = self.truth = None  # the owner's view: before consents were taken back, and now

    def __str__(self):
        return f"{self.stage}/{self.grant}" + (f"/{self.payer}" if self.payer else "")

    @property
    def at(self):
        return "/api/cases/" + self.id

    def role_of_clinic(self, clinic):
        states = {item["id"]: item["state"] for item in self.truth["referrals"]}
        state = states[self.referrals[clinic]]
        if state == "chosen":
            return "chosen_clinic"
        return "released_clinic" if state in ("declined", "withdrawn", "released", "expired") else "candidate_clinic"

    def hold(self, reader):
        """How `reader` takes part, or None."""
        if reader.name == "auditor":
            return Hold("auditor", consented=False)
        if isinstance(reader, Linked):
            return Hold("patient", chosen=self.chosen()) if reader in self.family else None
        if reader.name not in TAKING_PART or (reader.name in CLINICS and reader.name not in self.referrals):
            return None
        if reader.name in TRANSLATORS:
            return self.hold_of_translator(reader)
        if reader.name in ("insurer", "foundation") and reader.name != self.payer:
            return None
        role = self.role_of_clinic(reader.name) if reader.name in CLINICS else reader.role
        asked_for = reader.name not in ("owner", "referrer", "patient") and reader.name not in CLINICS
        consented = role == "patient" or self.grant == "active" or (self.grant == "never" and not asked_for)
        return Hold(role, reader.party, self.referrals.get(reader.name, ""), consented, self.chosen())

    def hold_of_translator(self, reader):
        states = {item["id"]: item["state"] for view in (self.told, self.truth) for item in view["assignments"]}
        own = self.assignments.get(reader.name)
        return Hold(reader.role, reader.party, "", self.grant == "active", "", (own, self.record)) if own and states[own] == "asked" else None

    def chosen(self):
        return self.referrals.get("neva", "") if any(item["state"] == "chosen" for item in self.truth["referrals"]) else ""


class World:
    def __init__(self, server):
        self.server = server
        self.readers, self.cases = {}, []
        self.admin = server.in_person("administrator@node.example")
        for name, (email, role, words) in {**TAKING_PART, **APART}.items():
            self.add_reader(name, email, role, words)
        self.connect()
        must(self.admin.ask("PUT", "/api/directory/corridors", {"origin": "VN-SG", "destination": "RU-SPE", "home_approval": True, "source": "Test", "levels": [{"days": 30, "appeal_days": 30}]}))
        must(self.admin.ask("PUT", "/api/directory/calendars", {"place": "KZ", "zone": "Asia/Almaty", "weekdays": ["monday"], "source": "Test", "special": []}))
        for number, stage in enumerate(STAGES):
            for grant in GRANTS:
                for payer in ("insurer", "foundation") if stage in PAID else ("",):
                    family = grant == GRANTS[number % len(GRANTS)] and payer != "foundation"
                    self.cases.append(self.make(Case(stage, grant, payer, family)))
        self.watched = self.make(Case("referral", "active", "", family=True))  # by live.py, with the fences
        self.fences = [self.make(Case("referral", "active", "", asks_only=True)), *(self.make(Case("visa", "active", payer)) for payer in ("insurer", "foundation"))]
        self.cases += [self.watched, *self.fences]
        self.put_ahead(2)

    def __getitem__(self, name):
        return self.readers[name]

    def add_reader(self, name, email, role, words):
        party = must(self.admin.get("/api/directory/parties?q=" + words.replace(" ", "+")))["items"][0]["id"] if words else ""
        if email is None:
            email = f"{name}@test.example"
            wire = {"clinic": "candidate_clinic"}.get(role, role)
            memberships = [{"party": party, "role": wire}] if role else []
            record = {"state": "active", "name": "Reader " + name, "email": email, "language": "en", "zone": "UTC", "memberships": memberships}
            must(self.admin.post("/api/directory/users", {"record": record, "password": PASSWORD, "own_password": PASSWORD}))
        self.readers[name] = Reader(name, email, role, party)

    def connect(self):
        for reader in self.readers.values():
            reader.connect(self.server)

    def put_ahead(self, days):
        shim = os.path.join(self.server.folder, "clock.so")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness", "clock.c")
        subprocess.run(["clang-19", "-shared", "-fPIC", "-O1", "-o", shim, source], check=True)
        self.server.stop()
        self.server.environment = {"LD_PRELOAD": shim, "HOSPITIUM_TEST_AHEAD_S": str(days * 86400)}
        self.server.start()
        self.admin = self.server.in_person("administrator@node.example")
        self.connect()
        for case in self.cases:
            case.truth = must(self["owner"].client.get(case.at))

    def taking_part(self, case):
        return [reader for reader in self.readers.values() if reader.name != "auditor" and case.hold(reader)]

    def set_party_state(self, party, state):
        view = must(self.admin.get("/api/directory/parties/" + party))
        must(self.admin.ask("PUT", "/api/directory/parties/" + party, dict(view["record"], state=state)))

    def give(self, name, case, command, **body):
        return must(self[name].client.post(f"{case.at}/{command}", body))

    def consent(self, case, name):
        until = {"until": TODAY.isoformat()} if case.grant == "expired" else {}
        self.give("owner", case, "grant-consent", party=self[name].party, given_by="phone", **until)

    def make(self, case):
        """Takes the case step by step to its stage (a step says whether it is there), then takes back every consent where that is its state."""
        for step in (self.open, self.add_record, self.confirm, self.ask_clinics, self.offer, self.choose, self.fund, self.add_visa, self.add_travel,
                     self.treat, self.finish):
            if step(case):
                break
        case.told = must(self["owner"].client.get(case.at))
        assert case.told["stage"] == case.stage, (str(case), case.told["stage"])
        if case.grant == "revoked":
            self.revoke_all(case)
        return case

    def open(self, case):
        body = enquiry(patient=dict(patient(name=NAME, born="1980-05-17"), phone="+84 24 1234567"), origin="VN-SG", referrer=self["referrer"].party,
                       home_authority=self["home"].party)
        opened = must(self["owner"].client.post("/api/cases", body))
        case.id, case.number, case.owner = opened["id"], opened["number"], self["owner"]
        if case.family:
            case.family = [self.invite(case, may) for may in ("decide", "follow")]
        must(self["owner"].session.post(case.at + "/admit-patient", {"user": self["patient"].user}))  # never by token
        if case.grant == "expired":
            for name in ("owner", "referrer"):
                self.consent(case, name)
        if case.grant != "never":
            self.consent(case, "home")
        self.give("owner", case, "add-companion", terms=COMPANION)
        self.give("owner", case, "add-note", text="Private to the owner")
        self.give("owner", case, "assign-case", user=self["owner"].user)
        self.give("owner", case, "add-keyword", keyword="Zebra")
        self.give("owner", case, "add-keyword", keyword="Quagga")
        self.give("owner", case, "remove-keyword", keyword="Quagga")
        self.note(case, "referrer")
        self.give("patient", case, "post-message", text="To the coordinator", language="vi")
        for name in ("referrer", "home"):
            self.give("owner", case, "post-message", text="To you alone", language="en", party=self[name].party)
        if case.grant == "expired":  # a child, as turns out: until a paper shows who represents it, nobody consents any more
            self.give("owner", case, "edit-patient", patient=dict(body["patient"], birth_date=f"{TODAY.year - 15}-01-31"))
        return case.stage == "enquiry"

    def invite(self, case, may):
        person = self.give("owner", case, "invite-person", person=dict(PERSON, may=may))["ids"][0]
        reader = Linked(f"{case} by link, may {may}", case, person)
        self.readers[f"{case.id} {may}"] = reader
        return reader

    def add_record(self, case):
        document = bundle(name=NAME)
        document["entry"][0]["resource"]["title"] = "Summary of Tran Thi Thu"
        case.original = json.dumps(document).encode()
        case.record = must(self["owner"].client.post(case.at + "/records", case.original, kind=FHIR))["id"]
        if case.grant == "expired":
            self.give("owner", case, "prove-representative", person=self["patient"].user, record=self.send_paper(case))
        if case.grant != "never":
            self.ask_translators(case)
        return case.stage == "records"

    def send_paper(self, case):
        """A photograph, as a document that shows who represents a child is one."""
        client, content = self["owner"].client, png()
        begun = client.ask("POST", case.at + "/uploads", headers={**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": named(filename="certificate.png")})
        assert begun.status == 201, begun.body
        sent = client.ask("PATCH", begun.headers["location"], content, {**TUS, "Upload-Offset": "0"}, kind=BODY)
        return sent.headers["upload-record"]

    def ask_translators(self, case):
        for name, language in TRANSLATORS.items():
            self.consent(case, name)
            asked = self.give("owner", case, "ask-translation", record=case.record, party=self[name].party, language=language, wanted="reviewed", due="2100-01-01")
            case.assignments[name] = asked["ids"][0]
            made = {"of": case.record, "language": language, "text": "By " + name, "assignment": case.assignments[name]}
            must(self[name].client.post(case.at + "/translations", made))
            self.note(case, name, party=self[name].party)

    def note(self, case, name, **part):
        case.notes[name] = "Private to " + name
        self.give(name, case, "add-note", text=case.notes[name], **part)

    def confirm(self, case):
        self.give("owner", case, "confirm-records")
        if case.stage == "refused" and case.grant == "never":
            self.give("home", case, "refuse-approval", ground="treatable_at_home", reason="Can be treated at home")
            self.give("patient", case, "renounce-appeal")
            return True
        return case.stage == "approval"

    def ask_clinics(self, case):
        self.give("home", case, "approve")
        for name in CLINICS:
            self.consent(case, name)
            question = {"clinic": self[name].party, "question": "Can you treat?"}
            case.referrals[name] = must(self["owner"].client.post(case.at + "/request-referral", question))["ids"][0]
        if case.asks_only:
            return True
        for name in ("neva", "primorsky"):
            self.note(case, name, referral=case.referrals[name])
        for name, command, more in (("primorsky", "receive-referral", {}), ("hangang", "ask-information", {"question": "An image?", "call": CALL}),
                                    ("ob", "accept-referral", {}), ("chirchiq", "decline-referral", {"reason": "no_capacity"})):
            self.give(name, case, command, referral=case.referrals[name], **more)
        self.give("owner", case, "withdraw-referral", referral=case.referrals["svislach"])
        self.give("neva", case, "post-message", text="From the clinic", language="ru", referral=case.referrals["neva"])
        return case.stage == "referral"

    def offer(self, case):
        for name in ("neva", "primorsky"):
            self.give(name, case, "make-offer", referral=case.referrals[name], terms=TERMS)
        if case.stage == "refused":
            self.give("owner", case, "refuse-case", reason="Nobody may treat this")
            return True
        return case.stage == "choice"

    def choose(self, case):
        if case.grant in ("active", "revoked"):
            self.give("patient", case, "accept-offer", referral=case.referrals["neva"])
        else:
            self.give("owner", case, "record-acceptance", referral=case.referrals["neva"], channel="phone")
        return case.stage == "funding"

    def fund(self, case):
        kind = {"insurer": "guarantee", "foundation": "grant"}[case.payer]
        self.give("owner", case, "record-funding", kind=kind, on=TODAY.isoformat(), amount={"minor": "800000", "currency": "USD"}, payer=self[case.payer].party)
        if case.grant != "never":
            self.consent(case, case.payer)
        return case.stage == "visa"

    def add_visa(self, case):
        self.give("owner", case, "record-visa", kind="not_needed", on=TODAY.isoformat())
        if case.stage == "withdrawn":
            self.give("owner", case, "withdraw-case", reason="treated_at_home")
            return True
        return case.stage == "travel"

    def add_travel(self, case):
        self.give("owner", case, "record-travel", arrives_on=TODAY.isoformat())
        return case.stage == "treatment"

    def treat(self, case):
        self.give("neva", case, "start-treatment", on=TODAY.isoformat())
        if case.stage == "deceased":
            self.give("owner", case, "record-death", on=TODAY.isoformat())
            return True
        self.give("neva", case, "record-discharge", on=TODAY.isoformat())
        return case.stage == "aftercare"

    def finish(self, case):
        self.give("owner", case, "send-outcome-home", outcome="recovered", recipient="home_doctor", on=TODAY.isoformat())
        self.give("owner", case, "close-case")

    def revoke_all(self, case):
        names = ["owner", "referrer", "home", *case.referrals, *case.assignments, *([case.payer] if case.payer else [])]
        for name in names:
            self.give("patient", case, "revoke-consent", party=self[name].party)
        # With its consent a bureau loses what was asked of it, and what it had not finished.
        case.told["assignments"] = [dict(item, state="released" if item["state"] == "asked" else item["state"]) for item in case.told["assignments"]]
        case.told["translations"] = [item for item in case.told["translations"] if item["state"] != "draft"]
