"""Reads ICU MessageFormat: which values a message wants and which tags it marks up."""
import json
import re

ARGUMENT = re.compile(r"\s*(\w+)\s*")
TYPE = re.compile(r",\s*(\w+)\s*")
BRANCHING = {"plural", "select", "selectordinal"}
TAG = re.compile(r"</?([a-zA-Z][\w-]*)\s*/?>")


class BadMessage(Exception):
    pass


def unquoted(text):
    """The message without what apostrophes take out of it: '' is an apostrophe, '{...' up to the next ' is plain text."""
    return re.sub(r"''|'[{}<|#](?:[^']|'')*(?:'|$)", "", text)


def read(text):
    """The content of a file of messages. ValueError where it is no JSON or gives a key twice: the server does not start with such a file."""
    def once(pairs):
        keys = [key for key, _ in pairs]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError("twice " + ", ".join(twice))
        return dict(pairs)
    return json.loads(text, object_pairs_hook=once)


class Reader:
    def __init__(self, text):
        self.text, self.at, self.wanted = unquoted(text), 0, set()

    def peek(self):
        return self.text[self.at:self.at + 1]

    def expect(self, pattern, what):
        match = pattern.match(self.text, self.at)
        if not match:
            raise BadMessage(f"expected {what} at {self.at}")
        self.at = match.end()
        return match.group(1)

    def skip(self, character):
        if self.peek() != character:
            raise BadMessage(f"expected {character} at {self.at}")
        self.at += 1

    def message(self, nested):
        while self.at < len(self.text):
            character = self.peek()
            if character == "}":
                if nested:
                    return
                raise BadMessage(f"a }} too many at {self.at}")
            if character == "{":
                self.argument()
            else:
                self.at += 1
        if nested:
            raise BadMessage("a } is missing")

    def argument(self):
        self.skip("{")
        self.wanted.add(self.expect(ARGUMENT, "a name"))
        if self.peek() == ",":
            if self.expect(TYPE, "a type") in BRANCHING:
                self.skip(",")
                self.branches()
            else:
                self.at = max(self.text.find("}", self.at), self.at)
        self.skip("}")

    def branches(self):
        selectors = set()
        while (match := re.compile(r"\s*(?:offset:\d+\s*)?(=?\w+)\s*(?={)").match(self.text, self.at)):
            selectors.add(match.group(1))
            self.at = match.end()
            self.skip("{")
            self.message(nested=True)
            self.skip("}")
        if "other" not in selectors:
            raise BadMessage("no branch `other`")
        self.at += len(self.text[self.at:]) - len(self.text[self.at:].lstrip())


def wants(text):
    """Names of the values and <tags> of a message. Raises BadMessage where the brackets do not fit."""
    reader = Reader(text)
    reader.message(nested=False)
    return reader.wanted | {f"<{tag}>" for tag in TAG.findall(unquoted(text))}


def flat(value, prefix=""):
    """{"a": {"b": "x"}} -> {"a.b": "x"}"""
    if not isinstance(value, dict):
        return {prefix: value}
    rows = {}
    for key, inner in value.items():
        rows.update(flat(inner, f"{prefix}.{key}" if prefix else key))
    return rows
