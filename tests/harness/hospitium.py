"""A Hospitium server for tests: its own data folder, a free port, stopped by its process id. Standard library only."""
import argparse
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def arguments(extra=()):
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=os.path.join(ROOT, "build/release/src/hospitium"))
    parser.add_argument("--web", default=os.path.join(ROOT, "web/dist"))
    parser.add_argument("--locales", default=os.path.join(ROOT, "locales"))
    for name, default in extra:
        parser.add_argument(name, default=default, type=type(default))
    return parser.parse_args()


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    @property
    def code(self):
        try:
            return self.json.get("code", "")
        except (ValueError, AttributeError):
            return ""


class Server:
    """`database`: '' for the embedded one, else a postgresql:// URL. The folder lives until close()."""

    def __init__(self, options, database="", keys=""):
        self.options, self.database, self.keys = options, database, keys
        self.folder = tempfile.mkdtemp(prefix="hospitium-test-")
        self.data = os.path.join(self.folder, "data")
        self.process, self.port, self.log = None, 0, ""
        self.environment = {}  # variables of the server, besides our own

    def command(self, *words, check=True, cwd=None):
        line = [os.path.abspath(self.options.binary), *words, "--data", self.data]
        if self.database:
            line += ["--db", self.database, "--keys-db", self.keys]
        done = subprocess.run(line, capture_output=True, text=True, timeout=600, stdin=subprocess.DEVNULL, cwd=cwd)
        if check and done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done

    def demo(self, cases=0):
        self.command("demo", "--cases", str(cases))
        return self

    def start(self):
        web = self.options.web
        if not os.path.exists(os.path.join(web, "index.html")):  # tests of the API need no built web application
            web = os.path.join(self.folder, "web")
            os.makedirs(web, exist_ok=True)
            with open(os.path.join(web, "index.html"), "w", encoding="utf-8") as page:
                page.write("<!doctype html><title>Hospitium</title>")
        line = [self.options.binary, "serve", "--data", self.data, "--port", "0", "--web", web, "--locales", self.options.locales]
        if self.database:
            line += ["--db", self.database, "--keys-db", self.keys]
        self.process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
                                        env={**os.environ, **self.environment})
        for text in self.process.stdout:
            self.log += text
            if "is open at" in text:
                self.port = int(text.rsplit(":", 1)[1])
            if "Ctrl-C" in text:
                return self
        raise RuntimeError(f"the server did not start: {self.log[-3000:]}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=60)
            self.log += self.process.stdout.read()
            self.process.stdout.close()

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def token(self, email):
        return self.command("user", "token", "--user", email).stdout.strip()

    def client(self, email=None):
        return Client(self.port, self.token(email) if email else None)

    def in_person(self, email, password="hospitium-demo"):
        """Signed in as a browser is, for what a token must not do."""
        client = self.client()
        client.keep_session(client.post("/api/session", {"email": email, "password": password}))
        return client

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Client:
    """One keep-alive connection, with a token, a session's cookie, or nothing."""

    def __init__(self, port, token=None):
        self.port, self.token, self.connection, self.session, self.used = port, token, None, {}, 0.0

    def keep_session(self, reply):
        """From now on speaks with the session that `reply` began, as a browser of our own origin does."""
        self.session = {"Cookie": reply.headers["set-cookie"].split(";")[0], "X-CSRF-Token": reply.json["csrf"]}

    def ask(self, method, path, body=None, headers=None, kind="application/json"):
        fields = {"Host": f"127.0.0.1:{self.port}", **self.session}
        if self.session:
            fields["Origin"] = f"http://127.0.0.1:{self.port}"
        if self.token:
            fields["Authorization"] = "Bearer " + self.token
        if body is not None:
            fields["Content-Type"] = kind
            body = body if isinstance(body, bytes) else (body.encode() if isinstance(body, str) else json.dumps(body).encode())
        fields.update(headers or {})
        if time.monotonic() - self.used > 60:  # the server closes what is idle for longer, and what changes something is not sent twice
            self.close()
        self.used = time.monotonic()
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.connection.request(method, path, body, fields)
                answer = self.connection.getresponse()
                return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
            except (http.client.RemoteDisconnected, http.client.CannotSendRequest, BrokenPipeError):
                self.close()
                if attempt == 2 or method != "GET":
                    raise

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body=None, key=None, **more):
        headers = dict(more.pop("headers", {}) or {})
        headers.setdefault("Idempotency-Key", key or str(uuid.uuid4()))
        return self.ask("POST", path, {} if body is None else body, headers=headers, **more)

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None


class Tally:
    """Counts named checks; close() prints the line that the test driver reads."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, holds, detail=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name} {detail}", flush=True)
        return holds

    def equal(self, name, got, wanted):
        return self.check(name, got == wanted, f"got {got!r}, wanted {wanted!r}")

    def add(self, other):
        self.passed, self.failed, self.skipped = self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped

    def skip(self, name, why):
        self.skipped += 1
        print(f"skipped {name}: {why}", flush=True)

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        sys.exit(1 if self.failed else 0)


def postgres_pair():
    """A fresh database and its keys database on the tests' own PostgreSQL, or None."""
    base = os.environ.get("HOSPITIUM_TEST_PG")
    if not base:
        return None
    name = "hospitium_" + uuid.uuid4().hex[:12]
    for database in (name, name + "_keys"):
        subprocess.run(["psql", base, "-q", "-c", f"CREATE DATABASE {database}"], check=True, capture_output=True)
    server, _, query = base.partition("?")
    stem = server.rsplit("/", 1)[0]
    suffix = "?" + query if query else ""
    return f"{stem}/{name}{suffix}", f"{stem}/{name}_keys{suffix}"


def patient(name="Trần Thị Thử", latin="Tran Thi Thu", born="1980-05-17"):
    return {"name": name, "name_latin": latin, "sex": "female", "birth_date": born, "nationality": "VN", "language": "vi"}


def enquiry(**more):
    body = {"patient": patient(), "wish": {"specialty": "oncology", "urgency": "routine", "question": "Second opinion?"},
            "origin": "VN-HN", "destination": "RU-SPE", "source": {"kind": "patient"}}
    body.update(more)
    return body


def bundle(name="Tran Thi Thu", notes="", allergy="Penicillin", born="1980-05-17"):
    """A small document Bundle of our own."""
    uid = lambda n: f"urn:uuid:00000000-0000-4000-8000-{n:012d}"
    return {"resourceType": "Bundle", "type": "document", "timestamp": "2026-01-05T10:00:00Z",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": "urn:uuid:" + str(uuid.uuid4())},
            "entry": [
                {"fullUrl": uid(1), "resource": {"resourceType": "Composition", "status": "final", "title": "Patient summary", "date": "2026-01-05",
                    "type": {"coding": [{"system": "http://loinc.org", "code": "60591-5"}]}, "subject": {"reference": uid(2)},
                    "author": [{"display": "Home hospital"}],
                    "section": [{"title": "Allergies", "code": {"coding": [{"system": "http://loinc.org", "code": "48765-2"}]},
                                 "text": {"status": "generated", "div": f"<div xmlns=\"http://www.w3.org/1999/xhtml\">{notes}</div>"},
                                 "entry": [{"reference": uid(3)}]}]}},
                {"fullUrl": uid(2), "resource": {"resourceType": "Patient", "name": [{"text": name}], "gender": "female", "birthDate": born}},
                {"fullUrl": uid(3), "resource": {"resourceType": "AllergyIntolerance", "code": {"text": allergy}, "patient": {"reference": uid(2)}}}]}


def wait_until(holds, seconds=20):
    """Polls a condition that the system itself brings about; for what has no event to wait on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False
