"""Reads what one test program reported and prints the row "passed failed skipped name" for scripts/lanes.

usage: tally.py gtest|vitest|plain REPORT STATUS NAME

STATUS is the program's exit code. A program that died, or says that all is well but ends with an error, counts as one failure:
a count that cannot be believed must never look like a pass.
"""
import json
import re
import sys

CLOSING = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$")


def from_gtest(text):
    passed = failed = skipped = 0
    for suite in json.loads(text)["testsuites"]:
        for test in suite["testsuite"]:
            if test.get("failures"):
                failed += 1
            elif test.get("result") in ("SKIPPED", "SUPPRESSED") or test["status"] == "NOTRUN":
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


def from_vitest(text):
    report = json.loads(text)
    skipped = report["numPendingTests"] + report.get("numTodoTests", 0)
    failed = report["numFailedTests"]
    if not report["success"] and not failed:
        failed = 1  # a file that could not be loaded
    return report["numPassedTests"], failed, skipped


def from_plain(text):
    closing = [match for line in text.splitlines() if (match := CLOSING.match(line.strip()))]
    if not closing:
        raise ValueError("no closing line")
    passed, failed, skipped = closing[-1].groups()
    return int(passed), int(failed), int(skipped or 0)


READERS = {"gtest": from_gtest, "vitest": from_vitest, "plain": from_plain}


def tally(kind, report, status):
    """(passed, failed, skipped, remark) of a report file and the exit code of the program that wrote it."""
    try:
        with open(report, encoding="utf-8", errors="replace") as file:
            passed, failed, skipped = READERS[kind](file.read())
    except (OSError, ValueError, KeyError) as error:
        return 0, 1, 0, f"died with exit code {status} ({error.__class__.__name__})"
    if status and not failed:
        return passed, 1, skipped, f"ended with exit code {status}"
    return passed, failed, skipped, ""


def main():
    kind, report, status, name = sys.argv[1:5]
    passed, failed, skipped, remark = tally(kind, report, int(status))
    print(passed, failed, skipped, name, remark)


if __name__ == "__main__":
    main()
