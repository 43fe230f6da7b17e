"""Attacks on sessions, on HTTP itself, and on what is read from bodies and paths (the list of attacks, 23-58, 62-66, 71)."""
import gzip
import json
import socket

import hospitium
from world import FHIR, must, unknown

PASSWORD = "hospitium-demo"


def post_alone(world, path, body, **more):
    """On a connection of its own: the server closes one on which it refused a body unread."""
    world.spb.close()
    try:
        return world.spb.post(path, body, **more)
    finally:
        world.spb.close()


def signed_in(world, fields=()):
    body = json.dumps({"email": "coordinator@spb.example", "password": PASSWORD})
    text = world.head("POST /api/session HTTP/1.1", "Content-Type: application/json", f"Content-Length: {len(body)}", *fields) + body
    status, answer = world.raw(text)
    head, _, payload = answer.partition(b"\r\n\r\n")
    cookie = next((line[12:].split(b";")[0].decode() for line in head.split(b"\r\n") if line.lower().startswith(b"set-cookie: ")), "")
    return status, cookie, json.loads(payload or b"{}").get("csrf", ""), head


def tokens(world, tally):
    """A token does no more than its maker, no longer than it was made for, and makes no other."""
    session = world.server.in_person("coordinator@spb.example")
    make = lambda client, **terms: client.post("/api/session/tokens", {"name": "laboratory", "days": 7, "scope": "read", "password": PASSWORD, **terms})
    made = make(session)
    tally.equal("tokens: made", made.status, 201)
    reader = world.server.client()
    reader.token = made.json["secret"]
    at = f"/api/cases/{world.case}"
    tally.equal("tokens: reads what its maker reads", reader.get(at).status, 200)
    tally.equal("tokens: and no more", reader.get(f"/api/cases/{world.foreign}").status, 404)
    given = [reader.post(at + "/add-note", {"text": "x"}), reader.ask("PUT", "/api/session/preferences", {"language": "ru"}),
             reader.ask("POST", at + "/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "9"}), reader.ask("DELETE", "/api/session/credentials")]
    tally.equal("tokens: for reading only it changes nothing", [(reply.status, reply.code) for reply in given], [(403, "read_only_token")] * 4)
    whole = make(session, scope="all").json
    writer = world.server.client()
    writer.token = whole["secret"]
    tally.equal("tokens: with all rights it writes", writer.post(at + "/add-note", {"text": "x"}).status, 200)
    tally.equal("tokens: and makes no other token", (make(writer).status, make(writer).code), (403, "not_by_token"))
    for terms, status in (({"days": 0}, 422), ({"days": 366}, 422), ({"days": 10**9}, 422), ({"name": ""}, 422), ({"scope": "everything"}, 422)):
        tally.equal(f"tokens: {terms}", make(session, **terms).status, status)
    tally.equal("tokens: without an end", session.post("/api/session/tokens", {"name": "x", "scope": "read", "password": PASSWORD}).status, 422)
    guesses = [make(session, password=f"guess {number}") for number in range(20)]
    tally.check("tokens: a stolen session makes none and guesses no password", {reply.code for reply in guesses} == {"wrong_credentials", "too_many_requests"}
                and guesses[-1].status == 429, f"{[reply.status for reply in guesses]}")
    listed = {item["id"]: item for item in session.get("/api/session/credentials").json["items"]}
    mine = listed[made.json["id"]]
    tally.equal("tokens: listed by prefix, scope and use", (mine["prefix"], mine["scope"], mine["name"], "seen" in mine), (reader.token[:6], "read", "laboratory", True))
    tally.check("tokens: their secrets are not told again", reader.token not in json.dumps(listed) and whole["secret"] not in json.dumps(listed))
    tally.equal("tokens: the auditor sees who has them", world.auditor.get("/api/directory/users?q=coordinator@spb").status, 200)
    stranger = world.server.in_person("coordinator@seoul.example")
    tally.equal("tokens: a stranger revokes none", stranger.ask("DELETE", f"/api/session/credentials/{made.json['id']}").status, 404)
    session.ask("DELETE", f"/api/session/credentials/{made.json['id']}")
    tally.equal("tokens: revoked", reader.get(at).status, 401)


def accounts_by_token(world, tally):
    """An administrator's token that leaked takes over no account: it sets no password and no role, and ends nobody's sessions."""
    in_person, victim = world.server.in_person("administrator@node.example"), world.server.in_person("neva@clinic.example")
    user = must(victim.get("/api/session"))["user"]["id"]
    record = next(item["record"] for item in must(world.admin.get("/api/directory/users"))["items"] if item["id"] == user)
    mine = must(victim.get("/api/session/credentials"))["current"]
    at = f"/api/directory/users/{user}"
    for method, path, body in (("PUT", at, {"record": record, "password": "chosen by a thief"}), ("PUT", at, {"record": dict(record, memberships=[])}),
                               ("POST", "/api/directory/users", {"record": dict(record, email="thief@node.example"), "password": "chosen by a thief"}),
                               ("DELETE", at + "/credentials", None), ("DELETE", f"{at}/credentials/{mine}", None),
                               ("DELETE", "/api/session/credentials", None)):
        reply = world.admin.ask(method, path, body)
        tally.equal(f"accounts by token: {method} {path.replace(user, 'ID').replace(mine, 'ID')}", (reply.status, reply.code), (403, "not_by_token"))
    for method, path, body in (("PUT", at, {"record": record, "password": "chosen by a thief"}), ("PUT", at, {"record": dict(record, memberships=[])}),
                               ("POST", "/api/directory/users", {"record": dict(record, email="thief@node.example"), "password": "chosen by a thief"})):
        for known, wanted in ((None, (422, "required")), ("guessed by a thief", (401, "wrong_credentials"))):
            reply = in_person.ask(method, path, dict(body, **({"own_password": known} if known else {})))
            tally.equal(f"accounts in a session that was found open: {method} {path.replace(user, 'ID')}, {'without' if known is None else 'with a wrong'} password", (reply.status, reply.code), wanted)
            if known:
                tally.equal("accounts: and says whose password is wrong", (reply.json.get("field"), "own password" in reply.json["detail"]), ("/own_password", True))
    tally.equal("accounts by token: nothing was changed", victim.get("/api/session").status, 200)
    tally.equal("accounts by token: in person it is done", in_person.ask("DELETE", f"{at}/credentials/{mine}").status, 200)
    tally.equal("accounts by token: and ends what it ends", victim.get("/api/session").status, 401)
    guesses = [in_person.ask("PUT", at, {"record": record, "own_password": f"guess {number}"}).status for number in range(9)]
    guesses.append(in_person.post("/api/session/tokens", {"name": "x", "days": 1, "scope": "read", "password": "one more"}).status)
    tally.equal("accounts in a session that was found open: who guessed here guesses nowhere else", guesses[-1], 429)


def devices(world, tally):
    """Of a User-Agent the family is kept, and nothing else."""
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.7.7 Safari/537.36"
    client = world.server.client()
    client.keep_session(client.post("/api/session", {"email": "coordinator@spb.example", "password": "hospitium-demo"}, headers={"User-Agent": agent}))
    page = client.get("/api/session/credentials").json
    mine = next(item for item in page["items"] if item["id"] == page["current"])
    tally.equal("devices: family", (mine.get("browser"), mine.get("system")), ("Chrome", "Windows"))
    tally.check("devices: no more", "142" not in json.dumps(page))


def sessions(world, tally):
    status, cookie, csrf, head = signed_in(world, ["Cookie: hospitium_session=fixed-by-the-attacker"])
    tally.check("attack 24: a session id given beforehand", status == 200 and cookie and "fixed-by" not in cookie)
    tally.check("attack 24: cookie attributes", b"HttpOnly" in head and b"SameSite=Strict" in head)
    ask = lambda first, *fields: world.raw(world.head(first, *fields))[0]
    path = f"POST /api/cases/{world.case}/add-note HTTP/1.1"
    body = ["Content-Type: application/json", "Content-Length: 2", f"Cookie: {cookie}", f"Idempotency-Key: {unknown()}"]
    for name, fields in (("no token", []), ("guessed token", ["X-CSRF-Token: " + "a" * 43]),
                         ("foreign origin", [f"X-CSRF-Token: {csrf}", "Origin: https://evil.example"]),
                         ("null origin", [f"X-CSRF-Token: {csrf}", "Origin: null"]),
                         ("cross-site", [f"X-CSRF-Token: {csrf}", "Sec-Fetch-Site: cross-site"])):
        tally.equal(f"attack 29: {name}", world.raw(world.head(path, *body, *fields) + "{}")[0], 403)
    tally.equal("attack 25: signed in", ask("GET /api/session HTTP/1.1", f"Cookie: {cookie}"), 200)
    tally.equal("attack 25: signed out", ask("DELETE /api/session HTTP/1.1", f"Cookie: {cookie}", f"X-CSRF-Token: {csrf}"), 204)
    tally.equal("attack 25: reuse after signing out", ask("GET /api/session HTTP/1.1", f"Cookie: {cookie}"), 401)
    for token in ("eyJhbGciOiJub25lIn0.e30.", "x" * 5000, "' OR 1=1 --"):
        tally.equal(f"attack 26: token {token[:12]}", world.nobody.get("/api/session", headers={"Authorization": "Bearer " + token}).status, 401)
    tally.equal("attack 23: token in the query", world.nobody.get("/api/session?token=abc").status, 400)
    tally.check("attack 33: no-store", all("no-store" in world.spb.get(p).headers.get("cache-control", "")
                                          for p in ("/api/session", "/api/cases", f"/api/cases/{world.case}", f"/api/cases/{world.case}/records/{world.record}/original")))


def guessing(world, tally):
    """The guesser works from one address (and says it is others); the victim signs in from another."""
    body = json.dumps({"email": "coordinator@spb.example", "password": "wrong"})
    statuses = []
    for number in range(40):
        text = world.head("POST /api/session HTTP/1.1", "Content-Type: application/json", f"Content-Length: {len(body)}", f"X-Forwarded-For: 9.9.9.{number}")
        statuses.append(world.raw(text + body, source="127.0.0.2")[0])
    tally.check("attack 34: guessing is slowed", statuses[-1] == 429 and set(statuses) <= {401, 429}, str(statuses))
    tally.check("attack 32: X-Forwarded-For makes no new address", statuses.count(401) <= 12, str(statuses))
    right = body.replace("wrong", PASSWORD)
    text = world.head("POST /api/session HTTP/1.1", "Content-Type: application/json", f"Content-Length: {len(right)}")
    tally.equal("attack 34: the victim is not locked out", world.raw(text + right, source="127.0.0.3")[0], 200)


def http(world, tally):
    post = world.head("POST /api/session HTTP/1.1", "Content-Type: application/json").replace("Connection: close\r\n\r\n", "")
    for name, fields in (("both lengths", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), ("two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n"),
                         ("space before colon", "Transfer-Encoding : chunked\r\n"), ("other coding", "Transfer-Encoding: chunked, identity\r\n")):
        status, answer = world.raw(post + fields + "\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        tally.check(f"attack 35: {name}", status == 400 and answer.count(b"HTTP/1.1 ") == 1, str(answer[:80]))
    tally.equal("attack 36: ten thousand headers", world.raw(world.head("GET /healthz HTTP/1.1", *["A: b"] * 10_000))[0], 431)
    tally.equal("attack 37: four gigabytes promised", world.raw(post + "Content-Length: 4294967296\r\n\r\n" + "x" * 1000)[0], 413)
    tally.equal("attack 38: endless chunks", world.raw(post + "Transfer-Encoding: chunked\r\n\r\n" + ("10000\r\n" + "x" * 65536 + "\r\n") * 64)[0], 413)
    bomb, fields = gzip.compress(b" " * 80_000_000), {"Content-Encoding": "gzip"}
    tally.equal("attack 39: gzip bomb", post_alone(world, "/api/cases/import", bomb, kind=FHIR, headers=fields).status, 413)
    tally.equal("attack 40: truncated deflate", post_alone(world, "/api/cases/import", gzip.compress(b"{}" * 5000)[:-20], kind=FHIR, headers=fields).status, 400)
    tally.equal("attack 31: forged Host", world.raw("GET /api/node HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")[0], 421)
    for method in ("TRACE", "BREW", "PROPFIND"):
        tally.equal(f"attack 44: {method}", world.raw(world.head(f"{method} /api/node HTTP/1.1"))[0], 405)
    upgrade = world.head("GET /api/events HTTP/1.1", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
    tally.equal("attack 30, 43: no WebSocket is spoken", world.raw(upgrade)[0], 401)
    with socket.create_connection(("127.0.0.1", world.server.port), timeout=90) as slow:
        slow.sendall((post + "Content-Length: 60\r\n\r\n{").encode())
        tally.check("attack 42: a body that does not come", slow.recv(4096).startswith(b"HTTP/1.1 408"))


def bodies(world, tally):
    for name, body, status in (("45: depth", "[" * 100_000, 400), ("46: duplicate keys", '{"origin":"VN","origin":"RU"}', 400),
                               ("47: invalid UTF-8", b'{"origin":"\xc3\x28"}', 400), ("47: NUL", b'{"origin":"a\x00"}', 400), ("48: number", '{"origin":1e400}', 400)):
        for path in ("/api/cases", "/api/cases/import"):
            reply = post_alone(world, path, body, kind=FHIR if path.endswith("import") else "application/json")
            tally.check(f"attack {name} to {path}", reply.status == status, f"{reply.status} {reply.body[:200]}")
    for kind in ("application/xml", "application/fhir+xml", "application/x-www-form-urlencoded"):
        tally.equal(f"attack 51: {kind}", post_alone(world, "/api/cases/import", "<Bundle/>", kind=kind).status, 415)
    serialized = '<map><entry><jdk.nashorn.internal.objects.NativeString/><java.lang.ProcessBuilder><command>id</command></java.lang.ProcessBuilder></entry></map>'
    tally.equal("attack 52: serialised objects", post_alone(world, "/api/cases", serialized, kind="application/xml").status, 415)
    image = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    tally.equal("attack 66: an image with a script", post_alone(world, f"/api/cases/{world.case}/records", image, kind="image/svg+xml").status, 415)
    for query in ("sort=updated;DROP TABLE dossier", "stage=' OR 1=1", "origin=') UNION SELECT 1 --", "cursor=' OR 1=1", "limit=1e9", "owner=x' OR 'a'='a"):
        status = world.spb.get("/api/cases?" + query.replace(" ", "%20").replace("'", "%27")).status
        tally.check(f"attack 55, 56: {query}", status in (400, 422), str(status))


def documents(world, tally):
    looped = hospitium.bundle()
    looped["entry"][2]["resource"]["patient"]["reference"] = looped["entry"][2]["fullUrl"]
    looped["entry"][0]["resource"]["section"][0]["section"] = [{"entry": [{"reference": looped["entry"][0]["fullUrl"]}]}]
    reply = post_alone(world, "/api/cases/import", json.dumps(looped), kind=FHIR)
    tally.check("attack 49: circular references", reply.status in (201, 422), str(reply.status))
    crowd = dict(hospitium.bundle(), entry=hospitium.bundle()["entry"] + [{"resource": {"resourceType": "Basic"}}] * 100_000)
    reply = post_alone(world, "/api/cases/import", json.dumps(crowd), kind=FHIR)
    tally.check("attack 50: 100,000 entries", reply.status in (413, 422) and b"Basic" not in reply.body, f"{reply.status} {reply.body[:200]}")
    evil = hospitium.bundle(name="<img src=x onerror=alert(1)>", notes="<script>alert(1)</script><p onclick='x()'>kept {{7*7}}</p><a href='javascript:x()'>a</a>", allergy="{{constructor}}")
    evil["entry"][2]["resource"]["note"] = [{"text": "file:///etc/passwd"}]
    sent = json.dumps(evil)
    case = must(post_alone(world, "/api/cases/import", sent, kind=FHIR))["id"]
    view = must(world.spb.get(f"/api/cases/{case}"))
    record = view["records"][0]["id"]
    shown = world.spb.get(f"/api/cases/{case}/records/{record}")
    text = shown.body.decode()
    tally.check("attack 53: narrative", not any(word in text for word in ("<script", "onclick", "javascript:")) and "kept" in text)
    tally.check("attack 54: name is text", "<img" in view["patient"]["name"] and shown.headers["x-content-type-options"] == "nosniff" and shown.headers["content-type"].startswith("application/json"))
    tally.check("attack 58: templates stay as written", "{{constructor}}" in text and "{{7*7}}" in text)
    original = world.spb.get(f"/api/cases/{case}/records/{record}/original")
    tally.check("attack 65, 41: the original is a file in a sandbox", original.body == sent.encode() and original.headers["content-disposition"].startswith("attachment") and "sandbox" in original.headers["content-security-policy"])


def fetching(world, tally):
    """A document that points at a server is kept and shown; nobody goes there."""
    with socket.create_server(("127.0.0.1", 0)) as trap:
        url = f"http://127.0.0.1:{trap.getsockname()[1]}/letter.pdf"
        document = hospitium.bundle(notes=f"<img src='{url}'/>see the letter")
        document["entry"].append({"fullUrl": url, "resource": {"resourceType": "DocumentReference", "status": "current",
                                  "content": [{"attachment": {"contentType": "application/pdf", "url": url, "title": "Letter"}}]}})
        case = must(post_alone(world, "/api/cases/import", json.dumps(document), kind=FHIR))["id"]
        record = must(world.spb.get(f"/api/cases/{case}"))["records"][0]["id"]
        shown = world.spb.get(f"/api/cases/{case}/records/{record}")
        world.spb.get(f"/api/cases/{case}/records/{record}/original")
        tally.check("attack 62: the document is shown, without what browsers would fetch", shown.status == 200 and "<img" not in shown.body.decode())
        trap.setblocking(False)
        try:
            visitor = trap.accept()[1]
        except BlockingIOError:
            visitor = None
        tally.equal("attack 62: nothing is fetched", visitor, None)


def paths(world, tally):
    for path in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "//etc/passwd", "/assets/....//....//etc/passwd", "/index.html%00.js", "/..\\..\\etc\\passwd", "/../data/node.key", "/%252e%252e/data/node.key"):
        status, answer = world.raw(world.head(f"GET {path} HTTP/1.1"))
        tally.check(f"attack 63: {path}", b"root:" not in answer and (status in (400, 404) or b"<title>" in answer), str(status))
    for record in ("..%2f..%2fnode.key", "/etc/passwd", "0", "%00"):
        status, answer = world.raw(world.head(f"GET /api/cases/{world.case}/records/{record}/original HTTP/1.1", f"Authorization: Bearer {world.spb.token}"))
        tally.check(f"attack 71: {record} as a document", status in (400, 404, 405, 422) and b"root:" not in answer, str(status))


def run(world, tally):
    for attack in (sessions, tokens, accounts_by_token, devices, http, bodies, documents, fetching, paths, guessing):
        attack(world, tally)
        tally.check(f"alive after {attack.__name__}", world.alive())
