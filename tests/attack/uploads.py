"""Files on their way in and out: resuming, bombs and lies, who may, what stays behind. Lines 63-71 of the list of attacks."""
import base64
import hashlib
import os
import socket
import struct
import threading
import uuid

from data import files_of
from tus import BODY, TUS, named, noise, png
from world import must, unknown


def dicom(size, seed=1):
    return b"\0" * 128 + b"DICM" + noise(size - 132, seed)


def archive(names, size=10):
    directory, bodies = b"", b""
    for name in names:
        about = struct.pack("<HHIIIIHH", 0, 8, 0, 0, 2, size, len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<HH", 20, 20) + about + struct.pack("<HHHII", 0, 0, 0, 0, len(bodies)) + name
        bodies += b"PK\x03\x04" + struct.pack("<H", 20) + about + name + b"\x03\x00"
    return bodies + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(directory), len(bodies), 0)


def begin(client, case, size, name="photo.jpg", **more):
    return client.ask("POST", f"/api/cases/{case}/uploads", headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": named(filename=name, **more)})


def patch(client, at, offset, part, **fields):
    return client.ask("PATCH", at, part, {**TUS, "Upload-Offset": str(offset), **fields}, kind=BODY)


def offset_of(client, at):
    reply = client.ask("HEAD", at, headers=TUS)
    return int(reply.headers.get("upload-offset", -1)) if reply.status == 200 else -reply.status


def send(client, case, content, name="photo.jpg", **more):
    """The whole file in one PATCH; returns (last reply, record id or None)."""
    begun = begin(client, case, len(content), name, **more)
    if begun.status != 201:
        return begun, None
    reply = patch(client, begun.headers["location"], 0, content)
    return reply, reply.headers.get("upload-record")


def cut_in_the_middle(client, at, offset, content, share):
    """A PATCH that promises everything and dies on the way; returns when the server has noticed."""
    head = (f"PATCH {at} HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nAuthorization: Bearer {client.token}\r\nTus-Resumable: 1.0.0\r\n"
            f"Upload-Offset: {offset}\r\nContent-Type: {BODY}\r\nContent-Length: {len(content) - offset}\r\n\r\n")
    with socket.create_connection(("127.0.0.1", client.port), timeout=60) as wire:
        wire.sendall(head.encode() + content[offset:offset + share])
        wire.shutdown(socket.SHUT_WR)
        while wire.recv(65536):
            pass


def original(client, case, record, **fields):
    return client.get(f"/api/cases/{case}/records/{record}/original", headers=fields)


def survives_ten_disconnects(world, tally, case):
    content = dicom(24_000_000)
    at = begin(world.spb, case, len(content), "CT.dcm").headers["location"]
    offsets = [0]
    for turn in range(10):
        cut_in_the_middle(world.spb, at, offsets[-1], content, 1_500_000 + turn * 77_777)
        offsets.append(offset_of(world.spb, at))
    tally.check("uploads: ten disconnects, each keeps what came", all(b > a for a, b in zip(offsets, offsets[1:])), f"{offsets}")
    reply = patch(world.spb, at, offsets[-1], content[offsets[-1]:])
    tally.equal("uploads: it ends", reply.status, 204)
    back = original(world.spb, case, reply.headers["upload-record"])
    tally.check("uploads: byte for byte after ten disconnects", back.body == content)
    tally.equal("uploads: told by content", back.headers["content-type"], "application/dicom")


def survives_kill(world, tally, case):
    content = dicom(40_000_000, 2)
    at = begin(world.spb, case, len(content), "MR.dcm").headers["location"]
    reached = 0
    for turn in range(2):
        cut_in_the_middle(world.spb, at, reached, content, 15_000_000)
        world.restart(kill=True)
        reached = offset_of(world.spb, at)
        tally.check(f"uploads: kill -9 number {turn + 1}: the offset is what is on disk", 0 <= reached < len(content), f"{reached}")
    reply = patch(world.spb, at, reached, content[reached:])
    tally.check("uploads: byte for byte after kill -9", original(world.spb, case, reply.headers.get("upload-record")).body == content, f"{reply.status}")


def speaks_tus(world, tally, case):
    options = world.nobody.ask("OPTIONS", f"/api/cases/{case}/uploads")
    tally.check("tus: OPTIONS", options.status == 204 and options.headers.get("tus-version") == "1.0.0" and "checksum" in options.headers["tus-extension"])
    without = world.spb.ask("POST", f"/api/cases/{case}/uploads", headers={"Upload-Length": "5"})
    tally.check("tus: no version is 412 with ours", without.status == 412 and without.headers.get("tus-version") == "1.0.0")
    content = png()
    at = begin(world.spb, case, len(content)).headers["location"]
    tally.equal("tus: wrong offset", patch(world.spb, at, 5, content[5:]).code, "offset_conflict")
    wrong = "sha256 " + base64.b64encode(hashlib.sha256(b"other").digest()).decode()
    refused = patch(world.spb, at, 0, content[:100], **{"Upload-Checksum": wrong})
    tally.check("tus: a wrong checksum keeps nothing", refused.status == 460 and offset_of(world.spb, at) == 0, f"{refused.status}")
    right = "sha1 " + base64.b64encode(hashlib.sha1(content[:100]).digest()).decode()
    tally.equal("tus: a right one does", patch(world.spb, at, 0, content[:100], **{"Upload-Checksum": right}).headers.get("upload-offset"), "100")
    tally.equal("tus: as JSON", world.spb.get(at).json["offset"], 100)
    tally.equal("tus: in my list", [item["offset"] for item in world.spb.get(f"/api/cases/{case}/uploads").json if at.endswith(item["id"])], [100])
    tally.equal("tus: termination", world.spb.ask("DELETE", at, headers=TUS).status, 204)
    tally.equal("tus: gone after it", offset_of(world.spb, at), -404)
    twice, record = send(world.spb, case, png(61))
    again, second = send(world.spb, case, png(61), "the same.png")
    tally.check("uploads: the same file is noticed", record and second is None and again.headers.get("upload-same-as") == record, f"{twice.status} {again.headers}")


def who_may(world, tally, case):
    at = begin(world.spb, case, 1000).headers["location"]
    for who in ("seoul", "neva", "primorsky", "admin", "auditor"):
        client = getattr(world, who)
        tally.equal(f"uploads: {who} begins none", begin(client, case, 1000).status, 404)
        tally.equal(f"uploads: {who} sees none", offset_of(client, at), -404)
        tally.equal(f"uploads: {who} sends none", patch(client, at, 0, b"x").status, 404)
        tally.equal(f"uploads: {who} ends none", client.ask("DELETE", at, headers=TUS).status, 404)
    tally.equal("uploads: without a sign-in", begin(world.nobody, case, 1000).status, 401)
    tally.equal("uploads: of a case that is not there", begin(world.spb, unknown(), 1000).status, 404)
    tally.equal("uploads: unharmed by all that", offset_of(world.spb, at), 0)


def masked_readers(world, tally):
    """Files "R m": a clinic that is only asked sees that there is a file, and what is in it once somebody found no identity on it."""
    case, _, _ = world.asked_case()
    _, record = send(world.spb, case, png(62), "Passport Tran Thi Thu.png")
    paths = [f"/api/cases/{case}/records/{record}/{what}" for what in ("original", "look", "pages/1")]
    shown = [item for item in world.neva.get(f"/api/cases/{case}").json["records"] if item["id"] == record]
    tally.check("masked: the file is there without its name", len(shown) == 1 and shown[0]["title"] == "", f"{shown}")
    for path in paths:
        tally.equal(f"masked: {path.rsplit('/', 1)[-1]}", world.neva.get(path).status, 404)
        tally.equal(f"masked: nobody {path.rsplit('/', 1)[-1]}", world.nobody.get(path).status, 401)
        tally.equal(f"masked: foreign {path.rsplit('/', 1)[-1]}", world.seoul.get(path).status, 404)
    must(world.spb.post(f"/api/cases/{case}/mark-record", {"record": record, "without_identity": True}))
    for path in paths:
        tally.equal(f"without identity: {path.rsplit('/', 1)[-1]}", world.neva.get(path).status, 200)
    must(world.spb.post(f"/api/cases/{case}/mark-record", {"record": record, "without_identity": False}))
    tally.equal("masked again", world.neva.get(paths[0]).status, 404)
    must(world.spb.post(f"/api/cases/{case}/mark-record", {"record": record, "without_identity": True}))
    must(world.spb.post(f"/api/cases/{case}/revoke-consent", {"party": world.clinics["neva"]}))
    tally.equal("12 rejected clinic reuses a file's address", world.neva.get(paths[0]).status, 404)


def lies(world, tally, case):
    for name in ("../../etc/cron.d/x", "/etc/passwd", "C:\\fakepath\\a.jpg", "..", "a\0b"):
        tally.equal(f"63, 71 name {name!r}", begin(world.spb, case, 1000, name).status, 400)
    for name, content in {"66 svg.jpg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>", "html.pdf": b"<html>%PDF-1.7",
                          "program.png": b"\x7fELF" + noise(500), "page.dcm": b"<!doctype html><script>1</script>", "film.heic": b"\0\0\0\x18ftypisom" + noise(600)}.items():
        reply, record = send(world.spb, case, content, name.split(" ")[-1])
        tally.check(f"type by content: {name}", reply.status == 415 and record is None, f"{reply.status}")
    tally.equal("37 more than 2 GiB", begin(world.spb, case, (2 << 30) + 1).status, 413)
    tally.equal("37 without a length", world.spb.ask("POST", f"/api/cases/{case}/uploads", headers=TUS).status, 400)
    content = png(63)
    at = begin(world.spb, case, len(content)).headers["location"]
    tally.equal("longer than it said", patch(world.spb, at, 0, content + b"more").status, 409)
    polyglot = b"%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF"
    _, record = send(world.spb, case, polyglot, "65.pdf")
    saved = original(world.spb, case, record)
    tally.check("65 polyglot", saved.headers["content-disposition"].startswith("attachment") and saved.headers["x-content-type-options"] == "nosniff" and
                "sandbox" in saved.headers["content-security-policy"] and saved.headers["content-type"] == "application/pdf")
    tally.equal("69 no page of a PDF that is none", world.spb.get(f"/api/cases/{case}/records/{record}/look").code, "unreadable_file")
    _, record = send(world.spb, case, dicom(5000, 9), "67.dcm")
    tally.equal("67 DICOM stays closed", world.spb.get(f"/api/cases/{case}/records/{record}/pages/1").status, 415)


def bombs(world, tally, case):
    _, record = send(world.spb, case, png(claim=(65535, 65535)), "68.png")
    tally.equal("68 an image of 65,535 squared", world.spb.get(f"/api/cases/{case}/records/{record}/pages/1").code, "image_too_large")
    _, record = send(world.spb, case, archive([b"bomb"], 0xFFFFFFF0), "64.zip")
    tally.equal("64 ZIP bomb", world.spb.get(f"/api/cases/{case}/records/{record}/look").code, "image_too_large")
    _, record = send(world.spb, case, archive([b"DICOM/IM1", b"../../x", b"inner.zip"]), "cd.zip")
    look = must(world.spb.get(f"/api/cases/{case}/records/{record}/look"))
    tally.equal("63 zip-slip is named", [item.get("remark") for item in look["entries"]], [None, "path", "nested"])
    _, record = send(world.spb, case, png(64), "sound.png")
    page = world.spb.get(f"/api/cases/{case}/records/{record}/pages/1")
    tally.check("a sound image is shown", page.status == 200 and page.headers["content-type"] == "image/jpeg" and page.body[:3] == b"\xff\xd8\xff")
    tally.equal("and has one page", world.spb.get(f"/api/cases/{case}/records/{record}/pages/2").status, 404)


def ranges(world, tally, case):
    content = dicom(700_000, 3)
    _, record = send(world.spb, case, content, "range.dcm")
    for ask, low, high in (("bytes=0-9", 0, 10), ("bytes=262140-262150", 262140, 262151), ("bytes=-5", 699_995, 700_000), ("bytes=699990-", 699_990, 700_000)):
        part = original(world.spb, case, record, Range=ask)
        tally.check(f"range {ask}", part.status == 206 and part.body == content[low:high] and part.headers["content-range"] == f"bytes {low}-{high - 1}/700000",
                    f"{part.status} {part.headers.get('content-range')}")
    beyond = original(world.spb, case, record, Range="bytes=700000-")
    tally.check("range beyond the end", beyond.status == 416 and beyond.headers.get("content-range") == "bytes */700000")
    whole = original(world.spb, case, record, Range="bytes=0-1,5-6")
    tally.check("several ranges are the whole", whole.status == 200 and whole.body == content)


def asking_does_not_wait(world, tally, case):
    """A large file takes a while to be read back: HEAD tells at once that it is being finished, and neither waits nor disturbs it."""
    content = dicom(160_000_000, 5)
    at = begin(world.spb, case, len(content), "CT-large.dcm").headers["location"]
    tally.equal("finishing: all but a byte", patch(world.spb, at, 0, content[:-1]).status, 204)
    sender, seen, replies = world.server.client(), [], []
    sender.token = world.spb.token
    while not replies or replies[-1].status == 409:  # asked before the last byte was there: it goes on from where it stands
        offset = offset_of(world.spb, at)
        thread = threading.Thread(target=lambda: replies.append(patch(sender, at, offset, content[offset:])))
        thread.start()
        while thread.is_alive():
            reply = world.spb.ask("HEAD", at, headers=TUS)
            if reply.headers.get("upload-finishing"):
                seen.append(reply)
                others = [patch(world.spb, at, len(content), b"").code, world.spb.ask("DELETE", at, headers=TUS).code]
                tally.check("finishing: nobody else goes on with it or ends it", set(others) <= {"offset_conflict", "not_found"}, f"{others}")
        thread.join()
    tally.check("finishing: HEAD answers meanwhile", seen and all(int(one.headers["upload-offset"]) == len(content) for one in seen), f"{len(seen)} answers")
    tally.equal("finishing: and it ends", replies[-1].status, 204)
    record = replies[-1].headers.get("upload-record")
    tally.equal("finishing: whose answer was lost finds the record", world.spb.ask("HEAD", at, headers=TUS).headers.get("upload-record"), record)
    tally.check("finishing: byte for byte", original(world.spb, case, record).body == content)


def ends_with_the_session(world, tally, case):
    """Revoking a session or token ends the PATCH that it had begun: no block more, and what came before can be gone on with."""
    content = dicom(3_000_000, 6)
    at = begin(world.spb, case, len(content), "CT-revoked.dcm").headers["location"]
    session, other = (world.server.in_person("coordinator@spb.example") for _ in range(2))
    current = session.get("/api/session/credentials").json["current"]
    fields = "".join(f"{name}: {value}\r\n" for name, value in session.session.items())
    head = (f"PATCH {at} HTTP/1.1\r\nHost: 127.0.0.1:{world.server.port}\r\n{fields}Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
            f"Content-Type: {BODY}\r\nContent-Length: {len(content)}\r\nExpect: 100-continue\r\n\r\n")
    with socket.create_connection(("127.0.0.1", world.server.port), timeout=60) as wire:
        wire.sendall(head.encode())
        opened = wire.recv(65536)
        tally.check("revoked: the upload was under way", opened.startswith(b"HTTP/1.1 100"), f"{opened[:60]}")
        wire.sendall(content[:1_000_000])
        tally.equal("revoked: the session", other.ask("DELETE", f"/api/session/credentials/{current}").status, 200)
        wire.sendall(content[1_000_000:])
        answer = b""
        while chunk := wire.recv(65536):
            answer += chunk
    tally.check("revoked: the upload is told so", answer.startswith(b"HTTP/1.1 401") and b"sign_in_required" in answer, f"{answer[:80]}")
    offset = offset_of(world.spb, at)
    tally.check("revoked: nothing after it was taken", 0 <= offset <= 1_000_000, f"{offset}")
    reply = patch(world.spb, at, offset, content[offset:])
    tally.equal("revoked: the person goes on elsewhere", reply.status, 204)
    tally.check("revoked: byte for byte", original(world.spb, case, reply.headers["upload-record"]).body == content)


def drawing_has_a_share(world, tally, case):
    """A program that draws nothing and takes its time: one person has eight pages under way at most, and what failed is not tried again."""
    gate, runs, program = (os.path.join(world.server.folder, name) for name in ("gate", "runs", "slow-program"))
    os.mkfifo(gate)
    with open(program, "w", encoding="utf-8") as file:
        file.write(f"#!/bin/sh\necho run >> {runs}\n/bin/cat {gate} > /dev/null\nexit 10\n")
    os.chmod(program, 0o755)
    records = [send(world.spb, case, png(70 + i), f"page{i}.png")[1] for i in range(12)]
    world.server.environment["HOSPITIUM_CONFINED"] = program
    world.restart()
    replies = {}

    def look(who, record):
        client = world.server.client()
        client.token = who.token
        replies[who, record] = client.get(f"/api/cases/{case}/records/{record}/pages/1")

    def ask(who, some):
        threads = [threading.Thread(target=look, args=(who, record)) for record in some]
        for thread in threads:
            thread.start()
        return threads

    waiting = ask(world.spb, records)
    while sum(reply.status == 429 for reply in list(replies.values())) < 4:
        threading.Event().wait(0.01)
    tally.check("drawing: who asks for more than eight pages is told to wait", all(reply.code == "too_many_requests" and reply.headers.get("retry-after")
                                                                            for reply in replies.values()) and len(replies) == 4, f"{len(replies)}")
    world.open_gate(gate, [*waiting])
    drawn = [record for record in records if replies[world.spb, record].status == 422]
    tally.equal("drawing: a file that cannot be drawn is told so", [replies[world.spb, one].code for one in drawn], ["unreadable_file"] * 8)
    tried = lambda: len(open(runs, encoding="utf-8").readlines())
    before = tried()
    tally.equal("drawing: each was tried once", before, 8)
    for record in drawn:
        reply = world.spb.get(f"/api/cases/{case}/records/{record}/pages/1")
        tally.check("drawing: and not again", reply.code == "unreadable_file" and tried() == before, f"{reply.code} {tried()}")
    del world.server.environment["HOSPITIUM_CONFINED"]
    world.restart()
    left = next(record for record in records if record not in drawn)
    tally.equal("drawing: another page of the same person", world.spb.get(f"/api/cases/{case}/records/{left}/pages/1").status, 200)


def leaves_nothing(world, tally):
    case, _, _ = world.asked_case()
    mark = b"letter" + uuid.uuid4().hex.encode()
    content = b"%PDF-1.4\n" + mark * 20_000
    _, record = send(world.spb, case, content, "secretname.pdf")
    _, shown = send(world.spb, case, png(65), "page.png")
    must_page = world.spb.get(f"/api/cases/{case}/records/{shown}/pages/1")
    half = begin(world.spb, case, 5_000_000, "secretname.dcm").headers["location"]
    cut_in_the_middle(world.spb, half, 0, b"\0" * 128 + b"DICM" + mark * 100_000, 2_000_000)
    offset_of(world.spb, half)
    found = [path for path, text in files_of(world.server.data) if mark in text or b"secretname" in text]
    tally.check("erasure: nothing of a file is readable on disk before", record and must_page.status == 200 and not found, f"{found}")
    folder = os.path.join(world.server.data, "blobs", case[34:], case)
    tally.check("erasure: its files are there", len(os.listdir(folder)) >= 2)
    world.server.command("erase", "--dossier", case)
    tally.check("erasure: its files are gone", not os.path.exists(folder))
    tally.equal("erasure: so is the upload", offset_of(world.spb, half), -404)
    tally.equal("erasure: and going on with it", patch(world.spb, half, 0, b"x").status, 404)


def takes_nobodys_room(world, tally):
    """Who has begun as many uploads as one may hinders nobody else, and what was begun by a part that has ended is no longer in the way."""
    case, _, _ = world.asked_case()
    _, record = send(world.spb, case, png(66), "letter.png")
    bureau = must(world.spb.get("/api/directory/parties?q=Lotus"))["items"][0]["id"]
    translator = world.server.client("translator@hanoi.example")
    must(world.spb.post(f"/api/cases/{case}/grant-consent", {"party": bureau, "given_by": "phone"}))
    ask = {"record": record, "party": bureau, "language": "ru", "wanted": "reviewed", "due": "2100-01-01"}
    asked = must(world.spb.post(f"/api/cases/{case}/ask-translation", ask))["ids"][0]
    about = {"translates": record, "language": "ru", "assignment": asked}
    codes = [begin(translator, case, 1000, **about).code for _ in range(33)]
    tally.check("share: one person's uploads in a case are bounded", codes[32] == "uploads_full" and "uploads_full" not in codes[:32], f"{codes}")
    tally.equal("share: the owner still begins one", begin(world.spb, case, 1000).status, 201)
    must(world.spb.post(f"/api/cases/{case}/release-translator", {"assignment": asked}))
    tally.equal("share: and after the bureau was released", begin(world.spb, case, 1000).status, 201)
    again = must(world.spb.post(f"/api/cases/{case}/ask-translation", ask))["ids"][0]
    reply = begin(translator, case, 1000, **dict(about, assignment=again))
    tally.equal("share: what an ended part began is let go when it stands in the way", reply.status, 201)


def run(world, tally):
    case = world.asked_case()[0]
    for attack in (speaks_tus, who_may, lies, bombs, ranges, survives_ten_disconnects, survives_kill, asking_does_not_wait, ends_with_the_session,
                   drawing_has_a_share):
        attack(world, tally, case)
        tally.check(f"alive after {attack.__name__}", world.alive())
    masked_readers(world, tally)
    takes_nobodys_room(world, tally)
    leaves_nothing(world, tally)
