"""Nothing acknowledged is lost: 16 writers, kill -9, restart, compare with what the writers were told. On both databases.

Each writer keeps a ledger of its own: notes it was told are kept (must be there, once), and notes it had sent without hearing
(may be there, whole, at most once, also after being sent again with the same Idempotency-Key)."""
import collections
import os
import random
import sys
import threading
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
from hospitium import Client, Server, Tally, arguments, enquiry, postgres_pair  # noqa: E402
from servers import two_servers  # noqa: E402

WRITERS = 16


class Writer(threading.Thread):
    def __init__(self, server, token, case, told, unheard):
        super().__init__(daemon=True)
        self.client, self.case, self.told, self.unheard = Client(server.port, token), case, told, unheard

    def run(self):
        try:
            while True:
                key, text = str(uuid.uuid4()), uuid.uuid4().hex
                self.unheard[text] = key
                reply = self.client.post(f"/api/cases/{self.case}/add-note", {"text": text}, key=key)
                if reply.status == 200:
                    del self.unheard[text]
                    self.told.append(text)
        except OSError:
            pass
        except Exception as error:  # http.client tears in many ways when the server dies; anything else shows in the comparison
            self.error = error


def notes_of(client, case):
    texts, cursor = [], ""
    while True:
        page = client.get(f"/api/cases/{case}/timeline?limit=200&cursor={cursor}").json
        texts += [item["data"]["text"] for item in page["items"] if item["event"] == "note_added"]
        cursor = page.get("next", "")
        if not cursor:
            return texts


def one_database(name, server, cycles, tally, seed):
    rng = random.Random(seed)
    server.demo(0).start()
    token = server.token("coordinator@spb.example")
    opener = Client(server.port, token)
    cases = [opener.post("/api/cases", enquiry()).json["id"] for _ in range(WRITERS)]
    told = {case: [] for case in cases}
    unheard = {case: {} for case in cases}
    acknowledged = lost = torn = doubled = 0
    for cycle in range(cycles):
        writers = [Writer(server, token, case, told[case], unheard[case]) for case in cases]
        for writer in writers:
            writer.start()
        threading.Event().wait(rng.uniform(0.05, 0.35))  # the moment of death is what this test varies
        server.kill()
        for writer in writers:
            writer.join(30)
        server.start()
        # Looking at every case after every death would cost more than the deaths: a few each time, all of them at the end.
        for case in (cases if cycle == cycles - 1 else rng.sample(cases, 2)):
            client = Client(server.port, token)
            for text, key in list(unheard[case].items()):  # the client that heard nothing asks again with its key
                reply = client.post(f"/api/cases/{case}/add-note", {"text": text}, key=key)
                if reply.status == 200:
                    del unheard[case][text]
                    told[case].append(text)
            found = collections.Counter(notes_of(client, case))
            lost += sum(1 for text in told[case] if text not in found)
            doubled += sum(1 for count in found.values() if count > 1)
            torn += sum(1 for text in found if len(text) != 32 or (text not in unheard[case] and text not in set(told[case])))
            # what was seen once need not be compared again
            client.close()
    acknowledged = sum(len(list_) for list_ in told.values())
    print(f"{name}: {cycles} kills under {WRITERS} writers, {acknowledged} acknowledged, {lost} lost, {torn} torn, {doubled} doubled", flush=True)
    tally.check(f"{name}: nothing acknowledged is lost", lost == 0 and acknowledged > cycles)
    tally.check(f"{name}: nothing is torn", torn == 0)
    tally.check(f"{name}: nothing is done twice", doubled == 0)
    server.stop()
    verified = server.command("verify", check=False)
    tally.check(f"{name}: verify finds nothing amiss", verified.returncode == 0, verified.stdout[-1000:])
    server.close()


def main():
    options = arguments([("--cycles", 200), ("--seed", random.randrange(1 << 30))])
    print(f"seed {options.seed}", flush=True)
    tally = Tally()
    one_database("sqlite", Server(options), options.cycles, tally, options.seed)
    pair = postgres_pair()
    if pair:
        one_database("postgresql", Server(options, *pair), options.cycles, tally, options.seed)
        two_servers(options, postgres_pair(), tally)
    else:
        tally.skip("postgresql", "HOSPITIUM_TEST_PG is not set")
    tally.close()


if __name__ == "__main__":
    main()
