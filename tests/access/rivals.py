"""Rejected and competing clinics never learn of each other. Two clinics of one case, one that still hopes and one that declined, look
through every face after each thing that happens beside them: nothing that they see has moved, not even a tag, a count or a date."""
import json
import uuid

from world import COMPANION, FHIR, NAME, TERMS, TODAY, Case, must
from hospitium import bundle

FACES = ("", "/timeline?limit=200", "/accesses", "/match", "/persons", "/trace", "/offers", "/contacts")


def look(reader, case):
    """Everything that this reader can see of the case and of its own lists, as bytes and tags."""
    seen = {face: reader.client.get(case.at + face) for face in FACES}
    seen.update({path: reader.client.get(path) for path in ("/api/cases?limit=200", "/api/cases?sort=due&limit=200", "/api/cases/board", "/api/start", "/api/cases?stage=funding", "/api/cases?stage=choice", "/api/cases?stage=referral",
                                                            "/api/figures/cases")})
    return {path: (reply.status, reply.headers.get("etag"), reply.body) for path, reply in seen.items()}


def colleague_of(world, reader, role):
    """Somebody new in the reader's organisation."""
    record = {"state": "active", "name": "A Colleague", "email": f"{uuid.uuid4()}@colleague.example", "language": "en", "zone": "UTC",
              "memberships": [{"party": reader.party, "role": role}]}
    return must(world.admin.post("/api/directory/users", {"record": record, "password": "hospitium-demo", "own_password": "hospitium-demo"}))["id"]


def happenings(world, case, extra):
    """What goes on beside the two who look: (name, what does it)."""
    owner, neva, patient = world["owner"].client, world["neva"].client, world["patient"].client
    own, post = case.referrals["neva"], lambda client, command, **body: must(client.post(f"{case.at}/{command}", body))
    yield "a note", lambda: post(owner, "add-note", text="Neva looks best")
    yield "a rival's private note", lambda: post(neva, "add-note", text="They look weak", referral=own)
    yield "the agency's private note", lambda: post(world["referrer"].client, "add-note", text="Neva looks best")
    yield "a message to a rival", lambda: post(owner, "post-message", text="When?", language="en", referral=own)
    yield "a rival's answer", lambda: post(neva, "post-message", text="Soon", language="ru", referral=own)
    yield "the family's message", lambda: post(patient, "post-message", text="Which one?", language="vi")
    yield "a message to the agency", lambda: post(owner, "post-message", text="Which one?", language="vi", party=world["referrer"].party)
    yield "a colleague is mentioned", lambda: post(owner, "add-note", text="Look", mentions=[colleague_of(world, world["owner"], "coordinator")])
    yield "a rival mentions a colleague", lambda: post(neva, "post-message", text="Look", language="ru", referral=own, mentions=[colleague_of(world, world["neva"], "candidate_clinic")])
    yield "a companion", lambda: post(owner, "add-companion", terms=COMPANION)
    yield "a rival's question", lambda: post(neva, "ask-information", referral=own, question="An image?")
    yield "an answer to a rival", lambda: post(owner, "give-information", referral=own, answer="Here")
    yield "consent for another clinic", lambda: post(owner, "grant-consent", party=extra, given_by="phone")
    yield "another clinic is asked", lambda: extra_referral(world, case, extra)
    yield "another clinic offers", lambda: post(world["other_clinic"].client, "make-offer", referral=case.referrals["other_clinic"], terms=TERMS)
    yield "another clinic is withdrawn", lambda: post(owner, "withdraw-referral", referral=case.referrals.pop("other_clinic"))
    yield "a rival's better offer", lambda: post(neva, "make-offer", referral=own, terms=TERMS)
    yield "a rival's offer is translated", lambda: post(owner, "translate-offer", referral=own, language="vi", texts={"plan": "Phẫu thuật"})
    yield "consent for a rival is taken back", lambda: post(owner, "revoke-consent", party=world["neva"].party)
    yield "and given again", lambda: post(owner, "grant-consent", party=world["neva"].party, given_by="phone")
    yield "a rival reads", lambda: [neva.get(case.at), neva.get(f"{case.at}/records/{case.record}")]


def extra_referral(world, case, extra):
    case.referrals["other_clinic"] = must(world["owner"].client.post(case.at + "/request-referral", {"clinic": extra, "question": "?"}))["ids"][0]


def after_choice(world, case):
    own, owner = case.referrals["neva"], world["owner"].client
    post = lambda command, **body: must(owner.post(f"{case.at}/{command}", body))
    yield "funding", lambda: post("record-funding", kind="guarantee", on=TODAY.isoformat(), payer=world["insurer"].party)
    yield "the visa", lambda: post("record-visa", kind="visa", on=TODAY.isoformat())
    yield "the travel", lambda: post("record-travel", arrives_on=TODAY.isoformat())
    yield "the treatment", lambda: must(world["neva"].client.post(case.at + "/start-treatment", {"on": TODAY.isoformat()}))
    yield "the patient's new telephone", lambda: post("edit-patient", patient={"name": NAME, "sex": "female", "birth_date": "1980-05-17"})
    yield "a record", lambda: must(owner.post(case.at + "/records", json.dumps(bundle()), kind=FHIR))
    yield "a message to the chosen one", lambda: post("post-message", text="Welcome", language="en", referral=own)
    yield "withdrawal", lambda: post("withdraw-case", reason="other")


def unmoved(world, tally, case, names, happening):
    what, do = happening
    before = {name: look(world[name], case) for name in names}
    do()
    for name in names:
        after = look(world[name], case)
        moved = [path for path in after if after[path] != before[name][path]]
        tally.equal(f"{name} after {what}: what moved", moved, [])


def no_rival_named(world, tally, case, name, rivals):
    text = " ".join(body.decode() for _, _, body in (look(world[name], case)[face] for face in FACES))
    for rival in rivals:
        words = [world[rival].party, case.referrals.get(rival) or "-none-", world[rival].user]
        tally.check(f"{name} reads nothing of {rival}", not any(word in text for word in words))


def errors(world, tally, case):
    """A command on a rival's referral is answered as one on a referral that never was."""
    for name in ("primorsky", "chirchiq"):
        for command, more in (("receive-referral", {}), ("ask-information", {"question": "x"}), ("accept-referral", {}), ("decline-referral", {"reason": "other"}),
                              ("make-offer", {"terms": TERMS}), ("post-message", {"text": "x", "language": "en"}), ("withdraw-referral", {}), ("accept-offer", {})):
            replies = [world[name].client.post(f"{case.at}/{command}", {"referral": part, **more}) for part in (case.referrals["neva"], str(uuid.uuid4()))]
            tally.check(f"{name}: {command} on a rival's referral", replies[0].status == replies[1].status == 404 and replies[0].body == replies[1].body,
                        f"{replies[0].status} {replies[1].status}")


def receipts(world, tally, case):
    """The reply to one's own command tells one's own stage and nothing else."""
    reply = world["primorsky"].client.post(case.at + "/accept-referral", {"referral": case.referrals["primorsky"]})
    body = must(reply)
    tally.equal("a clinic's receipt: members", sorted(body), ["id", "ids", "number", "stage"])
    tally.equal("a clinic's receipt: its own stage, not the rival's offer", (body["stage"], body["ids"]), ("referral", []))
    tally.equal("a clinic's receipt: its own tag", reply.headers["etag"], world["primorsky"].client.get(case.at).headers["etag"])


def cursors(world, tally, case):
    """Page by page the timeline says where it goes on, and not how much lies between: nothing in a cursor can be counted or compared."""
    path = case.at + "/timeline"
    for name in ("primorsky", "chirchiq", "owner"):
        client = world[name].client
        whole, items, seen = must(client.get(path + "?limit=200"))["items"], [], []
        while not seen or seen[-1]:
            page = must(client.get(f"{path}?limit=1&cursor={seen[-1] if seen else ''}"))
            items += page["items"]
            seen.append(page.get("next", ""))
        tally.equal(f"{name}: the timeline one by one", items, whole)
        again = must(client.get(path + "?limit=1"))["next"]
        tally.check(f"{name}: a cursor tells no position", again != seen[0] and len({len(cursor) for cursor in seen if cursor}) == 1 and len(again) > 40, again)
        other = world["svislach"].client.get(f"{path}?limit=1&cursor={again}")
        tally.equal(f"{name}: a cursor is of use to nobody else", (other.status, other.code), (400, "malformed"))


def run(world, tally):
    case = world.make(Case("referral", "active", ""))
    case.truth = must(world["owner"].client.get(case.at))
    extra = world["other_clinic"].party
    must(world.admin.ask("PUT", "/api/directory/parties/" + extra, licensed(world, extra)))
    for happening in happenings(world, case, extra):
        unmoved(world, tally, case, ("primorsky", "chirchiq", "svislach"), happening)
    receipts(world, tally, case)
    cursors(world, tally, case)
    for name in ("primorsky", "hangang", "chirchiq", "svislach"):
        no_rival_named(world, tally, case, name, [rival for rival in case.referrals if rival != name] + ["other_clinic", "insurer"])
    errors(world, tally, case)
    unmoved(world, tally, case, ("chirchiq", "svislach"), ("the choice", lambda: must(world["patient"].client.post(case.at + "/accept-offer", {"referral": case.referrals["neva"]}))))
    tally.equal("a released clinic knows that it is over", must(world["primorsky"].client.get(case.at))["stage"], "closed")
    for happening in after_choice(world, case):
        unmoved(world, tally, case, ("primorsky", "chirchiq", "svislach"), happening)
    for name in ("primorsky", "hangang", "chirchiq", "svislach"):
        no_rival_named(world, tally, case, name, [rival for rival in case.referrals if rival != name] + ["other_clinic", "insurer"])
    payer = [rival for rival in case.referrals if rival != "neva"] + ["other_clinic"]
    no_rival_named(world, tally, case, "insurer", payer)
    no_rival_named(world, tally, case, "neva", payer)


def licensed(world, party):
    """The clinic's record with its licence for every specialty."""
    record = must(world.admin.get("/api/directory/parties/" + party))["record"]
    for licence in record["licences"]:
        licence["specialties"] = []
    return record
