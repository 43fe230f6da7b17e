"""The node's own columns: directory, rules, users, access log, statistics; and the other kinds of dossier by those apart from them."""
import uuid

from table import SHEETS, Cell
from world import must

FIGURE = {"value": -1, "qualifier": "exact", "unit": "patients", "counted": "persons", "account": "x"}
READS = (("Directory", "/api/directory/parties"), ("Users", "/api/directory/users"), ("Rules", "/api/directory/corridors"), ("Rules", "/api/directory/gates"))
# Writes that are wrong in themselves: who may write is told what is wrong, who may not is told nothing.
WRONG = {"issuer": "x", "number": "1", "specialties": [], "from": "2026-02-01", "until": "2026-01-01", "suspended": False}
PARTY = {"type": "clinic", "state": "active", "name": "x", "place": "RU-SPE", "languages": [], "specialties": [], "licences": [WRONG]}
USER = {"record": {"state": "active", "name": "x", "email": "no address", "language": "en", "zone": "UTC", "memberships": []}, "password": "twelve letters"}
RULE = {"origin": "VN", "destination": "RU", "home_approval": False, "source": "x", "from": "2026-02-01", "until": "2026-01-01"}
SERVICE = {"party": str(uuid.uuid4()), "type": "service", "state": "offered", "source_language": "en", "texts": [], "specialty": "oncology", "setting": "day"}
GATE = {"effect": "forbidden", "rule": "x", "source": "x", "from": "2026-02-01", "until": "2026-01-01"}
RATE = {"currency": "EUR", "per_dollar_micro": 0, "day": "2026-01-01", "source": "x"}
WRITES = (("Directory", "C", "POST", "/api/directory/parties", PARTY), ("Directory", "U", "PUT", "/api/directory/parties/ID", PARTY),
          ("Users", "C", "POST", "/api/directory/users", USER), ("Users", "U", "PUT", "/api/directory/users/ID", USER),
          ("Rules", "U", "PUT", "/api/directory/corridors", RULE), ("Rules", "U", "PUT", "/api/directory/rates", RATE),
          ("Rules", "C", "POST", "/api/directory/gates", GATE), ("Rules", "U", "PUT", "/api/directory/gates/ID", GATE),
          ("Directory", "C", "POST", "/api/catalogue/services", SERVICE), ("Directory", "U", "PUT", "/api/catalogue/services/ID", SERVICE),
          ("Statistics", "C", "POST", "/api/figures/published", FIGURE))


def cell(reader, data_class):
    wire = {"clinic": "candidate_clinic", "": "patient"}.get(reader.role, reader.role)
    return SHEETS["node"][wire].get(data_class, Cell())


def may(reader, data_class, action):
    mine = cell(reader, data_class)
    return action in mine.actions and mine.scope == "all"


def check_reads(tally, reader):
    for data_class, path in READS:
        public = data_class == "Directory"  # organisations are public among those who are signed in
        tally.equal(f"{path} ({data_class} R) by {reader.name}", reader.client.get(path).status, 200 if public or may(reader, data_class, "R") else 404)
    journal = reader.role == "auditor"
    tally.equal(f"/api/journal by {reader.name}", reader.client.get("/api/journal").status, 200 if journal else 404)
    table = must(reader.client.get("/api/figures/table?rows=origin"))
    exact = may(reader, "Statistics", "R")
    tally.equal(f"figures (Statistics R) by {reader.name}: exact", (table["exact"], "withheld" in table), (exact, not exact))
    tally.equal(f"figures by {reader.name}: filtered", reader.client.get("/api/figures/table?origin=VN").status, 200 if exact else 422)
    page = must(reader.client.get("/api/figures/published"))
    tally.equal(f"published figures by {reader.name}: keeps them", page["may_add"], may(reader, "Statistics", "C"))


def check_writes(tally, reader, world):
    for data_class, action, method, path, body in WRITES:
        path = path.replace("ID", world["neva"].party if "parties" in path else world["neva"].user)
        for client in (reader.client, reader.session):
            reply = client.ask(method, path, body, {"Idempotency-Key": str(uuid.uuid4())})
            tally.equal(f"{method} {path[:24]} ({data_class} {action}) by {reader.name}", reply.status, 422 if may(reader, data_class, action) else 404)


def check_catalogue(tally, world, reader):
    """The catalogue and the rates are public, the catalogue to outsiders too; what is withdrawn is for those who read the register."""
    sees = 200 if may(reader, "Directory", "R") else 404
    tally.equal(f"withdrawn service by {reader.name}", [reader.client.get(f"/api/catalogue/services/{one}").status for one in (world.offered, world.withdrawn)], [200, sees])
    listed = {item["id"] for item in must(reader.client.get(f"/api/directory/parties/{world['neva'].party}/services"))["items"]}
    tally.equal(f"services of an organisation by {reader.name}", (world.offered in listed, world.withdrawn in listed), (True, sees == 200))
    found = {item["id"] for item in must(reader.client.get("/api/catalogue/services?q=zebrafish"))["items"]}
    tally.equal(f"services that {reader.name} finds", found, {world.offered})
    tally.equal(f"rates by {reader.name}", reader.client.get("/api/directory/rates").status, 200)
    for client in (reader.client, reader.session):
        reply = client.ask("POST", "/api/directory/import?kind=services&dry_run=true", "neither\n", {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "text/csv"})
        tally.equal(f"import, rehearsed (Directory C) by {reader.name}", reply.status, 200 if may(reader, "Directory", "C") else 404)


def check_outsider(tally, world):
    stranger = world.server.client()
    found = {item["id"] for item in must(stranger.get("/api/catalogue/services?q=zebrafish"))["items"]}
    tally.equal("services that an outsider finds", found, {world.offered})
    tally.equal("one service by an outsider", [stranger.get(f"/api/catalogue/services/{one}").status for one in (world.offered, world.withdrawn)], [200, 404])


def check_other_kinds(tally, world, reader):
    """An agreement or mission is there for its parties' officials and for auditors."""
    for kind in ("agreements", "missions"):
        listed = {item["id"] for item in must(reader.client.get(f"/api/{kind}?limit=200"))["items"]}
        for dossier in world.dossiers[kind]:
            reply = reader.client.get(f"/api/{kind}/{dossier}")
            unknown = reader.client.get(f"/api/{kind}/{uuid.uuid4()}")
            allowed = reader.role == "auditor" or (reader.role == "official" and reader.party in reply.body.decode())
            alike = reply.status == 404 and reply.body == unknown.body
            tally.check(f"{kind} {dossier} by {reader.name}", reply.status == 200 if allowed else alike, str(reply.status))
            timeline = reader.client.get(f"/api/{kind}/{dossier}/timeline")
            tally.check(f"{kind} {dossier}: timeline for {reader.name}", timeline.status == 200 if allowed else timeline.body == unknown.body, str(timeline.status))
            tally.check(f"{kind} {dossier} in the list of {reader.name}", (dossier in listed) == (allowed and reader.role == "official"))
            note = reader.client.post(f"/api/{kind}/{dossier}/add-note", {"text": "x"}, headers={"If-Match": '"never"'})
            tally.equal(f"{kind} {dossier}: a note by {reader.name}", note.status, 412 if allowed and reader.role == "official" else 404)


def run(world, tally):
    official = world.server.client("official@spb.example")
    world.dossiers = {kind: [item["id"] for item in must(official.get(f"/api/{kind}?limit=200"))["items"]] for kind in ("agreements", "missions")}
    tally.check("there are agreements and missions", all(world.dossiers.values()))
    keeper = world["administrator"].client
    service = {**SERVICE, "party": world["neva"].party, "texts": [{"language": "en", "title": "Zebrafish imaging"}]}
    world.offered, world.withdrawn = (must(keeper.post("/api/catalogue/services", {**service, "state": state}))["id"] for state in ("offered", "withdrawn"))
    check_outsider(tally, world)
    for reader in world.readers.values():
        check_reads(tally, reader)
        check_writes(tally, reader, world)
        check_catalogue(tally, world, reader)
        check_other_kinds(tally, world, reader)
