"""Rules about source code: arrows between rooms, circles, lengths, homes of third-party headers, a README per room.

A rule is a function of the tree that yields (file, problem) for each file it looked at; problem is None where all is well.
"""
import re
import statistics

import cpp_source
from tree import room_of

LOW = {"base", "domain", "access", "db", "vault"}
MIDDLE = {"directory", "records", "observatory", "fhir", "paper"}
# DESIGN, section 3: a room may include itself and what is named here.
ARROWS = {
    "base": set(),
    "domain": {"base"},
    "confined": set(),
    "access": {"base", "domain"},
    "db": {"base"},
    "vault": {"base", "db"},
    "ledger": LOW,
    "directory": LOW | {"ledger"},
    "records": LOW | {"ledger"},
    "observatory": LOW | {"ledger"},
    "fhir": {"base"},
    "paper": LOW | {"ledger"},
    "http": LOW | {"ledger"} | MIDDLE,
    "jobs": LOW | {"ledger"} | MIDDLE,
    "main": LOW | {"ledger", "http", "jobs"} | MIDDLE,
}
SIDEWAYS = {("records", "fhir"), ("records", "confined")}  # includes between rooms of one rank; grows only with a decision record

# Where the headers of a library may be included: one home each, so that it can be replaced there.
HOMES = [
    (re.compile(r"sqlite3(ext)?\.h$"), {"db"}),
    (re.compile(r"(.*/)?libpq-fe\.h$"), {"db"}),
    (re.compile(r"sodium(\.h|/)"), {"vault"}),
    (re.compile(r"simdjson\.h$"), {"fhir", "records"}),
    (re.compile(r"boost/(asio|beast)(/|\.hpp)"), {"http", "main"}),
    (re.compile(r"openssl/"), {"http", "vault"}),
    (re.compile(r"(jpeglib|png|seccomp|expat)\.h$|libheif/"), {"confined"}),
]
MAX_FILE, LONG_FILE, MAX_FUNCTION, MAX_MEDIAN, MAX_README = 600, 300, 70, 10, 20
SOURCES = (".cpp", ".hpp", ".h", ".ts", ".tsx", ".mjs", ".js", ".css", ".py", ".sh")


def cpp_files(tree):
    return tree.under("src", ".cpp", ".hpp", ".h")


def arrow_problem(room, target):
    if target not in ARROWS:
        return f'includes "{target}/...", which is no room; name files as "room/file.hpp"'
    if target == room or target in ARROWS[room] or (room, target) in SIDEWAYS:
        return None
    return f"{room} may not include {target}"


def arrows(tree):
    for path in cpp_files(tree):
        room = room_of(path)
        if room not in ARROWS:
            yield path, "stands in no room of DESIGN section 3"
            continue
        targets = {name.split("/")[0] for kind, name in cpp_source.includes(tree.text(path)) if kind == '"'}
        problems = filter(None, (arrow_problem(room, target) for target in sorted(targets)))
        yield path, "; ".join(problems) or None


def include_graph(tree):
    files = set(cpp_files(tree))
    return {path: sorted({"src/" + name for _, name in cpp_source.includes(tree.text(path))} & files) for path in files}


def find_circle(graph, start, finished):
    """The first circle that can be walked into from start, as a list of files; nothing if there is none."""
    path, choices = [start], [iter(graph[start])]
    while path:
        following = next(choices[-1], None)
        if following is None:
            finished.add(path.pop())
            choices.pop()
        elif following in path:
            return path[path.index(following):] + [following]
        elif following not in finished:
            path.append(following)
            choices.append(iter(graph[following]))
    return None


def circles(tree):
    graph, finished = include_graph(tree), set()
    for start in sorted(graph):
        circle = None if start in finished else find_circle(graph, start, finished)
        yield start, "includes itself: " + " -> ".join(circle) if circle else None
        if circle:
            return


def homes(tree):
    for path in cpp_files(tree):
        problems = []
        for _, name in cpp_source.includes(tree.text(path)):
            for pattern, rooms in HOMES:
                if pattern.match(name) and room_of(path) not in rooms:
                    problems.append(f"<{name}> belongs into {' and '.join(sorted(rooms))}")
        yield path, "; ".join(problems) or None


def is_generated(text):
    """Written by a program: its first lines say "do not edit" or "@generated"."""
    return bool(re.search(r"@generated|do not edit", "\n".join(text.split("\n", 5)[:5]), re.IGNORECASE))


def source_files(tree):
    return [path for path in tree.paths if path.endswith(SOURCES) and not is_generated(tree.text(path))]


def file_lengths(tree):
    for path in source_files(tree):
        lines = tree.text(path).count("\n")
        yield path, f"{lines} lines, at most {MAX_FILE}" if lines > MAX_FILE else None


def function_lengths(tree):
    for path in cpp_files(tree):
        long = [function for function in cpp_source.functions(tree.text(path)) if function.lines > MAX_FUNCTION]
        told = (f"{function.name} (line {function.first_line}) has {function.lines} lines" for function in long)
        yield path, "; ".join(told) + f", at most {MAX_FUNCTION}" if long else None


def product_lengths(tree):
    return [function.lines for path in cpp_files(tree) if not path.endswith("_test.cpp")
            for function in cpp_source.functions(tree.text(path))]


def median_function(tree):
    lengths = product_lengths(tree)
    if lengths:
        median = statistics.median(lengths)
        yield "src", f"the median function has {median} lines, at most {MAX_MEDIAN}" if median > MAX_MEDIAN else None


ROLE = re.compile(r"\bRole::[A-Z]\w*")
# Roles are named by the policy table, by what domain says of who takes part in a dossier, and by tests.
NAMES_ROLES = re.compile(r"^src/(access/policy\.hpp|domain/.*|.*_test\.cpp|[a-z]+/testing/.*)$")


def roles(tree):
    for path in cpp_files(tree):
        named = [] if NAMES_ROLES.match(path) else sorted(set(ROLE.findall(cpp_source.blank(tree.text(path)))))
        yield path, "names " + ", ".join(named) + "; who may do what is a row of src/access/policy.hpp" if named else None


def readmes(tree):
    for room in sorted({room_of(path) for path in cpp_files(tree)} - {None}):
        path = f"src/{room}/README.md"
        if path not in tree.paths:
            yield path, "is missing: what the room is for, what it may include, where to start"
        else:
            lines = tree.text(path).count("\n")
            yield path, f"{lines} lines, at most {MAX_README}" if lines > MAX_README else None


RULES = {
    "arrows": arrows,
    "circles": circles,
    "homes": homes,
    "roles": roles,
    "file-length": file_lengths,
    "function-length": function_lengths,
    "median-function": median_function,
    "room-readme": readmes,
}


def remarks(tree):
    """What is worth a look without being wrong."""
    for path in source_files(tree):
        lines = tree.text(path).count("\n")
        if LONG_FILE < lines <= MAX_FILE:
            yield f"{path}: {lines} lines (files aim below {LONG_FILE})"
    lengths = product_lengths(tree)
    if lengths:
        yield f"{len(lengths)} functions, median {statistics.median(lengths)} lines, longest {max(lengths)}"
