"""The access table over HTTP: every role, data class, action, stage, grant and party state that exists, through every face that exists,
against expected.txt. Each comparison is one check; deviations are printed with role, class and stage.

world.py: who and what. table.py: what should be. reading.py, lists.py, desk.py, commanding.py, rivals.py, live.py, node.py: what is."""
import concurrent.futures
import json
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "harness")]
from hospitium import ROOT, Server, Tally, arguments  # noqa: E402
from table import COMMANDS  # noqa: E402
from world import World  # noqa: E402
import commanding  # noqa: E402
import desk  # noqa: E402
import lists  # noqa: E402
import live  # noqa: E402
import node  # noqa: E402
import reading  # noqa: E402
import rivals  # noqa: E402

AT_ONCE = 4
FACES = """/api/agreements /api/agreements/{id} /api/agreements/{id}/timeline /api/agreements/{id}/trace
/api/missions /api/missions/{id} /api/missions/{id}/timeline /api/missions/{id}/trace
/api/cases /api/cases/board /api/cases/calendar /api/cases/keywords /api/cases/{id} /api/cases/{id}/accesses /api/cases/{id}/match /api/cases/{id}/persons /api/cases/{id}/timeline
/api/cases/{id}/trace /api/cases/{id}/records/{record} /api/cases/{id}/records/{record}/draft /api/cases/{id}/records/{record}/look
/api/cases/{id}/records/{record}/pages/{page} /api/cases/{id}/translations/{record} /api/cases/{id}/records/{record}/original
/api/cases/{id}/uploads /api/cases/{id}/uploads/{upload} /api/cases/{id}/offers /api/cases/{id}/contacts /api/cases/{id}/duplicates /api/templates /api/colleagues
/api/catalogue/services /api/catalogue/services/{id} /api/directory/corridors /api/directory/gates /api/directory/parties
/api/directory/parties/{id} /api/directory/parties/{id}/services /api/directory/rates /api/directory/users
/api/directory/users/{id}/credentials /api/events /api/figures/cases /api/figures/published /api/figures/releases /api/figures/table
/api/directory/calendars /api/directory/history /api/directory/import/template /api/directory/imports /api/directory/imports/{id} /api/export/{list}
/api/accesses /api/clocks /api/journal /api/node/backups /api/notices /api/policy /api/refused /api/search /api/session /api/session/credentials /api/start /api/views""".split()
# Of attach_record, make_link, confirm_summary and add_translation; an upload is no command until it is whole.
OWN_PATHS = tuple("/api/cases/{id}/" + path for path in ("records", "uploads", "summaries", "translations", "persons/{person}/link", "duplicates"))
PUBLIC = ("/api/locale/{language}", "/api/node", "/healthz", "/metrics", "/readyz")


def each_reader(work, world, tally):
    """Runs work(world, reader, tally) for every reader, some at once; each has connections of its own."""
    def alone(reader):
        own = Tally()
        work(world, reader, own)
        return own
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for own in pool.map(alone, world.readers.values()):
            tally.add(own)


def inventory(tally):
    """A command that is not in the table fails; a face that nobody compares is told."""
    with open(os.path.join(ROOT, "api", "openapi.json"), encoding="utf-8") as file:
        paths = json.load(file)["paths"]
    at = "/api/cases/{id}/"
    commands = {path[len(at):].replace("-", "_") for path in paths if path.startswith(at) and "post" in paths[path] and path not in OWN_PATHS}
    tally.equal("commands of a case without a line in table.py", sorted(commands - set(COMMANDS)), [])
    for path in sorted(path for path in paths if "get" in paths[path] and path not in (*FACES, *PUBLIC)):
        tally.skip(path, "a face that is not compared yet")


def part(name, work, *arguments_):
    start = time.monotonic()
    work(*arguments_)
    print(f"{name}: {arguments_[-1].passed} passed, {arguments_[-1].failed} failed so far, {time.monotonic() - start:.0f} s", flush=True)


def main():
    options = arguments()
    tally = Tally()
    inventory(tally)
    with Server(options) as server:
        server.demo(0).start()
        world = World(server)
        reading.prepare(world)
        commanding.prepare(world)
        part("reading", each_reader, reading.run, world, tally)
        part("lists", each_reader, lists.run, world, tally)
        part("desk", each_reader, desk.run, world, tally)
        part("saved views", desk.check_views, world, tally)
        part("read notices", desk.check_marks, world, tally)
        part("outsider", reading.outsider, world, tally)
        part("commands", each_reader, commanding.run, world, tally)
        part("following", commanding.check_following, world, tally)
        part("node", node.run, world, tally)
        part("suspended", commanding.suspended, world, tally)
        part("rivals", rivals.run, world, tally)
        part("live", live.run, world, tally)
    tally.close()


if __name__ == "__main__":
    main()
