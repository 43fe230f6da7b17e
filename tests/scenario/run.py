"""Plays the stories of tests/scenario/*.txt, and of tests/regression/*.txt (one for each bug mended), over real HTTP. The language of a story:

    As E-MAIL [in person]            from here on this user speaks, with a token; "in person": signed in with the password, as in a browser
    GET PATH | DELETE PATH | POST PATH BODY | PUT PATH BODY
                                     BODY is JSON, or <name for an invented summary of harness/hospitium.py; <name born DATE
    With HEADER VALUE                a header of the next request, and of its repeats
    again [PATH]                     the last POST once more, body and headers alike
    UPLOAD PATH NAME                 sends an invented photograph under this name; keeps what the last reply says of it
    = STATUS [CODE]                  what came back (the default is success)
    Enter SECRET CODE NAME           from here on the person with this link speaks, later again as NAME; the code was read out
    keep NAME PATH                   PATH into the reply (dots, numbers, or [member.member=value] for an item of a list)
    see PATH VALUE | see PATH > N    what the reply holds; "see PATH absent"; "see PATH present"; "see PATH empty"
    until GET PATH : PATH VALUE      asks again until the system's own followers have caught up
    Write NAME TEXT                  a file of this name, "|" between its lines
    Run WORDS                        a command line beside the running server, in the folder of these files; "Run! WORDS" must fail
    says TEXT                        what the last command line wrote holds this
    ${NAME}                          something kept

Lines that begin with # are for the reader."""
import datetime
import glob
import json
import os
import re
import shlex
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
from hospitium import Server, Tally, arguments, bundle, wait_until  # noqa: E402

from tus import BODY, TUS, named, png  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ABSENT = object()


def dig(value, path):
    for step in re.findall(r"\[[^\]]+\]|[^.\[\]]+", path):
        if step.startswith("["):
            member, _, wanted = step[1:-1].partition("=")
            value = next((item for item in value if str(dig(item, member)) == wanted), ABSENT) if isinstance(value, list) else ABSENT
        elif isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else (len(value) if step == "size" else ABSENT)
        else:
            value = value.get(step, ABSENT) if isinstance(value, dict) else ABSENT
        if value is ABSENT:
            return ABSENT
    return value


def summary_of(words):
    """"Name" or "Name born DATE", as far as it is known."""
    name, _, born = words.partition(" born ")
    return {"name": name, "born": born} if born else {"name": name}


def holds(found, wanted):
    if wanted == "absent":
        return found is ABSENT
    if wanted == "present":
        return found is not ABSENT
    if wanted == "empty":
        return found == ""
    if wanted.startswith(">"):
        return found is not ABSENT and float(found) > float(wanted[1:])
    return found is not ABSENT and str(found) == wanted


class Story:
    def __init__(self, server, path, tally):
        self.server, self.path, self.tally = server, path, tally
        self.kept = {"locales": os.path.abspath(server.options.locales), "today": datetime.datetime.now(datetime.timezone.utc).date().isoformat()}
        self.clients, self.client, self.reply, self.judged = {}, None, None, True
        self.headers, self.last, self.said = {}, None, ""

    def fill(self, text):
        return re.sub(r"\$\{(\w+)\}", lambda match: str(self.kept[match.group(1)]), text)

    def fail(self, number, line, why):
        self.tally.check(f"{os.path.basename(self.path)}:{number}", False, f"{line.strip()} — {why}")
        return False

    def settle(self, number, line):
        """A reply that no line judged must have been a success."""
        if self.judged or self.reply is None or self.reply.status < 300:
            return True
        return self.fail(number, line, f"the step before was refused: {self.reply.status} {self.reply.body[:300]!r}")

    def play(self):
        with open(self.path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip() and not line.startswith("#") and not self.step(number, line):
                    return
        self.tally.check(os.path.basename(self.path), self.settle(number, "the end"))

    def step(self, number, line):
        word, _, rest = self.fill(line.strip()).partition(" ")
        if word in ("As", "Enter", "GET", "POST", "PUT", "DELETE", "UPLOAD", "again", "keep", "see", "until", "Run", "Run!") and not (word == "=" or self.settle(number, line)):
            return False
        return getattr(self, "do_" + {"=": "status", "Run!": "run_refused"}.get(word, word.lower()))(number, line, rest)

    def do_as(self, _number, _line, who):
        email, _, in_person = who.partition(" ")
        if who not in self.clients:
            self.clients[who] = self.server.in_person(email) if in_person else self.server.client(email if email != "nobody" else None)
        self.client, self.reply, self.judged = self.clients[who], None, True
        return True

    def do_enter(self, number, line, rest):
        secret, code, name = rest.split(" ")
        self.client = self.clients[name] = self.server.client()
        self.reply = self.client.post("/api/link/session", {"secret": secret, "code": code})
        if self.reply.status == 200:
            self.client.keep_session(self.reply)
        self.judged = False
        return True

    def do_with(self, _number, _line, rest):
        name, _, value = rest.partition(" ")
        self.headers[name] = value
        return True

    def do_get(self, _number, _line, path):
        self.reply, self.judged = self.client.get(path), False
        return True

    def do_delete(self, _number, _line, path):
        self.reply, self.judged = self.client.ask("DELETE", path), False
        return True

    def do_post(self, _number, _line, rest):
        path, _, body = rest.partition(" ")
        if body.startswith("<"):
            sent = (json.dumps(bundle(**summary_of(body[1:]))), "application/fhir+json")
        else:
            sent = (json.loads(body or "{}"), "application/json")
        self.last, self.headers = (path, *sent, self.headers), {}
        return self.post(*self.last)

    def post(self, path, body, kind, headers):
        self.reply, self.judged = self.client.post(path, body, kind=kind, headers=headers), False
        return True

    def do_again(self, _number, _line, path):
        return self.post(path or self.last[0], *self.last[1:])

    def do_upload(self, _number, _line, rest):
        path, _, name = rest.partition(" ")
        content = png()
        begun = self.client.ask("POST", path, headers={**TUS, "Upload-Length": str(len(content)), "Upload-Metadata": named(filename=name)})
        at = begun.headers.get("location", path)
        self.reply = self.client.ask("PATCH", at, content, {**TUS, "Upload-Offset": "0"}, kind=BODY) if begun.status == 201 else begun
        if self.reply.status == 204:
            self.reply = self.client.get(at)
        self.judged = False
        return True

    def do_put(self, _number, _line, rest):
        path, _, body = rest.partition(" ")
        self.reply, self.judged = self.client.ask("PUT", path, json.loads(body)), False
        return True

    def do_status(self, number, line, rest):
        status, _, code = rest.partition(" ")
        self.judged = True
        if str(self.reply.status) != status or (code and self.reply.code != code):
            return self.fail(number, line, f"got {self.reply.status} {self.reply.body[:300]!r}")
        return True

    def do_keep(self, number, line, rest):
        name, _, path = rest.partition(" ")
        found = dig(self.reply.json, path)
        if found is ABSENT:
            return self.fail(number, line, f"not in {self.reply.body[:500]!r}")
        self.kept[name] = found
        return True

    def do_see(self, number, line, rest):
        path, _, wanted = rest.partition(" ")
        found = dig(self.reply.json, path)
        return holds(found, wanted) or self.fail(number, line, f"found {'nothing' if found is ABSENT else found!r}")

    def do_write(self, _number, _line, rest):
        name, _, text = rest.partition(" ")
        with open(os.path.join(self.server.folder, name), "w", encoding="utf-8") as file:
            file.write(text.replace("|", "\n"))
        return True

    def do_run(self, number, line, rest, wanted=0):
        done = self.server.command(*shlex.split(rest), check=False, cwd=self.server.folder)
        self.said, self.judged = done.stdout + done.stderr, True
        return (done.returncode == 0) == (wanted == 0) or self.fail(number, line, f"exit {done.returncode}: {self.said[:500]}")

    def do_run_refused(self, number, line, rest):
        return self.do_run(number, line, rest, wanted=1)

    def do_says(self, number, line, text):
        return text in self.said or self.fail(number, line, f"it said {self.said[:800]!r}")

    def do_until(self, number, line, rest):
        request, _, condition = rest.partition(" : ")
        path, _, wanted = condition.partition(" ")

        def caught_up():
            self.reply = self.client.get(request.removeprefix("GET "))
            return holds(dig(self.reply.json, path), wanted)
        self.judged = True
        return wait_until(caught_up) or self.fail(number, line, f"last reply {self.reply.body[:500]!r}")


def main():
    options = arguments()
    tally = Tally()
    with Server(options) as server:
        server.demo(40).start()
        for path in sorted(glob.glob(os.path.join(HERE, "*.txt")) + glob.glob(os.path.join(HERE, "..", "regression", "*.txt"))):
            Story(server, path, tally).play()
    tally.close()


if __name__ == "__main__":
    main()
