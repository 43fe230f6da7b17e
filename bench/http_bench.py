"""Speed over HTTP as users feel it: authenticated keep-alive connections, access log on, SQLite FULL, the load generator on the same
machine. Needs `wrk` (Debian package). Prints a Markdown table: median and spread of the rounds.

    python3 bench/http_bench.py [--cases 320] [--rounds 3] [--seconds 5]"""
import json
import os
import re
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "harness"))
from hospitium import Client, Server, arguments, bundle, enquiry  # noqa: E402

SETUP = """
local paths = {%s}
local count = 0
wrk.headers["Authorization"] = "Bearer %s"
wrk.headers["Host"] = "127.0.0.1:%d"
"""
READ = 'request = function() count = count + 1; return wrk.format("GET", paths[count %% #paths + 1]) end'
WRITE = """wrk.headers["Content-Type"] = "%s"
request = function() count = count + 1; return wrk.format("POST", paths[count %% #paths + 1], nil, [==[%s]==]) end
"""


def wrk(folder, port, token, paths, script, connections, seconds):
    file = os.path.join(folder, "load.lua")
    with open(file, "w", encoding="utf-8") as out:
        out.write(SETUP % (",".join(json.dumps(path) for path in paths), token, port) + script)
    text = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", file, f"http://127.0.0.1:{port}"],
                          capture_output=True, text=True, check=True).stdout
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    latency = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    unit = {"us": 0.001, "ms": 1, "s": 1000}[latency.group(2)]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), float(latency.group(1)) * unit, int(refused.group(1)) if refused else 0


def sized_bundle(size):
    document = bundle(notes="<p>" + "x" * 10 + "</p>")
    section = document["entry"][0]["resource"]["section"][0]
    number = 100
    while len(json.dumps(document)) < size:
        uid = f"urn:uuid:00000000-0000-4000-8000-{number:012d}"
        document["entry"].append({"fullUrl": uid, "resource": {"resourceType": "AllergyIntolerance", "code": {"text": f"Substance {number}"},
                                                               "patient": {"reference": document["entry"][1]["fullUrl"]}}})
        section["entry"].append({"reference": uid})
        number += 1
    return json.dumps(document)


def main():
    options = arguments([("--cases", 320), ("--rounds", 3), ("--seconds", 5)])
    with Server(options) as server:
        server.demo(options.cases).start()
        token = server.token("coordinator@spb.example")
        client = Client(server.port, token)
        ids = [client.post("/api/cases", enquiry()).json["id"] for _ in range(200)]
        work = [
            ("command (note), durable", [f"/api/cases/{i}/add-note" for i in ids], WRITE % ("application/json", '{"text":"Called the family."}'), 64),
            ("case read", [f"/api/cases/{i}" for i in ids], READ.replace("%%", "%"), 64),
            ("list, 50 rows, counted", ["/api/cases?limit=50", "/api/cases?limit=50&specialty=oncology", "/api/cases?limit=50&stage=enquiry"],
             READ.replace("%%", "%"), 32),
            ("import, 10 KB summary", ["/api/cases/import?origin=VN-HN&destination=RU-SPE"], WRITE % ("application/fhir+json", sized_bundle(10_000)), 32),
            ("import, 100 KB summary", ["/api/cases/import?origin=VN-HN&destination=RU-SPE"], WRITE % ("application/fhir+json", sized_bundle(100_000)), 32),
        ]
        print(f"| Work | connections | per second, median (min to max of {options.rounds}) | p99 ms, median | refused |\n|---|---|---|---|---|")
        for name, paths, script, connections in work:
            rounds = [wrk(server.folder, server.port, token, paths, script, connections, options.seconds) for _ in range(options.rounds)]
            rates = [r[0] for r in rounds]
            print(f"| {name} | {connections} | {statistics.median(rates):,.0f} ({min(rates):,.0f} to {max(rates):,.0f}) "
                  f"| {statistics.median(r[1] for r in rounds):.1f} | {sum(r[2] for r in rounds)} |", flush=True)
        with open(f"/proc/{server.process.pid}/status", encoding="utf-8") as status:
            resident = re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)
        print(f"\nResident afterwards: {int(resident) // 1024} MiB")


if __name__ == "__main__":
    main()
