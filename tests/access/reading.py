"""Every reading of a case: which members of the view, which events, which files, compared with the table."""
import json
import uuid

from lists import known_stage
from table import EVENTS, OPEN_MEMBERS, OWNERS_OWN, PATIENT, VIEW, WHOLE_EVENTS, WHOLE_MEMBERS, WITHHELD
from world import FAMILY, NAME

GATED = ("wish", "treatment_started", "discharged", "outcome", "records", "subjects", "translations", "assignments")


def masked_patient(whole):
    band = {"age_band_from": whole["age"] // 10 * 10} if "age" in whole else {}
    return {"initials": whole["initials"], "sex": whole["sex"], **band}


def masked_records(records):
    return [dict(record, title="") for record in records]  # titles of documents name people


def expected_offers(hold, referrals):
    seen = [item for item in referrals if hold.sees_part("Offers", item["id"])]
    if hold.cell("Offers").detail != "total":
        return seen
    kept = ("total", "valid_until")
    return [{**{key: value for key, value in item.items() if key != "wanted"}, "question": "",
             **({"offer": {"plan": "", "lines": [], **{key: item["offer"][key] for key in kept}}} if "offer" in item else {})} for item in seen]


def own_conversation(hold, item):
    return hold.role == "patient" if item["with"] == "patient_side" else item["party"]["id"] == hold.party


def expected_member(hold, member, whole):
    """What `hold` is shown of `whole`, the member as its owner knows it; None: nothing."""
    data_class = VIEW[member]
    cell, all_of_it = hold.cell(data_class), hold.reads_all(data_class)
    if whole is None or not hold.reads(data_class):
        return None
    if member == "referrals":
        return expected_offers(hold, whole)
    if member in WHOLE_MEMBERS and not hold.reads_fully(data_class):
        return None
    if member in ("persons", "accounts", "subjects") and not hold.reads_fully("Identity"):
        return None
    if member == "conversations":
        return whole if all_of_it else [item for item in whole if own_conversation(hold, item)]
    if member == "calls":  # a telephone number is for whoever was asked to ring: the owner, and the clinic whose it is
        return whole if all_of_it else [item for item in whole if item["clinic"]["id"] == hold.party]
    if cell.scope == "assigned" and member in ("records", "translations", "assignments"):
        mine = [item for item in whole if (item.get("assignment") if member == "translations" else item["id"]) in hold.items]
        return masked_records(mine) if member == "records" else mine
    if member in ("consents", "participants"):
        return whole if all_of_it else [item for item in whole if item["party"]["id"] == hold.party]
    if member == "tasks":
        return whole if all_of_it else [item for item in whole if item["owes"]["id"] == hold.party]
    if member == "funding" and cell.scope == "own":
        return whole if whole.get("payer") == hold.party else None
    if not all_of_it:
        return None
    if member == "patient" and cell.detail == "masked":
        return masked_patient(whole)
    if member == "records" and cell.detail == "masked":
        return masked_records(whole)
    if member == "funding" and cell.detail == "amounts":
        return {key: value for key, value in whole.items() if key not in ("payer", "payer_type")}
    return None if member in ("visa", "visa_remark", "repatriation") and cell.detail == "dates" else whole


def check_view(tally, case, reader, hold):
    first, second = reader.client.get(case.at), reader.session.get(case.at)
    where = f"view of {case} by {reader.name}"
    if not tally.equal(f"{where}: status", first.status, 200):
        return
    tally.check(f"{where}: token and cookie alike", first.body == second.body and first.headers["etag"] == second.headers["etag"])
    view = first.json
    for member, data_class in VIEW.items():
        whole = (case.told if member in GATED else case.truth).get(member)
        wanted = expected_member(hold, member, whole) or None
        tally.equal(f"{where}: {member} ({data_class})", view.get(member) or None, wanted)
    own = ["desk"] if hold.role == "coordinator" else []
    tally.equal(f"{where}: no other member", sorted(set(view) - set(VIEW)), sorted([*OPEN_MEMBERS, *own]))
    tally.equal(f"{where}: may see readers", view["may_see_readers"], hold.sees_readers())
    tally.check(f"{where}: no identity in texts", shown_text(hold, first.body.decode()))


def shown_text(hold, text):
    """No view of somebody without the right to identity has the name in it, wherever it comes from."""
    return hold.reads_fully("Identity") or not any(word in text for word in ("Thử", "Thi Thu", "1234567", "1980-05-17", "-01-31", "Minh Khang", "C7654321", *FAMILY))


def check_uploads(tally, case, reader):
    """Everybody sees the uploads that they have begun themselves, and these readers have begun none."""
    reply = reader.client.get(case.at + "/uploads")
    tally.equal(f"uploads of {case} for {reader.name}", (reply.status, reply.body), (200, b"[]"))
    tally.equal(f"no such upload in {case} for {reader.name}", reader.client.get(f"{case.at}/uploads/{uuid.uuid4()}").status, 404)


def check_files(tally, case, reader, hold):
    check_uploads(tally, case, reader)
    if not case.record:
        return
    where, at = f"files of {case} for {reader.name}", f"{case.at}/records/{case.record}"
    summary, original = reader.client.get(at), reader.session.get(at + "/original")
    assigned = hold.sees_part("Files", case.record) and case.record in hold.items
    if tally.equal(f"{where}: summary (Clinical)", summary.status, 200 if hold.reads("Clinical") or assigned else 404) and summary.status == 200:
        whole = hold.reads_fully("Identity") and hold.cell("Clinical").detail == "full"
        text = summary.body.decode()
        tally.equal(f"{where}: summary with identity", any(word in text for word in (NAME, "1980-05-17")), whole)
        tally.check(f"{where}: summary is readable", "Penicillin" in text)
    tally.equal(f"{where}: original (Files)", original.status, 200 if hold.reads_fully("Files") or assigned else 404)
    if original.status == 200:
        tally.check(f"{where}: original byte for byte", original.body == case.original)
    # A form to write in is for who reads it whole: free text cannot be masked.
    whole = hold.reads_fully("Clinical") and hold.reads_fully("Identity")
    tally.equal(f"{where}: draft (Clinical)", reader.client.get(at + "/draft").status, 200 if whole else 404)
    for face in ("/look", "/pages/1"):  # a FHIR document has no pages: who may open it is told so
        tally.equal(f"{where}: {face} (Files)", reader.client.get(at + face).status, 415 if hold.reads_fully("Files") or assigned else 404)
    for item in case.told["translations"]:
        seen = hold.reads_fully("Files") if hold.reads_all("Translations") else hold.sees_part("Translations", item["assignment"])
        tally.equal(f"{where}: translation (Translations)", reader.client.get(f"{case.at}/translations/{item['id']}").status, 200 if seen else 404)
    tally.equal(f"{where}: no such translation", reader.client.get(f"{case.at}/translations/{case.record}").status, 404)
    tally.equal(f"{where}: no such record", reader.client.get(f"{case.at}/records/{uuid.uuid4()}").status, 404)


def sees_event(hold, item):
    """(whether it is listed, whether its data are)"""
    name, data_class = item["event"], EVENTS[item["event"]]
    part = item["_part"]
    if name in OWNERS_OWN:
        seen = hold.role == "coordinator"
    elif data_class == "Consent" and not hold.reads_all("Consent"):
        seen = hold.reads("Consent") and item["_of"] == hold.party
    else:
        seen = hold.sees_part(data_class, part)
    if name in WHOLE_EVENTS:
        seen = hold.reads_fully(data_class)
    own_words = bool(part) or bool(item["_of"]) or data_class == "Messages" or hold.reads_all(data_class)  # of "own" what is nobody's has no words
    return seen or hold.reads_all("Journal"), seen and own_words and hold.cell(data_class).detail == "full"


def tell_parties(items):
    """Whose consent each event of the owner's timeline is about, and to which part or conversation it belongs."""
    for item in items:
        data = item.get("data", {})
        item["_of"] = data.get("party", "")
        of = data.get("user", "") if item["event"] == "mention_settled" else PATIENT if data.get("with") == "patient_side" else data.get("party", "")
        item["_part"] = item.get("referral", "") or data.get("assignment", "") or (of if EVENTS[item["event"]] == "Messages" else "")
    return items


def check_timeline(tally, case, reader, hold, whole):
    where = f"timeline of {case} for {reader.name}"
    reply = reader.client.get(case.at + "/timeline?limit=200")
    if not tally.equal(f"{where}: status", reply.status, 200):
        return
    items = reply.json["items"]
    told = [(sees_event(hold, item), item) for item in whole]
    wanted = [(item["event"], item["at"], with_data) for (listed, with_data), item in told if listed]
    notes = [item["data"]["text"] for item in items if item["event"] == "party_note_added"]
    own = case.notes.get(reader.name) if not hold.items or hold.sees_part("Messages", hold.party) else None
    tally.equal(f"{where}: its own notes and nobody else's", notes, [own] if own else [])
    got = [(item["event"], item["at"], "data" in item) for item in items if item["event"] != "party_note_added"]
    tally.equal(f"{where}: events", [row for row in got if row not in wanted], [])
    tally.equal(f"{where}: events that are missing", [row for row in wanted if row not in got], [])
    for item in items:
        kept = [member for member in WITHHELD.get(item["event"], ()) if member in item.get("data", {})]
        tally.equal(f"{where}: {item['event']} holds back what is not of its class", kept, [])
    names = {item.get("actor_name") for item in items}
    tally.check(f"{where}: a patient who acts is not named", hold.reads_fully("Identity") or "Đỗ Kim Oanh" not in names)
    tally.check(f"{where}: no identity in texts", shown_text(hold, reply.body.decode()))


def check_accesses(tally, case, reader, hold):
    tally.equal(f"accesses of {case} for {reader.name}", reader.client.get(case.at + "/accesses").status, 200 if hold.sees_readers() else 404)


def check_persons(tally, case, reader, hold):
    """Links of the patient's side, with the codes, are for who may grant; to the others they do not exist."""
    where, reply = f"persons of {case} for {reader.name}", reader.client.get(case.at + "/persons")
    if "G" not in hold.cell("Consent").actions:
        tally.equal(f"{where}: not there", (reply.status, reply.code), (404, "not_found"))
    elif tally.equal(f"{where}: status", reply.status, 200):
        tally.equal(where, {item["person"] for item in reply.json["items"]}, {person.user for person in case.family})


def check_offers(tally, case, reader, hold):
    """Side by side, and whom to call: what the case's own view shows of offers, and the coordinator for everybody."""
    where, reply = f"offers of {case} for {reader.name}", reader.client.get(case.at + "/offers")
    whole = [item for item in expected_offers(hold, case.truth["referrals"]) if "offer" in item]
    if not hold.reads("Offers"):
        tally.equal(f"{where}: not there", (reply.status, reply.code), (404, "not_found"))
    elif tally.equal(f"{where}: status", reply.status, 200):
        tally.equal(where, [item["referral"] for item in reply.json["items"]], whole)
    chosen = hold.chosen and hold.sees_part("Offers", hold.chosen)
    called = reader.client.get(case.at + "/contacts")
    if tally.equal(f"contacts of {case} for {reader.name}: status", called.status, 200):
        clinic = [item["clinic"]["id"] for item in case.truth["referrals"] if chosen and item["id"] == hold.chosen]
        tally.equal(f"contacts of {case} for {reader.name}", [item["party"]["id"] for item in called.json["items"]], [case.truth["owner"]["id"], *clinic])


def check_trace(tally, case, reader, hold, stage):
    """A case that came from nowhere: its number and stage as they are known to the reader, and how it is counted for who reads its statistics."""
    where, reply = f"trace of {case} for {reader.name}", reader.client.get(case.at + "/trace")
    if tally.equal(f"{where}: status", reply.status, 200):
        view = reply.json
        tally.equal(f"{where}: itself", view["self"], {"kind": "case", "id": case.id, "number": case.number, "stage": stage})
        tally.equal(f"{where}: neighbours", (view["came_from"], view["missions"], view.get("renews")), ({}, [], None))
        tally.check(f"{where}: counted (Statistics)", hold.reads("Statistics") or "counted" not in view)


def check_match(tally, case, reader, hold):
    """Whom to ask is shown to who may ask them, and knows what for."""
    may = hold.may("request_referral") and hold.reads_fully("Clinical")
    tally.equal(f"match of {case} for {reader.name}", reader.client.get(case.at + "/match?limit=1").status, 200 if may else 404)


def check_duplicates(tally, case, reader, hold):
    """Whether others know the patient is told to who coordinates the case."""
    may = hold.role == "coordinator"
    for ask in (reader.client.get, reader.client.post):
        tally.equal(f"duplicates of {case} for {reader.name}, {ask.__name__}", ask(case.at + "/duplicates").status, 200 if may else 404)


def refused_alike(tally, case, reader, unknown):
    """Who takes no part is told of every face of the case exactly what is told of a case that does not exist."""
    record = case.record or str(uuid.uuid4())
    for face in ("", "/timeline", "/accesses", "/match", "/duplicates", "/persons", "/trace", "/offers", "/contacts", f"/records/{record}", f"/records/{record}/original"):
        name = face.replace(record, "ID")
        reply = (reader.client, reader.session)[len(case.stage) % 2].get(case.at + face)
        if name not in unknown:
            unknown[name] = reader.client.get(f"/api/cases/{uuid.uuid4()}{face}")
        same = reply.status == 404 and reply.body == unknown[name].body and set(reply.headers) == set(unknown[name].headers)
        tally.check(f"{case}{name} is not there for {reader.name}", same, f"{reply.status}")


def run(world, reader, tally):
    unknown = {}
    for case in world.cases:
        hold = case.hold(reader)
        if hold is None:
            refused_alike(tally, case, reader, unknown)
            continue
        check_view(tally, case, reader, hold)
        check_files(tally, case, reader, hold)
        check_timeline(tally, case, reader, hold, case.events)
        check_accesses(tally, case, reader, hold)
        check_match(tally, case, reader, hold)
        check_duplicates(tally, case, reader, hold)
        check_persons(tally, case, reader, hold)
        check_offers(tally, case, reader, hold)
        check_trace(tally, case, reader, hold, known_stage(case, hold))


def prepare(world):
    for case in world.cases:
        case.events = tell_parties(world["owner"].client.get(case.at + "/timeline?limit=200").json["items"])


def outsider(world, tally):
    stranger = world.server.client()
    for case in world.cases[:14]:
        for face in ("", "/timeline", "/accesses", "/match", "/duplicates", "/persons", "/trace", "/offers", "/contacts", f"/records/{uuid.uuid4()}"):
            tally.equal(f"outsider at {case}{face[:9]}", stranger.get(case.at + face).status, 401)
    for path in ("/api/cases", "/api/cases/board", "/api/start", "/api/figures/table", "/api/figures/cases", "/api/figures/published", "/api/journal",
                 "/api/events", "/api/directory/parties", "/api/directory/users", "/api/directory/corridors", "/api/directory/gates",
                 "/api/directory/rates", "/api/directory/calendars", "/api/directory/history?concept=rate&id=EUR", f"/api/directory/parties/{uuid.uuid4()}/services", "/api/agreements", "/api/missions", "/api/session",
                 "/api/session/credentials", "/api/figures/releases", "/api/policy", "/api/node/backups", "/api/refused", "/api/templates?kind=reply", "/api/colleagues", "/api/directory/users/1/credentials"):
        reply = stranger.get(path)
        tally.equal(f"outsider at {path}", (reply.status, json.loads(reply.body)["code"]), (401, "sign_in_required"))
