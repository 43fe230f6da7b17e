"""The coordinator's desk: calendar, clocks, notices, search, saved views, who is there. None of them shows what reading the case would not."""
import datetime
import uuid

from lists import by_words, check_card
from table import EVENTS, OFFER_EVENTS
from world import TODAY, must

DAYS = 60
DATED = ("funding", "visa", "travel", "treatment", "aftercare")
NOTICED = {"case_opened", "message_posted", "note_added", "party_note_added", "translation_asked", "translation_delivered", "case_approved", "approval_refused", "level_approved", "level_refused", "appeal_decided", "authority_asked", "call_asked", *OFFER_EVENTS} - {"referral_received", "referral_withdrawn", "referral_expired"}


def dates_of(case, hold):
    """What the calendar says of a case's journey to this reader."""
    if case.truth["stage"] not in DATED:
        return set()
    travel = case.truth.get("travel") if hold.reads_all("Travel") else None
    days = {("arrival", (travel or {}).get("arrives_on")), ("departure", (travel or {}).get("leaves_on"))}
    if hold.reads_all("Clinical"):
        days |= {("treatment", case.told.get("treatment_started")), ("discharge", case.told.get("discharged"))}
    first, last = str(TODAY - datetime.timedelta(DAYS // 2)), str(TODAY + datetime.timedelta(DAYS // 2))
    return {(case.id, what, day) for what, day in days if day and first <= day < last}


def check_calendar(tally, reader, cases, holds):
    first, last = TODAY - datetime.timedelta(DAYS // 2), TODAY + datetime.timedelta(DAYS // 2)
    view = must(reader.client.get(f"/api/cases/calendar?from={first}&until={last}"))
    where = f"calendar of {reader.name}"
    tally.check(f"{where}: complete", view["complete"])
    cards = {card["id"]: card for card in view["cases"]}
    tally.equal(f"{where}: cases are those of its entries", set(cards), {entry["id"] for entry in view["entries"]})
    for card in cards.values():
        if tally.check(f"{where}: takes part", card["id"] in holds, card["id"]):
            check_card(tally, f"{where}: {cards[card['id']]['number']}", card, cases[card["id"]], holds[card["id"]])
    due = {(entry["id"], entry["at"]) for entry in view["entries"] if entry["event"] == "due"}
    tally.equal(f"{where}: deadlines are the cards'", {(one, cards[one].get("due")) for one, _ in due}, due)
    got = {(entry["id"], entry["event"], entry["on"]) for entry in view["entries"] if entry["event"] != "due"}
    wanted = set().union(*(dates_of(cases[one], hold) for one, hold in holds.items()), set())
    tally.equal(f"{where}: dates of journeys (Travel, Clinical)", (sorted(got - wanted), sorted(wanted - got)), ([], []))


def clocks_of(case, hold):
    return {(case.id, task["name"], task["owes"]["id"], task.get("due"), task.get("left_seconds")) for task in case.truth["tasks"]
            if hold.role == "coordinator" or (hold.reads("Tasks") and task["owes"]["id"] == hold.party)}


def check_clock(tally, where, item, case, hold):
    """Whose clock it is and of whom, told to whoever reads that in the case."""
    patient = case.truth["patient"]
    wanted = patient["name"] if hold.reads_fully("Identity") else patient["initials"] if hold.reads("Identity") else None
    tally.equal(f"{where}: the patient (Identity)", item.get("patient"), wanted)
    if "about" in item:  # a clinic never learns of a rival
        known = [referral["id"] for referral in case.truth["referrals"] if referral["clinic"]["id"] == item["about"]["id"]]
        tally.check(f"{where}: which clinic (Offers)", item["part"] in known and hold.role == "coordinator", str(item["about"]))


def check_clocks(tally, reader, cases, holds):
    items = must(reader.client.get("/api/clocks?limit=500"))["items"]
    got = {(item["id"], item["name"], item["owes"]["id"], item.get("due"), item.get("left_seconds")) for item in items if item["kind"] == "case"}
    wanted = set().union(*(clocks_of(cases[one], hold) for one, hold in holds.items()), set())
    known = {one: case for one, case in cases.items()}
    got = {item for item in got if item[0] in known or item[0] in holds}
    tally.equal(f"clocks of {reader.name} (Tasks)", (sorted(map(str, got - wanted)), sorted(map(str, wanted - got))), ([], []))
    for item in items:
        if item["id"] in holds:
            check_clock(tally, f"clocks of {reader.name}: {cases[item['id']]}", item, cases[item["id"]], holds[item["id"]])
    for show in ("ours", "theirs", "overdue", "stopped"):
        part = {(item["id"], item["name"]) for item in must(reader.client.get(f"/api/clocks?limit=500&show={show}"))["items"]}
        tally.check(f"clocks of {reader.name}: {show} is a part of all", part <= {(item["id"], item["name"]) for item in items})
    return {(item["id"], item["name"]) for item in items}


def check_notices(tally, reader, cases, holds, clocks):
    page = must(reader.client.get("/api/notices"))
    tally.equal(f"notices of {reader.name}: unread", page["unread"], sum(not item["read"] for item in page["items"]))
    seen = {}
    for item in page["items"]:
        where = f"notice {item['name']} to {reader.name}"
        if item["kind"] in ("clock_half", "clock_over"):
            tally.check(f"{where}: its clock is shown to it", (item["dossier"], item["name"]) in clocks)
            continue
        if not tally.check(f"{where}: takes part", item["dossier"] in holds and item["name"] in NOTICED and item["name"] in EVENTS, item["dossier"]):
            continue
        at = f"/api/cases/{item['dossier']}/timeline?limit=200"
        timeline = seen.setdefault(at, {(event["event"], event["at"]) for event in must(reader.client.get(at))["items"]})
        tally.check(f"{where}: stands in its timeline", (item["name"], item["at"]) in timeline)


def check_search(tally, reader, cases, holds):
    may = by_words(holds)
    for words, wanted in (("thu", may), (next(iter(cases.values())).number, may & {next(iter(cases))}), ("zebrafish", set())):
        view = must(reader.client.get("/api/search?q=" + words))
        got = {card["id"] for card in view["cases"]}
        tally.check(f"search {words} by {reader.name}: cases (Identity)", got <= wanted and len(got) == min(6, len(wanted)), str(got))
        for card in view["cases"]:
            if card["id"] in holds:
                check_card(tally, f"search of {reader.name}", card, cases[card["id"]], holds[card["id"]])
        for found in view["dossiers"]:
            tally.equal(f"search by {reader.name}: a {found['kind']} that it may open", reader.client.get(f"/api/{found['kind']}s/{found['id']}").status, 200)
    parties = must(reader.client.get("/api/search?q=neva"))["parties"]
    tally.check(f"search by {reader.name}: organisations are public among those who are signed in", len(parties) > 0)


def check_presence(tally, reader, cases, holds):
    """Found by those who take part; nobody of another organisation is ever named."""
    for one in list(cases)[:12]:
        unknown = reader.client.ask("PUT", f"/api/cases/{uuid.uuid4()}/presence")
        reply = reader.client.ask("PUT", f"/api/cases/{one}/presence")
        allowed = one in holds or reader.name == "auditor"
        where = f"presence on {cases[one]} of {reader.name}"
        if tally.check(where, reply.status == 200 if allowed else (reply.status, reply.body) == (404, unknown.body), str(reply.status)) and allowed:
            tally.equal(f"{where}: colleagues", reply.json["colleagues"], [])  # the world has one person for each organisation that takes part


def check_views(world, tally):
    """A view is its owner's, or its organisation's; nobody else sees it or takes it away."""
    owner, other = world["owner"], world["coordinator"]
    own = must(owner.client.post("/api/views", {"name": "own", "query": "urgency=stat"}))["id"]
    team = must(owner.client.post("/api/views", {"name": "team", "query": "view=list", "team": owner.party}))["id"]
    names = {reader.name: [item["name"] for item in must(reader.client.get("/api/views"))["items"]] for reader in world.readers.values()}
    of_owner = {name for name, reader in world.readers.items() if reader.party == owner.party}
    for name, seen in names.items():
        tally.equal(f"saved views of {name}", sorted(seen), ["own", "team"] if name == owner.name else ["team"] if name in of_owner else [])
    tally.equal("saved view for a foreign team", other.client.post("/api/views", {"name": "x", "team": owner.party}).status, 404)
    tally.equal("saved view with search words", owner.client.post("/api/views", {"name": "x", "query": "view=list&q=thu"}).status, 422)
    for view in (own, team):
        tally.equal("saved view taken away by a stranger", other.client.ask("DELETE", f"/api/views/{view}").status, 404)
        tally.equal("saved view taken away", owner.client.ask("DELETE", f"/api/views/{view}").status, 204)


def check_marks(world, tally):
    """What one has read says nothing to a colleague."""
    owner, colleague = world["owner"], world["referrer"]
    before = must(colleague.client.get("/api/notices"))["unread"]
    tally.equal("notices read", owner.client.post("/api/notices/read", {"all": True, "ids": []}).status, 204)
    tally.equal("notices of the owner: all read", must(owner.client.get("/api/notices"))["unread"], 0)
    tally.equal("notices of another: as they were", must(colleague.client.get("/api/notices"))["unread"], before)


def run(world, reader, tally):
    cases = {case.id: case for case in world.cases}
    holds = {case.id: case.hold(reader) for case in world.cases if case.hold(reader) and reader.name != "auditor"}
    check_calendar(tally, reader, cases, holds)
    clocks = check_clocks(tally, reader, cases, holds)
    check_notices(tally, reader, cases, holds, clocks)
    check_search(tally, reader, cases, holds)
    check_presence(tally, reader, cases, holds)
