"""What the attacks need: one server with the demo, people signed in, and two cases of different owners."""
import json
import os
import socket
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
from hospitium import bundle, enquiry, patient  # noqa: E402

FHIR = "application/fhir+json"
TERMS = {"plan": "Surgery and ten days on the ward.", "lines": [{"text": "Surgery", "price": {"minor": "800000", "currency": "USD"}, "included": True}],
         "total": {"minor": "800000", "currency": "USD"}, "valid_until": "2100-01-01"}


class World:
    """`spb` owns `case`, asked of the clinics `neva` (which offered) and `primorsky`; `seoul` owns `foreign`, with nobody else."""

    def __init__(self, server):
        self.server = server
        people = {"spb": "coordinator@spb", "seoul": "coordinator@seoul", "neva": "neva@clinic", "primorsky": "primorsky@clinic",
                  "agency": "agency@hanoi", "admin": "administrator@node", "auditor": "auditor@node"}
        for name, email in people.items():
            setattr(self, name, server.client(email + ".example"))
        self.nobody, self.spb_in_person = server.client(), server.in_person("coordinator@spb.example")
        self.clinics = {name: self.spb.get("/api/directory/parties?q=" + words).json["items"][0]["id"]
                        for name, words in (("neva", "Neva+Clinical"), ("primorsky", "Primorsky"))}
        self.case, self.record, self.referrals = self.asked_case()
        self.foreign = must(self.seoul.post("/api/cases", enquiry(destination="KR-11")))["id"]

    def asked_case(self, mark="", name="Tran Thi Thu"):
        """A case with a summary and two referrals; `mark` is put into every text that a person may write."""
        wish = {"specialty": "oncology", "urgency": "routine", "question": "Second opinion? " + mark}
        case = must(self.spb.post("/api/cases", enquiry(patient=patient(name=name, latin=name), wish=wish)))["id"]
        at = f"/api/cases/{case}"
        text = bundle(name=name, notes="Notes " + mark, allergy="Penicillin " + mark)
        record = must(self.spb.post(at + "/records", json.dumps(text), kind=FHIR))["id"]
        must(self.spb.post(at + "/confirm-records", {}))
        referrals = {}
        for clinic, party in self.clinics.items():
            must(self.spb.post(at + "/grant-consent", {"party": party, "given_by": "phone"}))
            referrals[clinic] = must(self.spb.post(at + "/request-referral", {"clinic": party, "question": "Price? " + mark}))["ids"][0]
        terms = dict(TERMS, plan=TERMS["plan"] + " " + mark)
        must(self.neva.post(at + "/make-offer", {"referral": referrals["neva"], "terms": terms}))
        return case, record, referrals

    def raw(self, text, source="127.0.0.1"):
        """Sends bytes as they are; returns (status, whole answer). Status 0: closed without a word."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=60, source_address=(source, 0)) as wire:
            try:
                wire.sendall(text if isinstance(text, bytes) else text.encode())
            except OSError:
                pass  # refused before all was sent: the answer is what counts
            answer = b""
            try:
                while chunk := wire.recv(65536):
                    answer += chunk
                    if len(answer) > 5_000_000:
                        break
            except OSError:
                pass
        status = answer[9:12].decode() if answer.startswith(b"HTTP/1.1 ") else "0"
        return int(status), answer

    def head(self, first, *fields):
        host = f"127.0.0.1:{self.server.port}"
        return "\r\n".join([first, f"Host: {host}", *fields, "Connection: close", "", ""])

    def restart(self, kill=False):
        """The same data, another process; everybody stays signed in."""
        self.server.kill() if kill else self.server.stop()
        self.server.start()
        for client in (self.spb, self.spb_in_person, self.seoul, self.neva, self.primorsky, self.agency, self.admin, self.auditor, self.nobody):
            client.close()
            client.port = self.server.port

    @staticmethod
    def open_gate(fifo, threads):
        """Lets every program through that waits to read from `fifo`, until all threads have their answers."""
        while any(thread.is_alive() for thread in threads):
            try:
                os.close(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))
            except OSError:
                pass  # nobody reads just now
            for thread in threads:
                thread.join(0.01)

    def alive(self):
        return self.nobody.get("/healthz").status == 200


def must(reply):
    if reply.status not in (200, 201):
        raise RuntimeError(f"{reply.status} {reply.body[:500]!r}")
    return reply.json


def unknown():
    return str(uuid.uuid4())
