"""Bad intent against a real server with the demo: one named check per line of the list of attacks.

authorisation.py: who sees and does what. links.py: links of the patient's side, tables. wire.py: sessions, HTTP, JSON, paths. data.py: what stays behind on disk. uploads.py: files."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "harness")]
from hospitium import Server, Tally, arguments  # noqa: E402
from world import World  # noqa: E402
import authorisation  # noqa: E402
import data  # noqa: E402
import links  # noqa: E402
import uploads  # noqa: E402
import wire  # noqa: E402


def main():
    options = arguments()
    tally = Tally()
    with Server(options) as server:
        server.demo(20).start()
        world = World(server)
        authorisation.run(world, tally)
        links.run(world, tally)
        wire.run(world, tally)
        uploads.run(world, tally)
        data.run(world, tally)
    tally.close()


if __name__ == "__main__":
    main()
