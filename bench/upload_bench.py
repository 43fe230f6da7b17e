"""A large file into a running server and out again: how much memory the server takes, how long it takes, and whether the bytes are the same.

    python3 bench/upload_bench.py [--mib 2048]"""
import hashlib
import http.client
import os
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "tests", "harness"), os.path.join(HERE, "..", "tests", "attack")]
from hospitium import Server, Tally, arguments, enquiry  # noqa: E402
from tus import BODY, TUS  # noqa: E402
from uploads import begin  # noqa: E402

MIB = 1 << 20


class Memory(threading.Thread):
    """The most that the process ever had resident, by the kernel's own mark, and the most seen while it was watched."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.done = pid, 0, threading.Event()

    def read(self, field):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(field)) / 1024

    def run(self):
        while not self.done.wait(0.02):
            self.most = max(self.most, self.read("VmRSS"))


def pieces(size):
    """Not compressible, and the same every time: one random MiB with its number in front."""
    block = os.urandom(MIB - 8)
    yield b"\0" * 128 + b"DICM" + b"\0" * (MIB - 132)
    for number in range(1, size // MIB):
        yield number.to_bytes(8, "big") + block


class Reader:
    """What http.client sends piece by piece, hashed on the way."""

    def __init__(self, size):
        self.source, self.hash = pieces(size), hashlib.blake2b()

    def __iter__(self):
        for piece in self.source:
            self.hash.update(piece)
            yield piece


def download(client, path):
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=600)
    connection.request("GET", path, headers={"Authorization": "Bearer " + client.token})
    answer, taken = connection.getresponse(), hashlib.blake2b()
    while piece := answer.read(MIB):
        taken.update(piece)
    return taken.hexdigest()


def main():
    options = arguments([("--mib", 2048)])
    size, tally = options.mib * MIB, Tally()
    with Server(options) as server:
        server.demo(0).start()
        client = server.client("coordinator@spb.example")
        case = client.post("/api/cases", enquiry()).json["id"]
        memory = Memory(server.process.pid)
        before = memory.read("VmRSS")
        memory.start()
        at = begin(client, case, size, "study.dcm").headers["location"]
        start, body = time.monotonic(), Reader(size)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
        connection.request("PATCH", at, body, {**TUS, "Authorization": "Bearer " + client.token, "Upload-Offset": "0", "Content-Type": BODY, "Content-Length": str(size)})
        answer = connection.getresponse()
        answer.read()
        sent, start = time.monotonic() - start, time.monotonic()
        tally.equal("the upload ends", answer.status, 204)
        same = download(client, f"/api/cases/{case}/records/{answer.getheader('Upload-Record')}/original") == body.hash.hexdigest()
        memory.done.set()
        tally.check("the same bytes come back", same)
        print(f"{options.mib} MiB: in {sent:.1f} s ({options.mib / sent:.0f} MiB/s, read back and attached), out {time.monotonic() - start:.1f} s; "
              f"resident before {before:.0f} MiB, most while watched {memory.most:.0f} MiB, high-water mark {memory.read('VmHWM'):.0f} MiB")
        tally.check("256 MiB of memory are enough", memory.read("VmHWM") <= 256, f"{memory.read('VmHWM'):.0f} MiB")
    tally.close()


if __name__ == "__main__":
    main()
