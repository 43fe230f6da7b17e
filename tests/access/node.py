"""The node's own columns: directory, rules, users, access log, statistics; and the other kinds of dossier by those apart from them."""
import uuid

from hospitium import enquiry, wait_until
from table import SHEETS, SYSTEM, Cell
from world import must

FIGURE = {"value": -1, "qualifier": "exact", "unit": "patients", "counted": "persons", "account": "x"}
READS = (("Directory", "/api/directory/parties"), ("Users", "/api/directory/users"), ("Rules", "/api/directory/corridors"), ("Users", "/api/policy"),
         ("Rules", "/api/directory/gates"), ("Directory", "/api/directory/calendars"), ("Directory", "/api/directory/history?concept=party&id={party}"),
         ("Rules", "/api/directory/history?concept=corridor&id=VN-SG%3ERU-SPE"), ("Users", "/api/directory/history?concept=user&id={user}"),
         ("Directory", "/api/export/parties?format=xlsx"), ("Users", "/api/export/users"), ("Users", "/api/directory/users/{user}/credentials"))
# Writes that are wrong in themselves: who may write is told what is wrong, who may not is told nothing.
WRONG = {"issuer": "x", "number": "1", "specialties": [], "from": "2026-02-01", "until": "2026-01-01", "suspended": False}
PARTY = {"type": "clinic", "state": "active", "name": "x", "place": "RU-SPE", "languages": [], "specialties": [], "licences": [WRONG]}
USER = {"record": {"state": "active", "name": "x", "email": "no address", "language": "en", "zone": "UTC", "memberships": []}, "password": "twelve letters", "own_password": "hospitium-demo"}
RULE = {"origin": "VN", "destination": "RU", "home_approval": False, "source": "x", "from": "2026-02-01", "until": "2026-01-01"}
SERVICE = {"party": str(uuid.uuid4()), "type": "service", "state": "offered", "source_language": "en", "texts": [], "specialty": "oncology", "setting": "day"}
GATE = {"effect": "forbidden", "rule": "x", "source": "x", "from": "2026-02-01", "until": "2026-01-01"}
CALENDAR = {"place": "VN", "zone": "Mars/Olympus", "weekdays": ["monday"], "source": "x", "special": []}
RATE = {"currency": "EUR", "per_dollar_micro": 0, "day": "2026-01-01", "source": "x"}
WRITES = (("Directory", "C", "POST", "/api/directory/parties", PARTY), ("Directory", "U", "PUT", "/api/directory/parties/ID", PARTY),
          ("Users", "C", "POST", "/api/directory/users", USER), ("Users", "U", "PUT", "/api/directory/users/ID", USER),
          ("Rules", "U", "PUT", "/api/directory/corridors", RULE), ("Rules", "U", "PUT", "/api/directory/rates", RATE),
          ("Rules", "C", "POST", "/api/directory/gates", GATE), ("Rules", "U", "PUT", "/api/directory/gates/ID", GATE),
          ("Directory", "U", "PUT", "/api/directory/calendars", CALENDAR),
          ("Directory", "C", "POST", "/api/catalogue/services", SERVICE), ("Directory", "U", "PUT", "/api/catalogue/services/ID", SERVICE),
          ("Statistics", "C", "POST", "/api/figures/published", FIGURE), ("Statistics", "C", "POST", "/api/figures/releases", {"year": 2100}))


def cell(reader, data_class):
    wire = {"clinic": "candidate_clinic", "": "patient"}.get(reader.role, reader.role)
    return SHEETS["node"][wire].get(data_class, Cell())


def may(reader, data_class, action):
    mine = cell(reader, data_class)
    return action in mine.actions and mine.scope == "all"


def check_readings(tally, reader):
    """The access log: whole for auditors; the administrator's metadata and anybody's own rows have no face."""
    mine = cell(reader, "AccessLog")
    whole = may(reader, "AccessLog", "R") and mine.detail == "full"
    reply = reader.client.get("/api/accesses?limit=1")
    tally.equal(f"/api/accesses (AccessLog R) by {reader.name}", reply.status, 200 if whole else 404)


def check_exact_figures_are_logged(tally, world):
    """Who read exact figures stands in what auditors see, as do lists with their cases."""
    must(world["statistician"].client.get("/api/figures/table?rows=origin"))
    auditor, rows, cursor = world["auditor"].client, [], ""
    while cursor is not None:
        page = must(auditor.get(f"/api/accesses?limit=200&cursor={cursor}"))
        rows += page["items"]
        cursor = page.get("next")
    figures = [row for row in rows if row["view"] == "exact_figures"]
    tally.check("access log: exact figures", figures and all(row["user"] == world["statistician"].user and row["dossiers"] == [] for row in figures),
                f"{figures[:2]}")
    tally.check("access log: lists name their cases", any(row["view"] == "case_list" and len(row["dossiers"]) > 1 for row in rows))
    tally.equal("access log: newest first", [row["at"][:23] for row in rows], sorted((row["at"][:23] for row in rows), reverse=True))
    case = world.cases[0].id
    found = {row["at"] for row in must(auditor.get(f"/api/cases/{case}/accesses?limit=200"))["items"]}
    rows = [row for row in rows if case in row["dossiers"] and row["at"] >= min(found)]
    tally.check("access log: of one case, nothing else", found and found <= {row["at"] for row in rows})
    told = {same_look(row) for row in rows if row["at"] in found}
    lost = [row for row in rows if row["at"] not in found and (len(row["dossiers"]) == 1 or same_look(row) not in told)]
    tally.equal("access log: of one case, each look, of the same at a list one an hour", lost, [])


def same_look(row):
    return row["user"], row["view"], tuple(row["classes"]), row["at"][:13]


def check_reads(tally, reader, world):
    for data_class, path in READS:
        public = data_class == "Directory"  # organisations are public among those who are signed in
        reply = reader.client.get(path.format(user=world["neva"].user, party=world["neva"].party))
        tally.equal(f"{path} ({data_class} R) by {reader.name}", reply.status, 200 if public or may(reader, data_class, "R") else 404)
    tally.equal(f"/api/node/backups (Users U) by {reader.name}", reader.client.get("/api/node/backups").status, 200 if may(reader, "Users", "U") else 404)
    past = must(reader.client.get("/api/directory/history?concept=calendar&id=KZ"))["items"]
    tally.equal(f"who wrote a calendar (Users R) by {reader.name}", [("by" in version, version["by_system"], version["record"]["place"]) for version in past], [(may(reader, "Users", "R"), False, "KZ")])
    journal = reader.role == "auditor"
    for path in ("/api/journal", "/api/export/journal"):
        tally.equal(f"{path} by {reader.name}", reader.client.get(path).status, 200 if journal else 404)
    for path in ("/api/export/services", "/api/export/published", "/api/export/figures"):
        tally.equal(f"{path} by {reader.name}", reader.client.get(path).status, 200)
    tally.equal(f"filtered figures as a file by {reader.name}", reader.client.get("/api/export/figures?origin=VN").status, 200 if may(reader, "Statistics", "R") else 422)
    tally.equal(f"a list that is none by {reader.name}", reader.client.get("/api/export/secrets").status, 404)
    check_readings(tally, reader)
    table = must(reader.client.get("/api/figures/table?rows=origin"))
    exact = may(reader, "Statistics", "R")
    tally.equal(f"figures (Statistics R) by {reader.name}: exact", (table["exact"], bool(table["rows"])), (exact, exact))  # no year is published
    tally.equal(f"figures by {reader.name}: filtered", reader.client.get("/api/figures/table?origin=VN").status, 200 if exact else 422)
    tally.equal(f"releases by {reader.name}: publishes", must(reader.client.get("/api/figures/releases"))["may_release"], may(reader, "Statistics", "C"))
    page = must(reader.client.get("/api/figures/published"))
    tally.equal(f"published figures by {reader.name}: keeps them", page["may_add"], may(reader, "Statistics", "C"))


def check_writes(tally, reader, world):
    for data_class, action, method, path, body in WRITES:
        path = path.replace("ID", world["neva"].party if "parties" in path else world["neva"].user)
        for client in (reader.client, reader.session):
            reply = client.ask(method, path, body, {"Idempotency-Key": str(uuid.uuid4())})
            wanted = 403 if data_class == "Users" and client.token else 422 if may(reader, data_class, action) else 404  # accounts: never by token
            tally.equal(f"{method} {path[:24]} ({data_class} {action}) by {reader.name}", reply.status, wanted)


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
        allowed = 200 if may(reader, "Directory", "C") else 404
        tally.equal(f"import, rehearsed (Directory C) by {reader.name}", reply.status, allowed)
        tally.equal(f"template of an import (Directory C) by {reader.name}", client.get("/api/directory/import/template?kind=parties&format=xlsx").status, allowed)
        tally.equal(f"imports (Directory C) by {reader.name}", client.get("/api/directory/imports").status, allowed)
        file = client.get(f"/api/directory/imports/{world.rehearsed}?format=csv")
        tally.equal(f"what became of an import (Directory C) by {reader.name}", file.status, allowed)
        tally.check(f"what became of an import by {reader.name}: its rows", (b"required" in file.body) == (allowed == 200), file.body[:200])
        tally.equal(f"an import that is none by {reader.name}", client.get(f"/api/directory/imports/{uuid.uuid4()}?format=csv").status, 404)


def check_templates(tally, world):
    """Offers and replies that an organisation keeps are its own: read and written by its people whose role writes such things."""
    writes = {"reply": ("coordinator", "referrer", "home_authority", "clinic", "insurer", "foundation"), "offer": ("coordinator", "clinic")}
    body = lambda kind, party: {"party": party, "kind": kind, "state": "kept", "title": "Zebrafish", "language": "en",
                                **({"text": "x"} if kind == "reply" else {"offer": {"plan": "x", "currency": "USD"}})}
    for kind, roles in writes.items():
        own = must(world["neva"].client.post("/api/templates", body(kind, world["neva"].party)))["id"]
        for reader in world.readers.values():
            if not hasattr(reader, "case"):
                listed = {item["record"]["party"] for item in must(reader.client.get(f"/api/templates?kind={kind}"))["items"]}
                tally.check(f"templates ({kind}) of {reader.name}: one's own", listed <= {reader.party} and (not listed or reader.role in roles), str(listed))
            may = reader.party == world["neva"].party and reader.role in roles
            for reply in (reader.client.post("/api/templates", dict(body(kind, world["neva"].party), language="English"), headers={}),
                          reader.client.ask("PUT", "/api/templates/" + own, dict(body(kind, world["neva"].party), language="English"), {"Idempotency-Key": str(uuid.uuid4())})):
                tally.equal(f"templates ({kind}) of another written by {reader.name}", reply.status, 422 if may else 404)
            moved = reader.client.ask("PUT", "/api/templates/" + own, body(kind, reader.party or world["owner"].party), {"Idempotency-Key": str(uuid.uuid4())})
            if not may:
                tally.equal(f"template ({kind}) taken over by {reader.name}", moved.status, 404)
            past = reader.client.get(f"/api/directory/history?concept=template&id={own}")
            tally.equal(f"history of a template ({kind}) of another read by {reader.name}", past.status, 200 if may else 404)


def check_colleagues(tally, world):
    """The people of one's own organisations, and of no other."""
    people = {reader.user: reader.party for reader in world.readers.values() if reader.party}
    for reader in world.readers.values():
        if hasattr(reader, "case"):
            continue
        named = {item["id"] for item in must(reader.client.get("/api/colleagues"))["items"]}
        tally.check(f"colleagues of {reader.name}", reader.user not in named and all(people.get(one, reader.party) == reader.party for one in named), str(named))
        for case in world.cases[:14]:  # in a case, of the organisation for which one writes there; of none that is not there
            hold = case.hold(reader)
            part = hold and (hold.part or hold.items and hold.party)  # a clinic's referral, a translator's own conversation
            reply = reader.client.get(f"/api/colleagues?case={case.id}" + (f"&part={part}" if part else ""))
            writes = hold and hold.may("post_message", part or hold.party)
            tally.equal(f"colleagues of {reader.name} in {case}", reply.status, 200 if writes else 404)
            if reply.status == 200:
                tally.equal(f"colleagues of {reader.name} in {case}: whose", {people.get(item["id"], hold.party) for item in reply.json["items"]} - {hold.party}, set())
        tally.check(f"colleagues of {reader.name}: all of them", {one for one, party in people.items() if party == reader.party and one != reader.user} <= named or not reader.party)


def check_outsider(tally, world):
    stranger = world.server.client()
    found = {item["id"] for item in must(stranger.get("/api/catalogue/services?q=zebrafish"))["items"]}
    tally.equal("services that an outsider finds", found, {world.offered})
    tally.equal("one service by an outsider", [stranger.get(f"/api/catalogue/services/{one}").status for one in (world.offered, world.withdrawn)], [200, 404])


def named_in(value):
    """The ids of all dossiers that a trace names."""
    if isinstance(value, list):
        return set().union(*map(named_in, value))
    if not isinstance(value, dict):
        return set()
    own = {(value["kind"], value["id"])} if "kind" in value and "id" in value else set()
    return own.union(*map(named_in, value.values()))


def check_trace(tally, reader, kind, dossier, allowed, unknown):
    reply = reader.client.get(f"/api/{kind}/{dossier}/trace")
    where = f"{kind} {dossier}: trace for {reader.name}"
    if not tally.check(where, reply.status == 200 if allowed else reply.status == 404 and reply.body == unknown.body, str(reply.status)) or not allowed:
        return
    for other, one in named_in(reply.json):
        tally.equal(f"{where}: names a {other} that it may open", reader.client.get(f"/api/{other}s/{one}").status, 200)


def check_other_kinds(tally, world, reader):
    """An agreement or mission is there for its parties' officials. An auditor reads its journal and no more; the system's commands are nobody's."""
    for kind in ("agreements", "missions"):
        listed = {item["id"] for item in must(reader.client.get(f"/api/{kind}?limit=200"))["items"]}
        for dossier in world.dossiers[kind]:
            at = f"/api/{kind}/{dossier}"
            reply = reader.client.get(at)
            unknown = reader.client.get(f"/api/{kind}/{uuid.uuid4()}")
            allowed = reader.role == "official" and reader.party in world.parties_of[dossier]
            alike = reply.status == 404 and reply.body == unknown.body
            tally.check(f"{kind} {dossier} by {reader.name}", reply.status == 200 if allowed else alike, str(reply.status))
            buttons = {item["command"] for item in reply.json["commands"]} if allowed else set()
            tally.check(f"{kind} {dossier}: buttons of {reader.name}", SYSTEM[kind][0].replace("-", "_") not in buttons and allowed == ("add_note" in buttons))
            timeline = reader.client.get(at + "/timeline")
            heard = allowed or reader.role == "auditor"
            tally.check(f"{kind} {dossier}: timeline for {reader.name}", timeline.status == 200 if heard else timeline.body == unknown.body, str(timeline.status))
            tally.check(f"{kind} {dossier}: contents for {reader.name}", not heard or allowed == any("data" in item for item in timeline.json["items"]))
            check_trace(tally, reader, kind, dossier, allowed, unknown)
            tally.check(f"{kind} {dossier} in the list of {reader.name}", (dossier in listed) == allowed)
            for command, body, wanted in (("add-note", {"text": "x"}, 412 if allowed else 404), (SYSTEM[kind][0], world.linking[kind], 404)):
                given = reader.client.post(f"{at}/{command}", body, headers={"If-Match": '"never"'})
                tally.equal(f"{kind} {dossier}: {command} by {reader.name}", given.status, wanted)


def check_refused(tally, world, reader):
    """What the system could not do to a dossier is known to its readers, and all of it to who reads users."""
    for item in must(reader.client.get("/api/refused"))["items"]:
        opens = reader.client.get(f"/api/{item['kind']}s/{item['id']}").status == 200 or reader.client.get(f"/api/{item['kind']}s/{item['id']}/timeline").status == 200
        tally.check(f"refused {item['command']} as told to {reader.name}", opens or may(reader, "Users", "R"))
    told = {item["id"] for item in must(reader.client.get("/api/refused"))["items"]}
    knows = may(reader, "Users", "R") or (reader.role == "official" and reader.party in world.parties_of[world.mission])
    tally.equal(f"the refused result as told to {reader.name}", world.mission in told, knows)


def check_credentials(tally, readers):
    """One's own sessions and tokens, and nobody else's."""
    owners = {}
    for reader in readers:
        page = must(reader.client.get("/api/session/credentials"))
        tally.check(f"credentials of {reader.name}: the one that asks", page["current"] in {item["id"] for item in page["items"]})
        for item in page["items"]:
            tally.equal(f"credential as told to {reader.name}", owners.setdefault(item["id"], reader.user), reader.user)


def check_naming(tally, world, reader):
    """A mission that one has no right on can be named in nothing that one opens: the answer is that for a mission that never was."""
    origin = lambda mission: {"kind": "meeting", "mission": mission, "meeting": str(uuid.uuid4())}
    body = lambda mission: enquiry(source=origin(mission), coordinator=world["owner"].party)
    replies = [reader.client.post("/api/cases", body(mission)) for mission in (world.mission, str(uuid.uuid4()))]
    tally.equal(f"a foreign mission named by {reader.name}", [(reply.status, reply.code) for reply in replies], [(422, "no_such_part")] * 2)


def prepare(world, tally):
    """One case comes from a meeting; another names a meeting that is not, so that the system is refused."""
    official = world.server.client("official@spb.example")
    world.dossiers = {kind: [item["id"] for item in must(official.get(f"/api/{kind}?limit=200"))["items"]] for kind in ("agreements", "missions")}
    tally.check("there are agreements and missions", all(world.dossiers.values()))
    keeper = world["administrator"].client
    service = {**SERVICE, "party": world["neva"].party, "texts": [{"language": "en", "title": "Zebrafish imaging"}]}
    world.offered, world.withdrawn = (must(keeper.post("/api/catalogue/services", {**service, "state": state}))["id"] for state in ("offered", "withdrawn"))
    world.rehearsed = must(keeper.ask("POST", "/api/directory/import?kind=parties&dry_run=true", "name\nx\n", {"Idempotency-Key": str(uuid.uuid4()), "Content-Type": "text/csv"}))["id"]
    world.mission = must(official.get("/api/missions?stage=under_way"))["items"][0]["id"]
    world.parties_of = {dossier: official.get(f"/api/{kind}/{dossier}").body.decode() for kind, list_ in world.dossiers.items() for dossier in list_}
    meeting = must(official.get("/api/missions/" + world.mission))["meetings"][0]["id"]
    world.linking = {"agreements": {"mission": world.mission}, "missions": {"meeting": meeting, "dossier": world.cases[0].id}}
    opened = [must(official.post("/api/cases", enquiry(source={"kind": "meeting", "mission": world.mission, "meeting": one}, coordinator=world["owner"].party)))
              for one in (meeting, str(uuid.uuid4()))]
    trace = f"/api/missions/{world.mission}/trace"
    tally.check("the result of a meeting", wait_until(lambda: ("case", opened[0]["id"]) in named_in(must(official.get(trace)))))
    tally.check("a refused result", wait_until(lambda: world.mission in {item["id"] for item in must(official.get("/api/refused"))["items"]}))


def run(world, tally):
    prepare(world, tally)
    check_outsider(tally, world)
    for reader in world.readers.values():
        check_reads(tally, reader, world)
        check_writes(tally, reader, world)
        check_catalogue(tally, world, reader)
        check_other_kinds(tally, world, reader)
        check_refused(tally, world, reader)
    check_exact_figures_are_logged(tally, world)
    check_credentials(tally, world.readers.values())
    check_templates(tally, world)
    check_colleagues(tally, world)
    for name in ("owner", "coordinator", "referrer", "agency"):
        check_naming(tally, world, world[name])
