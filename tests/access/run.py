"""The access table over HTTP: every role, data class, action, stage, grant and party state that exists, through every face that exists,
against expected.txt. Each comparison is one check; deviations are printed with role, class and stage.

world.py: who and what. table.py: what should be. reading.py, lists.py, commanding.py, rivals.py, live.py, node.py: what is."""
import concurrent.futures
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "harness")]
from hospitium import Server, Tally, arguments  # noqa: E402
from world import World  # noqa: E402
import commanding  # noqa: E402
import lists  # noqa: E402
import live  # noqa: E402
import node  # noqa: E402
import reading  # noqa: E402
import rivals  # noqa: E402

AT_ONCE = 4


def each_reader(work, world, tally):
    """Runs work(world, reader, tally) for every reader, some at once; each has connections of its own."""
    def alone(reader):
        own = Tally()
        work(world, reader, own)
        return own
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for own in pool.map(alone, world.readers.values()):
            tally.add(own)


def part(name, work, *arguments_):
    start = time.monotonic()
    work(*arguments_)
    print(f"{name}: {arguments_[-1].passed} passed, {arguments_[-1].failed} failed so far, {time.monotonic() - start:.0f} s", flush=True)


def main():
    options = arguments()
    tally = Tally()
    with Server(options) as server:
        server.demo(0).start()
        world = World(server)
        reading.prepare(world)
        commanding.prepare(world)
        part("reading", each_reader, reading.run, world, tally)
        part("lists", each_reader, lists.run, world, tally)
        part("outsider", reading.outsider, world, tally)
        part("commands", each_reader, commanding.run, world, tally)
        part("node", node.run, world, tally)
        part("suspended", commanding.suspended, world, tally)
        part("rivals", rivals.run, world, tally)
        part("live", live.run, world, tally)
    tally.close()


if __name__ == "__main__":
    main()
