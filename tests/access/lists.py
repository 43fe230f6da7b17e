"""Lists, board, start page, search words, counts and figures: nothing that reading the case would not show."""
import csv
import io
import urllib.parse

from table import FLAGS
from world import STAGES, must

CARD = {"id", "number", "stage", "initials", "sex", "origin", "destination", "specialty", "urgency", "owner", "updated", "flags", "keywords"}
BY_RIGHT = {"name", "age", "age_to", "owes", "due", "clock", "working_days", "about", "assignee"}


def known_stage(case, hold):
    """A clinic that is not chosen knows only its own loop."""
    if hold.role == "released_clinic":
        return "closed"
    if hold.role != "candidate_clinic":
        return case.stage
    states = {item["id"]: item["state"] for item in case.truth["referrals"]}
    return "choice" if states[hold.part] == "offered" else "referral"


def flag_shown(hold, flag):
    return hold.reads_fully(FLAGS[flag])


def check_card(tally, where, card, case, hold):
    patient = case.truth["patient"]
    wanted = {"initials": patient["initials"], "sex": patient["sex"], "age": patient["age"], "age_to": patient.get("age_to"), "name": patient["name"]}
    if not hold.reads("Identity"):
        wanted = {"initials": "", "sex": "unknown", "age": None, "age_to": None, "name": None}
    elif not hold.reads_fully("Identity"):
        wanted.update(age=patient["age"] // 10 * 10, age_to=None, name=None)
    for member, value in wanted.items():
        tally.equal(f"{where}: {member}", card.get(member), value)
    tally.equal(f"{where}: stage", card["stage"], known_stage(case, hold))
    tally.equal(f"{where}: flags", [flag for flag in card["flags"] if not flag_shown(hold, flag)], [])
    shared = ("assignee" in card, card["keywords"])
    tally.equal(f"{where}: how the owner's people share it", shared, (True, ["Zebra"]) if hold.role == "coordinator" else (False, []))
    tally.check(f"{where}: members", set(card) - BY_RIGHT == CARD)
    if not hold.reads_all("Tasks"):
        own = [item for item in case.truth["tasks"] if item["owes"]["id"] == hold.party]
        on_part = hold.part and "owes" in card and card["owes"]["id"] == case.truth["owner"]["id"]  # waits for the owner's answer to it
        tally.check(f"{where}: whose move (Tasks)", on_part or "owes" not in card or card["owes"]["id"] == hold.party, str(card.get("owes")))
        tally.check(f"{where}: due (Tasks)", on_part or "due" not in card or card["due"] in [item.get("due") for item in own], str(card.get("due")))
    named = [item for item in case.truth["tasks"] if (item["name"], item.get("due"), item["owes"]["id"]) == (card["clock"], card.get("due"), card["owes"]["id"])] if "clock" in card else [{}]
    tally.check(f"{where}: which clock is due", named != [], str(card.get("clock")))
    tally.check(f"{where}: working days left, as the case itself has them (Tasks)", card.get("working_days") in [item.get("working_days") for item in named], str(card.get("working_days")))
    tally.check(f"{where}: no other clinic's clock", hold.reads_all("Tasks") or any(item.get("part") in (None, hold.part) or item["owes"]["id"] == hold.party for item in named), str(card.get("clock")))
    tally.check(f"{where}: about which clinic (Offers)", "about" not in card or (hold.role == "coordinator" and card["about"]["id"] in [one["clinic"]["id"] for one in case.truth["referrals"]]), str(card.get("about")))


def page(reader, path):
    items, cursor = [], ""
    while True:
        reply = reader.client.get(f"{path}&limit=200&cursor={urllib.parse.quote(cursor)}").json
        items += reply["items"]
        cursor = reply.get("next", "")
        if not cursor:
            return items, reply["count"]["value"]


def cases_behind(tally, reader, limit):
    """All pages of them; none is longer than what one request may open, and each case stands on one."""
    ids, cursor = [], ""
    while cursor is not None:
        reply = reader.client.get(f"/api/figures/cases?origin=VN&{limit}&cursor={urllib.parse.quote(cursor)}").json
        tally.check(f"cases behind a figure for {reader.name}: a bounded page", len(reply["items"]) < 100 + 50)
        ids += [item["id"] for item in reply["items"]]
        if not cursor:  # how many there are is for who sees the figure exact
            tally.equal(f"cases behind a figure for {reader.name}: how many", "counted" in reply, reader.role == "statistician" or reader.email == "official@spb.example")
        cursor = reply.get("next")
    tally.equal(f"cases behind a figure for {reader.name}: each once", len(ids), len(set(ids)))
    return set(ids)


def check_export(tally, where, reader, query, items):
    """The file holds the rows of the list, no others, and of each person no more than its card."""
    reply = reader.client.get(f"/api/export/cases?{query}")
    rows = list(csv.reader(io.StringIO(reply.body.decode("utf-8-sig"))))[1:]
    told = sorted((row[0], row[2], row[4], row[10]) for row in rows)
    wanted = sorted((item["number"], item.get("name", item["initials"]), str(item.get("age", "")), item.get("owes", {}).get("name", "")) for item in items)
    tally.equal(f"{where}: as a file", told, wanted)


def check_list(tally, reader, query, wanted):
    items, count = page(reader, "/api/cases?" + query)
    where = f"list of {reader.name} by {query or 'nothing'}"
    got = {item["id"] for item in items}
    tally.equal(f"{where}: cases", (sorted(got - wanted), sorted(wanted - got)), ([], []))
    tally.equal(f"{where}: count", count, len(wanted))
    if not query:
        check_export(tally, where, reader, query, items)
    return items


def check_board(tally, reader, holds, cases):
    columns = reader.client.get("/api/cases/board?limit=100").json["columns"]
    for column in columns:
        wanted = {case for case, hold in holds.items() if known_stage(cases[case], hold) == column["stage"]}
        got = {card["id"] for card in column["items"]}
        tally.equal(f"board of {reader.name}: {column['stage']}", (got, column["count"]["value"]), (wanted, len(wanted)))
        for card in column["items"]:
            check_card(tally, f"board of {reader.name}: {cases[card['id']]}", card, cases[card["id"]], holds[card["id"]])


def check_oldest(tally, reader):
    """A column tells who has waited longest only where it shows all who wait."""
    for column in reader.client.get("/api/cases/board?limit=2").json["columns"]:
        changed = [card["updated"] for card in column["items"]]
        whole = column["count"]["value"] <= 2
        tally.equal(f"board of {reader.name}: oldest of {column['stage']}", column.get("oldest"), min(changed) if whole and changed else None)


def check_start(tally, reader, holds, cases):
    view = reader.session.get("/api/start").json
    for part in ("clocks", "changed", "inbox"):
        for card in view.get(part, []):
            if tally.check(f"start of {reader.name}: {part}", card["id"] in holds, card["id"]):
                check_card(tally, f"start of {reader.name}: {cases[card['id']]}", card, cases[card["id"]], holds[card["id"]])
    translates = any(hold.items for hold in holds.values())
    tally.equal(f"start of {reader.name}: has translations", "translations" in view, reader.role == "interpreter")
    if translates:
        tally.check(f"start of {reader.name}: shows what is asked", len(view["translations"]) > 0)
    for one in view.get("translations", []):
        tally.check(f"start of {reader.name}: translations", one["id"] in holds and one["assignment"] in holds[one["id"]].items, one["id"])
    for part in ("agreements", "missions"):
        for card in view.get(part, []):
            tally.equal(f"start of {reader.name}: {part}", reader.client.get(f"/api/{part}/{card['id']}").status, 200)


def by_words(holds):
    return {case for case, hold in holds.items() if hold.reads_fully("Identity")}


def run(world, reader, tally):
    cases = {case.id: case for case in world.cases}
    holds = {case.id: case.hold(reader) for case in world.cases if case.hold(reader) and reader.name != "auditor"}
    for card in check_list(tally, reader, "", set(holds)):
        if card["id"] in holds:
            check_card(tally, f"list of {reader.name}: {cases[card['id']]}", card, cases[card["id"]], holds[card["id"]])
    for stage in STAGES:
        check_list(tally, reader, "stage=" + stage, {case for case, hold in holds.items() if known_stage(cases[case], hold) == stage})
    for query in ("origin=VN-SG", "destination=RU", "specialty=oncology", "urgency=routine", "sort=due", "sort=opened", "owner=" + world["owner"].party):
        check_list(tally, reader, query, set(holds))
    check_list(tally, reader, "q=thu", by_words(holds))
    check_list(tally, reader, "q=" + world.cases[0].number, set(holds) & {world.cases[0].id})  # it stands on each one's card
    shared = {case for case, hold in holds.items() if hold.role == "coordinator"}  # nobody else finds a case by what the owner's people note
    for query in ("keyword=zebra", "keyword=Zebra&sort=due", "assignee=" + world["owner"].user, f"assignee={world['owner'].user}&keyword=zebra&sort=opened"):
        check_list(tally, reader, query, shared)
    check_list(tally, reader, "keyword=Quagga", set())
    words = {word for case in world.cases if (hold := case.hold(reader)) and hold.role == "coordinator" for word in case.truth["desk"]["keywords"]}
    tally.equal(f"keywords offered to {reader.name} (Tasks)", {item["keyword"] for item in must(reader.client.get("/api/cases/keywords"))["items"]}, words)
    for rival in world.readers.values():
        if rival.party not in ("", reader.party, world["owner"].party):  # the owner owes an answer on a clinic's own part
            items, count = page(reader, "/api/cases?owes=" + rival.party)
            strangers = [item["id"] for item in items if not holds[item["id"]].reads_all("Tasks")]
            tally.check(f"list of {reader.name}: who owes ({rival.name})", not strangers and count == len(items), str(strangers[:3]))
    check_board(tally, reader, holds, cases)
    check_oldest(tally, reader)
    check_start(tally, reader, holds, cases)
    behind = cases_behind(tally, reader, "limit=100")
    tally.equal(f"cases behind a figure for {reader.name}: the same by small pages", sorted(cases_behind(tally, reader, "limit=1")), sorted(behind))
    may_open = {case.id for case in world.cases if case.hold(reader)}
    tally.equal(f"cases behind a figure for {reader.name}", sorted(behind - may_open), [])
