"""The house rules as a test: python3 tests/house/check.py [ROOT]

Prints a line per broken rule and file, and ends with "N passed, N failed, N skipped", where one test is one rule on one file.
tests/house/exceptions.txt may excuse a rule on a file while it is being mended: a line "count N", then N lines "rule file". The
count may never be higher than it once was, and an exception that is no longer needed fails until its line is removed.
"""
import os
import subprocess
import sys

import rules_code
import rules_text
import rules_words
from tree import Tree

EXCEPTIONS = "tests/house/exceptions.txt"
RULES = {**rules_code.RULES, **rules_text.RULES, **rules_words.RULES}


def read_exceptions(text):
    """(count, set of (rule, file)); lines that start with # are comments."""
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    count = int(lines[0][1]) if lines and lines[0][0] == "count" else 0
    return count, {(line[0], line[1]) for line in lines[1:]}


def earlier_counts(root):
    """Counts that earlier commits recorded; nothing where there is no history."""
    log = subprocess.run(["git", "-C", root, "log", "--format=%H", "--", EXCEPTIONS], capture_output=True, text=True)
    for commit in log.stdout.split():
        shown = subprocess.run(["git", "-C", root, "show", f"{commit}:{EXCEPTIONS}"], capture_output=True, text=True)
        if shown.returncode == 0:
            yield read_exceptions(shown.stdout)[0]


def exception_problems(root, count, excused, used):
    if count != len(excused):
        yield f"the count says {count}, but there are {len(excused)} exceptions"
    lowest = min(earlier_counts(root), default=count)
    if count > lowest:
        yield f"{count} exceptions, but there were once {lowest}: the list may only shrink"
    for rule, path in sorted(excused - used):
        yield f"remove `{rule} {path}`: it is no longer needed"


class Results:
    def __init__(self, excused):
        self.excused, self.used, self.passed, self.failures = excused, set(), 0, []

    def add(self, rule, path, problem):
        if problem and (rule, path) in self.excused:
            self.used.add((rule, path))
        elif problem:
            self.failures.append(f"{rule}: {path}: {problem}")
        else:
            self.passed += 1


def check(root):
    tree = Tree(root)
    count, excused = read_exceptions(tree.text(EXCEPTIONS)) if EXCEPTIONS in tree.paths else (0, set())
    results = Results(excused)
    for rule, look in RULES.items():
        for path, problem in look(tree):
            results.add(rule, path, problem)
    problems = list(exception_problems(root, count, excused, results.used))
    results.add("exceptions", EXCEPTIONS, "; ".join(problems) or None)
    return tree, results


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    tree, results = check(os.path.abspath(root))
    for remark in rules_code.remarks(tree):
        print("note:", remark)
    for failure in results.failures:
        print("FAILED", failure)
    print(f"{results.passed} passed, {len(results.failures)} failed, {len(results.used)} skipped")
    return 1 if results.failures else 0


if __name__ == "__main__":
    sys.exit(main())
