"""Two servers over one PostgreSQL: what is committed through one reaches the readers of the other, and one goes on when the other is killed."""
import http.client
import os
import shutil
import threading

from hospitium import Client, Server, enquiry, wait_until

TAKES_OVER_S = 40  # the leases of a server that died last ten seconds


class Reader(threading.Thread):
    """Somebody whose page is open: listens to /api/events until the server ends."""

    def __init__(self, port, token):
        super().__init__(daemon=True)
        self.told = ""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.connection.request("GET", "/api/events", headers={"Host": f"127.0.0.1:{port}", "Authorization": "Bearer " + token})
        self.answer = self.connection.getresponse()

    def run(self):
        try:
            for line in self.answer:
                self.told += line.decode()
        except (OSError, http.client.HTTPException, ValueError):
            pass

    def hears_of(self, case, seconds=20):
        return wait_until(lambda: case in self.told, seconds)


def start_two(options, pair):
    first, second = Server(options, *pair), Server(options, *pair)
    first.demo(0)
    os.makedirs(second.data, mode=0o700, exist_ok=True)
    shutil.copy(os.path.join(first.data, "node.key"), os.path.join(second.data, "node.key"))
    return first.start(), second.start()


def two_servers(options, pair, tally):
    first, second = start_two(options, pair)
    token = first.token("coordinator@spb.example")
    one, two = Client(first.port, token), Client(second.port, token)
    here, there = Reader(first.port, token), Reader(second.port, token)
    for reader in (here, there):
        reader.start()
    for name, client in (("the first", one), ("the second", two)):
        case = client.post("/api/cases", enquiry()).json["id"]
        tally.check(f"servers: what {name} commits its own reader hears", (here if client is one else there).hears_of(case))
        tally.check(f"servers: what {name} commits the other's reader hears", (there if client is one else here).hears_of(case))
        tally.equal(f"servers: {name}'s change is told once", (here.told.count(case), there.told.count(case)), (1, 1))
    first.kill()
    case = two.post("/api/cases", enquiry()).json["id"]
    tally.check("servers: after one was killed the other's reader goes on hearing", there.hears_of(case, TAKES_OVER_S))
    second.stop()
    verified = second.command("verify", check=False)
    tally.check("servers: verify finds nothing amiss", verified.returncode == 0, verified.stdout[-1000:])
    second.close()
    first.close()
