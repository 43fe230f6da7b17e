"""What stays behind: personal data in clear anywhere, erased cases, backups taken while people write."""
import json
import os
import shutil
import threading
import time
import uuid

from hospitium import Client, Server, bundle, wait_until
from world import FHIR, must


def files_of(folder):
    for where, _, names in os.walk(folder):
        for path in (os.path.join(where, name) for name in names):
            if os.path.isfile(path):  # not the local socket
                with open(path, "rb") as file:
                    yield path, file.read().lower()


def plant(world):
    """Canaries in every text that a person may write; returns them."""
    mark, name = "canary" + uuid.uuid4().hex, "Kanarek" + uuid.uuid4().hex[:12]
    case, record, referrals = world.asked_case(mark, name)
    at = f"/api/cases/{case}"
    must(world.spb.post(at + "/add-note", {"text": "Note " + mark}))
    must(world.spb.post(at + "/post-message", {"text": "Message " + mark, "language": "en"}))
    must(world.neva.post(at + "/post-message", {"text": "Reply " + mark, "language": "en", "referral": referrals["neva"]}))
    must(world.primorsky.post(at + "/decline-referral", {"referral": referrals["primorsky"], "reason": "other", "remark": "Declined " + mark}))
    world.spb.get(f"/api/cases?q={name}")  # a search word must not be kept or logged either
    world.spb.post(at + "/add-note", '{"text":"' + mark + '"')  # nor a refused body
    shown = world.spb.get(at).body.decode() + world.spb.get(f"{at}/timeline?limit=200").body.decode() + world.spb.get(f"{at}/records/{record}").body.decode()
    return [mark.encode(), name.lower().encode()], shown


def canaries(world, tally):
    marks, shown = plant(world)
    tally.check("canaries: they are there for those who may read", shown.count(marks[0].decode()) >= 6 and marks[1].decode() in shown.lower())
    metrics = world.nobody.get("/metrics").body.lower()
    tally.check("canaries: /metrics", not any(mark in metrics for mark in marks))
    for moment in ("while serving", "after a restart"):
        found, control = [], False
        for path, content in files_of(world.server.data):
            found += [os.path.basename(path) for mark in marks if mark in content]
            control = control or b"neva clinical centre" in content  # public, in clear: shows that the search finds things
        tally.check(f"canaries: no file {moment}", not found and control, f"{found} control {control}")
        if moment == "while serving":
            world.restart()
    log = world.server.log.lower().encode()
    tally.check("canaries: server log", not any(mark in log for mark in marks))


def erasure(world, tally):
    case, _, _ = world.asked_case()
    tally.equal("erasure: the case is there", world.spb.get(f"/api/cases/{case}").status, 200)
    world.server.command("erase", "--dossier", case)
    for path in ("", "/timeline"):
        tally.equal(f"erasure: 404 {path or 'view'}", world.spb.get(f"/api/cases/{case}{path}").status, 404)
    tally.check("erasure: not in lists", case not in world.spb.get("/api/cases?limit=200").body.decode())
    done = world.server.command("verify", check=False)
    tally.check("erasure: verify passes", done.returncode == 0, done.stdout[-500:])
    return case


class Writer(threading.Thread):
    def __init__(self, world, case, stop):
        super().__init__(daemon=True)
        self.client, self.case, self.stop, self.told = Client(world.server.port, world.spb.token), case, stop, []

    def run(self):
        while not self.stop.is_set():
            text = uuid.uuid4().hex
            if self.client.post(f"/api/cases/{self.case}/add-note", {"text": text}).status == 200:
                self.told.append(text)


def notes_of(client, case):
    texts, cursor = set(), ""
    while True:
        page = must(client.get(f"/api/cases/{case}/timeline?limit=200&cursor={cursor}"))
        texts |= {item["data"]["text"] for item in page["items"] if item["event"] == "note_added"}
        cursor = page.get("next", "")
        if not cursor:
            return texts


def backup(world, tally, erased):
    stop = threading.Event()
    writers = [Writer(world, case, stop) for case in (world.asked_case()[0] for _ in range(4))]
    for writer in writers:
        writer.start()
    while any(len(writer.told) < 25 for writer in writers):
        threading.Event().wait(0.01)
    before = {writer.case: list(writer.told) for writer in writers}
    target = os.path.join(world.server.folder, "backup")
    world.server.command("backup", "--to", "backup", cwd=world.server.folder)  # the caller's folder, not the one in which the server stands
    stop.set()
    for writer in writers:
        writer.join(60)
    tally.check("backup: writers went on meanwhile", sum(len(writer.told) for writer in writers) > sum(map(len, before.values())))
    with Server(world.server.options) as other:
        os.makedirs(other.data)
        shutil.copy(os.path.join(world.server.data, "node.key"), other.data)
        other.command("restore", "--from", target)
        done = other.command("verify", check=False)
        tally.check("restore: verify passes", done.returncode == 0, done.stdout[-500:])
        other.start()
        client = other.client("coordinator@spb.example")
        lost = sum(len(set(told) - notes_of(client, case)) for case, told in before.items())
        tally.equal(f"restore: {sum(map(len, before.values()))} acknowledged notes are there", lost, 0)
        tally.equal("restore: what was erased stays erased", client.get(f"/api/cases/{erased}").status, 404)


def blobs(world):
    return {path for path, _ in files_of(os.path.join(world.server.data, "blobs"))}


def strays(world, tally):
    """Files that nobody may keep: an import by who may open no case leaves none, and what a refused command left is swept an hour later."""
    long = json.dumps(bundle(notes="<p>" + os.urandom(300_000).hex() + "</p>"))
    before = blobs(world)
    reply = world.neva.post("/api/cases/import", long, kind=FHIR)
    tally.equal("strays: import by a clinic", (reply.status, reply.code), (404, "not_found"))
    tally.equal("strays: what it left", blobs(world) - before, set())
    kept = must(world.spb.post(f"/api/cases/{world.case}/records", long, kind=FHIR))["id"]
    mine = blobs(world) - before
    tally.equal("strays: a file that is kept", len(mine), 1)
    folder = os.path.join(world.server.data, "blobs", "ff", str(uuid.uuid4()))
    os.makedirs(folder)
    old, young = (os.path.join(folder, letter * 64) for letter in "ab")
    for path in (old, young):
        with open(path, "wb") as file:
            file.write(b"sealed for nobody")
    an_hour_ago = time.time() - 3700
    for path in (old, *mine):
        os.utime(path, (an_hour_ago, an_hour_ago))
    world.restart()
    tally.check("strays: swept", wait_until(lambda: not os.path.exists(old)))
    tally.check("strays: what is young stays", os.path.exists(young))
    tally.equal("strays: what is kept stays", world.spb.get(f"/api/cases/{world.case}/records/{kept}/original").body, long.encode())


def run(world, tally):
    canaries(world, tally)
    strays(world, tally)
    backup(world, tally, erasure(world, tally))
    tally.check("alive after all", world.alive())
