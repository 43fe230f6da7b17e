"""Search of the catalogue over HTTP, the load generator (`wrk`) on the same machine.

    build/release/src/hospitium demo --data /tmp/million --cases 0 --services 1000000
    python3 bench/catalogue_http.py --folder /tmp/million [--rounds 3] [--seconds 5]"""
import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "harness"))
from hospitium import Client  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
WORDS = ["knee", "heart valve", "пересадка почки", "зубной имп", "thay khớp", "ung thư", "зүрхний хавхлаг", "нүд", "무릎", "백내장 수술", "saraton", "тизза",
         "زراعة كلية", "القلب", "рэабілітацыя", "bogd", "implant", "laser vi", "ле", "clinic", "", "", "", ""]
SPECIALTIES = ["dentistry", "oncology", "cardiac_surgery", "ophthalmology", "neurosurgery", "sanatorium_care", "reproductive_medicine", "diagnostics"]


def question(rng):
    asked = {"q": rng.choice(WORDS)}
    if rng.random() < 1 / 3:
        asked["specialty"] = rng.choice(SPECIALTIES)
    if rng.random() < 1 / 3:
        asked["place"] = rng.choice(["KR", "RU-SPE", "VN", "UZ-TK", "AE", "BY"])
    if rng.random() < 1 / 3:
        asked["language"] = rng.choice(["en", "ru", "vi", "mn", "ar", "ko"])
    if rng.random() < 1 / 5:
        asked["technique"] = rng.choice(["implants", "laser", "robotic", "minimally_invasive"])
    if rng.random() < 1 / 4:
        asked.update(budget=rng.randrange(1000, 31000), currency="USD")
    if rng.random() < 1 / 4:
        asked["origin"] = "MN"
    if rng.random() < 1 / 5:
        asked["age"] = rng.randrange(80)
    if rng.random() < 1 / 3:
        asked["sex"] = rng.choice(["female", "male"])
    if rng.random() < 1 / 6:
        asked["sort"] = rng.choice(["price", "waiting"])
    return "/api/catalogue/services?" + urllib.parse.urlencode(asked)


def measure(port, paths, connections, seconds):
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as file:
        file.write(f'local paths = {{{",".join(json.dumps(path) for path in paths)}}}\nlocal count = 0\nwrk.headers["Host"] = "127.0.0.1:{port}"\n'
                   'request = function() count = count + 1; return wrk.format("GET", paths[count % #paths + 1]) end\n')
        file.flush()
        text = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", file.name, f"http://127.0.0.1:{port}"],
                              capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    latency = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    unit = {"us": 0.001, "ms": 1, "s": 1000}[latency.group(2)]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), float(latency.group(1)) * unit, int(refused.group(1)) if refused else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--binary", default=os.path.join(ROOT, "build/release/src/hospitium"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    web = tempfile.mkdtemp()
    with open(os.path.join(web, "index.html"), "w", encoding="utf-8") as page:
        page.write("<!doctype html><title>Hospitium</title>")
    process = subprocess.Popen([options.binary, "serve", "--data", options.folder, "--port", "0", "--web", web, "--locales", os.path.join(ROOT, "locales")],
                               stdout=subprocess.PIPE, text=True)
    try:
        for text in process.stdout:
            if "is open at" in text:
                port = int(text.rsplit(":", 1)[1])
            if "Ctrl-C" in text:
                break
        start, client = time.monotonic(), Client(port)
        while not client.get("/api/catalogue/services?limit=1").json["complete"]:
            time.sleep(0.5)
        total = client.get("/api/catalogue/services?limit=1").json["total"]
        print(f"{total} services, complete {time.monotonic() - start:.0f} s after the server opened")
        rng = random.Random(2026)
        paths = [question(rng) for _ in range(5000)]
        for connections in (2, 4, 8, 16):
            rounds = [measure(port, paths, connections, options.seconds) for _ in range(options.rounds)]
            print(f"{connections} connections: {statistics.median(r[0] for r in rounds):,.0f}/s ({min(r[0] for r in rounds):,.0f} to {max(r[0] for r in rounds):,.0f}), "
                  f"p99 {statistics.median(r[1] for r in rounds):.1f} ms, refused {sum(r[2] for r in rounds)}", flush=True)
        with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
            resident = re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)
        print(f"resident {int(resident) // 1024} MiB")
    finally:
        process.terminate()
        process.wait(timeout=60)


if __name__ == "__main__":
    main()
