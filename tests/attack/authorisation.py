"""Attacks on who may see and do what (the list of attacks, 1-17, 57 and 72)."""
import datetime
import http.client
import json

import hospitium
from tus import png
from uploads import send
from world import TERMS, must, unknown


def alike(world, client, method, path, body=None):
    """A case of others answers exactly as one that does not exist."""
    other = path.replace(world.case, unknown())
    replies = [client.ask(method, p, body, {"Idempotency-Key": unknown()}) for p in (path, other)]
    return replies[0].status == 404 and replies[0].body == replies[1].body


def other_cases(world, tally):
    at = f"/api/cases/{world.case}"
    reads = ["", "/timeline", "/accesses", f"/records/{world.record}", f"/records/{world.record}/original"]
    for path in reads:
        tally.check(f"attack 01: foreign case {path or 'view'}", alike(world, world.seoul, "GET", at + path))
    for command, body in (("add-note", {"text": "x"}), ("revoke-consent", {"party": world.clinics["neva"]}), ("make-offer", {"referral": world.referrals["neva"], "terms": TERMS}), ("withdraw-case", {"reason": "other"})):
        tally.check(f"attack 01: foreign case {command}", alike(world, world.seoul, "POST", f"{at}/{command}", body))
    tally.check("attack 01: kind confused", world.spb.get(f"/api/agreements/{world.case}").status == 404)
    tally.check("attack 01: nobody", world.nobody.get(at).status == 401)


def foreign_parts(world, tally):
    at = f"/api/cases/{world.case}"
    reply = world.primorsky.post(at + "/make-offer", {"referral": world.referrals["neva"], "terms": TERMS})
    tally.check("attack 02: offer on a rival's referral", reply.status == 404, reply.body)
    reply = world.primorsky.post(at + "/withdraw-referral", {"referral": world.referrals["neva"]})
    tally.check("attack 02: withdrawing a rival", reply.status == 404, reply.body)
    reply = world.seoul.post(f"/api/cases/{world.foreign}/record-acceptance", {"referral": world.referrals["neva"], "channel": "phone"})
    tally.check("attack 02: referral of another case", reply.status in (404, 409), reply.body)
    reply = world.seoul.get(f"/api/cases/{world.foreign}/records/{world.record}/original")
    tally.equal("attack 02: record of another case", reply.status, 404)


def hidden_counts(world, tally):
    for query in ("q=Tran", "q=Tran+Thi+Thu", "origin=VN-HN", "specialty=oncology", "stage=referral"):
        reply = must(world.seoul.get("/api/cases?" + query))
        seen = [item["id"] for item in reply["items"]]
        tally.check(f"attack 08: list {query}", world.case not in seen and reply["count"]["value"] == len(seen), str(reply["count"]))
    owner = must(world.spb.get(f"/api/cases/{world.case}"))["owner"]["id"]
    tally.equal("attack 16: filter by a foreign owner", must(world.seoul.get("/api/cases?owner=" + owner))["items"], [])
    board = must(world.seoul.get("/api/cases/board"))
    tally.check("attack 08: board", world.case not in json.dumps(board))
    tally.check("attack 13: sort by what is hidden", world.neva.get("/api/cases?sort=price").status in (400, 422))


def rivals(world, tally):
    at = f"/api/cases/{world.case}"
    rival, name = world.clinics["primorsky"], "Приморский"
    for path in (at, at + "/timeline?limit=200", "/api/cases?limit=200", "/api/start", f"{at}/accesses"):
        reply = world.neva.get(path)
        tally.equal(f"attack 13: {path.replace(world.case, 'ID')} is there or not", reply.status, 404 if path.endswith("/accesses") else 200)
        text = reply.body.decode()
        mine = [item for item in json.loads(text).get("items", []) if item.get("id") == world.case] if path.startswith("/api/cases?") else text
        tally.check(f"attack 13: rival in {path.replace(world.case, 'ID')}", rival not in str(mine) and (name not in str(mine) or path == "/api/start"))


def file_after_decline(world, tally):
    case, record, referrals = world.asked_case()
    path = f"/api/cases/{case}/records/{record}"
    must(world.primorsky.get(path))
    must(world.primorsky.post(f"/api/cases/{case}/decline-referral", {"referral": referrals["primorsky"], "reason": "no_capacity"}))
    for suffix in ("", "/original"):
        tally.equal(f"attack 12: declined clinic, file{suffix}", world.primorsky.get(path + suffix).status, 404)
    view = must(world.primorsky.get(f"/api/cases/{case}"))
    tally.check("attack 12: declined clinic sees no patient", "patient" not in view, str(view))
    must(world.spb.post(f"/api/cases/{case}/revoke-consent", {"party": world.clinics["neva"]}))
    for suffix in ("", "/original"):
        tally.equal(f"attack 15: after revocation, file{suffix}", world.neva.get(path + suffix).status, 404)


def mass_assignment(world, tally):
    for member, value in (("owner", world.clinics["neva"]), ("role", "administrator"), ("stage", "closed"), ("number", "X-1"), ("id", unknown()), ("record", {"id": unknown()})):
        reply = world.spb.post("/api/cases", hospitium.enquiry(**{member: value}))
        tally.check(f"attack 11: {member}", reply.status == 422 and reply.code in ("unknown_field", "invalid"), f"{reply.status} {reply.body}")
    reply = world.spb.post(f"/api/cases/{world.case}/attach-record", {"record": {"id": unknown()}})
    tally.equal("attack 11: a record by hand", reply.status, 404)
    for path in ("/api/directory/users", "/api/directory/corridors", "/api/journal"):
        tally.check(f"attack 17: {path} without the role", world.neva.get(path).status == 404)
    tally.equal("attack 17: who reads what, with numbers, to an administrator who keeps the register as well", world.admin.get("/api/accesses").status, 404)
    reply = world.neva.post("/api/directory/parties", {"type": "clinic", "name": "Mine", "place": "RU-SPE"})
    tally.check("attack 17: a party of one's own", reply.status in (404, 422), reply.body)


def if_match(world, tally):
    at = f"/api/cases/{world.case}"
    before = must(world.spb.get(at))["wish"]["question"]
    wish = {"specialty": "oncology", "urgency": "routine", "question": "Changed unseen"}
    reply = world.spb.post(at + "/edit-wish", {"wish": wish}, headers={"If-Match": '"stale"'})
    tally.check("attack 57: wrong If-Match", reply.status == 412, f"{reply.status} {reply.body}")
    tally.equal("attack 57: without effect", must(world.spb.get(at))["wish"]["question"], before)
    reply = world.seoul.post(at + "/edit-wish", {"wish": wish}, headers={"If-Match": world.spb.get(at).headers["etag"]})
    tally.equal("attack 14: conditional update of others", reply.status, 404)


def revoked_while_listening(world, tally):
    """What was open when a right ended tells nothing more: the consent, then the account."""
    case, record, referrals = world.asked_case()
    email, password = "passing@clinic.example", "hospitium-demo"
    membership = {"party": world.clinics["neva"], "role": "candidate_clinic"}
    account = {"state": "active", "name": "Passing", "email": email, "language": "en", "zone": "UTC", "memberships": [membership]}
    admin = world.server.in_person("administrator@node.example")
    user = must(admin.post("/api/directory/users", {"record": account, "password": password, "own_password": password}))["id"]
    client = world.server.client(email)
    connection = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=60)
    connection.request("GET", "/api/events", headers={"Authorization": "Bearer " + client.token})
    stream = connection.getresponse()
    must(client.get(f"/api/cases/{case}/records/{record}"))
    must(world.spb.post(f"/api/cases/{case}/revoke-consent", {"party": world.clinics["neva"]}))
    tally.equal("attack 10: consent revoked, the next request", client.get(f"/api/cases/{case}/records/{record}").status, 404)
    told = next(line for line in stream if line.startswith(b"data: {") and case.encode() in line)
    tally.check("attack 10: consent revoked, the stream tells that it changed and nothing of it", set(json.loads(told[6:])) <= {"kind", "id", "closed"}, str(told))
    must(admin.ask("PUT", "/api/directory/users/" + user, {"record": dict(account, memberships=[]), "own_password": password}))
    told = next(line for line in stream if line.startswith((b"event: reset", b"event: changed")))
    tally.equal("attack 10: membership ended, the stream says that all is to be asked for again", told.strip(), b"event: reset")
    must(world.spb.post(f"/api/cases/{case}/grant-consent", {"party": world.clinics["neva"], "given_by": "phone"}))
    must(world.spb.post(f"/api/cases/{case}/post-message", {"text": "x", "language": "en", "referral": referrals["neva"]}))  # neva's people are told
    must(admin.ask("PUT", "/api/directory/users/" + user, {"record": dict(account, state="suspended"), "own_password": password}))
    rest = stream.read()
    tally.check("attack 10: account suspended, the stream is closed", b"event: closed" in rest)
    tally.check("attack 10: and told nothing of that organisation any more", case.encode() not in rest and b"event: changed" not in rest, str(rest))
    tally.equal("attack 10: account suspended, the token", client.get("/api/session").status, 401)


def assigned(world, bureau, seed):
    """A case, and a translation of it that the bureau is asked for."""
    case = world.asked_case()[0]
    must(world.spb.post(f"/api/cases/{case}/grant-consent", {"party": bureau, "given_by": "phone"}))
    return case, ask_translation(world, case, bureau, seed)


def ask_translation(world, case, bureau, seed):
    _, record = send(world.spb, case, png(seed), f"letter {seed}.png")
    ask = {"record": record, "party": bureau, "language": "ru", "wanted": "reviewed", "due": "2100-01-01"}
    return must(world.spb.post(f"/api/cases/{case}/ask-translation", ask))["ids"][0]


def released_while_listening(world, tally):
    """A bureau with two assignments in a case hears that one of them was taken from it, as it hears that its part ended."""
    bureau = must(world.spb.get("/api/directory/parties?q=Lotus"))["items"][0]["id"]
    case, first = assigned(world, bureau, 70)
    second = ask_translation(world, case, bureau, 71)
    connection = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=60)
    connection.request("GET", "/api/events", headers={"Authorization": "Bearer " + world.server.token("translator@hanoi.example")})
    stream = connection.getresponse()

    def heard(seed):
        """What it is told of the case until it hears of one that is newer than all that was done before: changes are told in their order."""
        newer, told = assigned(world, bureau, seed)[0], []
        for line in stream:
            change = json.loads(line[6:]) if line.startswith(b"data: {\"") else {}
            if change.get("id") == newer:
                break
            if change.get("id") == case:
                told.append(bool(change.get("closed")))
        return told

    heard(72)  # what led up to it
    told = []
    for seed, one in ((73, first), (74, second)):
        must(world.spb.post(f"/api/cases/{case}/release-translator", {"assignment": one}))
        told.append(heard(seed))
    connection.close()
    tally.equal("attack 10: one assignment of two was taken, then the other: changed, then closed", told, [[False], [True]])


def coming_and_going(world, tally):
    """Who opens and leaves a case without end makes colleagues' pages ask a few times, not each time."""
    admin = world.server.in_person("administrator@node.example")
    party = must(world.spb.get("/api/session"))["memberships"][0]["party"]["id"]
    account = {"state": "active", "name": "Colleague", "email": "colleague@spb.example", "language": "en", "zone": "UTC", "memberships": [{"party": party, "role": "coordinator"}]}
    must(admin.post("/api/directory/users", {"record": account, "password": "hospitium-demo", "own_password": "hospitium-demo"}))
    connection = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=60)
    connection.request("GET", "/api/events", headers={"Authorization": "Bearer " + world.server.token("colleague@spb.example")})
    stream, at = connection.getresponse(), f"/api/cases/{world.case}"
    answers = {world.spb.ask(method, at + "/presence").status for _ in range(100) for method in ("PUT", "DELETE")}
    must(world.spb.post(at + "/add-note", {"text": "x"}))
    told = []
    while not told or told[-1] != "case":
        told += [json.loads(line[6:])["kind"] for line in [next(stream)] if line.startswith(b'data: {"kind"') and world.case.encode() in line]
    tally.equal("coming and going: nobody is refused", answers, {200, 204})
    tally.check("coming and going: of 200 few are told", 1 <= told.count("presence") < 100, f"{told.count('presence')}")
    connection.close()


def published_tables(other, years, tally):
    """Every table that a reader who counts nothing gets, by (definition, rows, year); each is there, or refused as it should be."""
    reader, tables = other.client("coordinator@spb.example"), {}
    for definition in ("persons", "episodes"):
        for rows in ("origin", "destination", "specialty", "year"):
            for year in ("", *years):
                reply = reader.get(f"/api/figures/table?definition={definition}&rows={rows}&year={year}")
                wanted = 422 if rows == "year" and year else 200
                if tally.equal(f"attack 72: table of {definition} by {rows} {year}", reply.status, wanted) and wanted == 200 and "withheld" not in reply.json:
                    tables[definition, rows, year] = {row["key"]: row["value"] for row in reply.json["rows"]}
    return tables


def statistics(world, tally):
    """Not a cell below ten for those who are no statisticians, and no difference of two tables below ten either."""
    with hospitium.Server(world.server.options) as other:
        other.demo(1500).start()
        official, this_year = other.client("official@spb.example"), datetime.datetime.now(datetime.timezone.utc).year
        for year in range(this_year - 4, this_year):
            official.post("/api/figures/releases", {"year": year})
        years = [release["year"] for release in official.get("/api/figures/releases").json["items"]]
        tables = published_tables(other, years, tally)
    cells = [cell for table in tables.values() for cell in table.values()]
    tally.check("attack 72: there is something to attack", years and len(cells) > 1, f"{years} {len(cells)} cells")
    tally.equal("attack 72: small cells", [cell for cell in cells if cell < 10], [])
    gaps = [(key, cell) for (what, rows, year), table in tables.items() if year
            for key, cell in tables.get((what, rows, ""), {}).items() if 0 < cell - table.get(key, 0) < 10]
    tally.check("attack 72: differences of years", not gaps, str(gaps))
    for narrow in ("origin=VN", "destination=RU-SPE", "specialty=oncology"):
        tally.equal(f"attack 72: adjacent area {narrow}", world.spb.get(f"/api/figures/table?{narrow}").status, 422)
    reply = must(world.seoul.get("/api/figures/cases?origin=VN"))
    tally.check("attack 72: cases behind a cell", world.case not in json.dumps(reply))
    strange = must(world.admin.get("/api/figures/cases"))
    tally.equal("attack 72: whoever takes part in none learns not even how many there are", strange, {"items": []})
    tally.equal("attack 72: more than a page of them", world.spb.get("/api/figures/cases?limit=1000").status, 422)


def known_elsewhere(world, tally):
    """Passport after passport: whether another organisation knows it may be asked so many times a day, and an auditor sees who asked."""
    world.server.environment["HOSPITIUM_LOOKUPS_PER_DAY"] = "3"
    world.restart()
    at = "/api/cases/" + must(world.seoul.post("/api/cases", hospitium.enquiry(destination="KR-11")))["id"]
    for guess in range(5):
        passport = {"country": "VN", "number": f"Z{guess}"}
        must(world.seoul.post(at + "/edit-patient", {"patient": {"name": "Nobody At All", "sex": "female", "passport": passport}}))
        for _ in range(2):
            reply = world.seoul.post(at + "/duplicates")
            tally.equal(f"attack 08: passport {guess}", (reply.status, reply.code), (200, "") if guess < 3 else (429, "lookups_exhausted"))
    rows = [item for item in must(world.auditor.get("/api/accesses?limit=200"))["items"] if item["view"].startswith("duplicates")]
    tally.equal("attack 08: each asking is in the access log", [item["view"] for item in rows[:10]], ["duplicates_refused"] * 4 + ["duplicates_asked"] * 6)
    tally.check("attack 08: another organisation asks on", world.spb.post(f"/api/cases/{world.case}/duplicates").status == 200)
    del world.server.environment["HOSPITIUM_LOOKUPS_PER_DAY"]
    world.restart()


def run(world, tally):
    for attack in (other_cases, foreign_parts, hidden_counts, rivals, file_after_decline, mass_assignment, if_match, revoked_while_listening, released_while_listening, coming_and_going, known_elsewhere, statistics):
        attack(world, tally)
        tally.check(f"alive after {attack.__name__}", world.alive())
