"""Attacks on links of the patient's side (19-22 of the list), and on what leaves as a table (70)."""
import csv
import io
import json

import hospitium
from world import must

PERSON = {"name": "Trần Bảo Ngọc", "relation": "child", "may": "decide", "phone": "+84 24 7654321", "language": "vi"}
FORMULAS = ("=cmd()", "+1+1", "@SUM(A1)", "-2+3")


def invited(world):
    """A fresh person of the patient's side: the secret of the link, and how the coordinator reads out the code that waits."""
    at = f"/api/cases/{world.case}"
    person = must(world.spb.post(at + "/invite-person", {"person": PERSON}))["ids"][0]
    secret = must(world.spb_in_person.post(f"{at}/persons/{person}/link"))["secret"]

    def waiting():
        return next(item.get("code") for item in must(world.spb_in_person.get(at + "/persons"))["items"] if item["person"] == person)
    return secret, waiting


def guest(world, source):
    """A stranger with an address of their own, so that no check uses up the tries of another."""
    def post(path, body):
        text = json.dumps(body)
        host = f"127.0.0.1:{world.server.port}"
        status, answer = world.raw("\r\n".join([f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/json", f"Content-Length: {len(text)}",
                                                f"Origin: http://{host}", "Connection: close", "", text]), source)
        return status, answer.partition(b"\r\n\r\n")[2]
    return post


def opened_by_a_scanner(world, tally):
    """What reads mail opens every link in it; only the code that was read out is used up."""
    secret, waiting = invited(world)
    post = guest(world, "127.0.0.19")
    tally.equal("attack 19: the page opened by a scanner", world.nobody.get("/p").status, 200)
    for path in ("/api/link/code", "/api/link/session"):
        tally.equal(f"attack 19: {path} read, not posted", world.nobody.get(path).status, 405)
    tally.check("attack 19: nothing waits because of it", waiting() is None)
    tally.equal("attack 19: the code is asked for", post("/api/link/code", {"secret": secret})[0], 202)
    code = waiting()
    tally.equal("attack 19: asked again at once", post("/api/link/code", {"secret": secret})[0], 429)
    tally.equal("attack 19: the first code still stands", waiting(), code)
    status, answer = post("/api/link/session", {"secret": secret, "code": code})
    tally.check("attack 19: and signs in", status == 200 and b"csrf" in answer, str(status))
    status, answer = post("/api/link/session", {"secret": secret, "code": code})
    tally.check("attack 20: used twice", status == 410 and b"link_ended" in answer, f"{status} {answer}")


def guessed(world, tally):
    post = guest(world, "127.0.0.22")
    statuses = [post("/api/link/code", {"secret": "A" * 42 + "%x" % i})[0] for i in range(16)]
    tally.check("attack 22: guessing a link", statuses[:10] == [404] * 10 and statuses[-1] == 429, str(statuses))


def replaced(world, tally):
    """A link that was made anew, or whose person was dismissed, is as good as none."""
    at, post = f"/api/cases/{world.case}", guest(world, "127.0.0.21")
    person = must(world.spb.post(at + "/invite-person", {"person": PERSON}))["ids"][0]
    first, second = (must(world.spb_in_person.post(f"{at}/persons/{person}/link"))["secret"] for _ in range(2))
    by_token = world.spb.post(f"{at}/persons/{person}/link")
    tally.equal("attack 21: a coordinator's token that leaked makes none", (by_token.status, by_token.code), (403, "not_by_token"))
    tally.equal("attack 21: a link that was replaced", post("/api/link/code", {"secret": first})[0], 404)
    tally.equal("attack 21: the one in its place", post("/api/link/code", {"secret": second})[0], 202)
    codes = [[item.get("code") for item in must(client.get(at + "/persons"))["items"] if item["person"] == person] for client in (world.spb, world.spb_in_person)]
    tally.check("attack 21: nor does a token read the code that waits", codes[0] == [None] and codes[1] != [None], str(codes[0]))


def formulas_in_tables(world, tally):
    for formula in FORMULAS:
        name = formula + " Linh"
        case = must(world.spb.post("/api/cases", hospitium.enquiry(patient=hospitium.patient(name=name, latin=name))))
        view = must(world.spb.get("/api/cases/" + case["id"]))
        text = world.spb.get("/api/export/cases?format=csv&q=" + view["number"]).body.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row if name in cell]
        tally.check(f"attack 70: {formula!r} in a cell", len(cells) > 0 and all(cell.startswith("'") for cell in cells), text[:300])


def run(world, tally):
    for attack in (opened_by_a_scanner, guessed, replaced, formulas_in_tables):
        attack(world, tally)
        tally.check(f"alive after {attack.__name__}", world.alive())
