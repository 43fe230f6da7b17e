"""Shows that the lanes never call a run good that cannot be believed: scripts/tally.py and scripts/run_lanes.py on made-up reports."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
SCRIPTS = os.path.join(ROOT, "scripts")
sys.path.insert(0, SCRIPTS)
import closing  # noqa: E402
import tally  # noqa: E402


def gtest_report(*tests):
    return json.dumps({"testsuites": [{"testsuite": list(tests)}]})


RAN = {"status": "RUN", "result": "COMPLETED"}


class Tally(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def tally(self, kind, text, status=0):
        path = os.path.join(self.folder.name, "report")
        if text is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return tally.tally(kind, path, status)[:3]

    def test_gtest(self):
        report = gtest_report(RAN, {**RAN, "failures": [{}]}, {"status": "RUN", "result": "SKIPPED"}, {"status": "NOTRUN"})
        self.assertEqual(self.tally("gtest", report, 1), (1, 1, 2))

    def test_vitest(self):
        report = {"success": False, "numPassedTests": 5, "numFailedTests": 0, "numPendingTests": 1, "numTodoTests": 1}
        self.assertEqual(self.tally("vitest", json.dumps(report), 1), (5, 1, 2))
        self.assertEqual(self.tally("vitest", json.dumps({**report, "success": True})), (5, 0, 2))

    def test_plain_reads_the_last_closing_line(self):
        self.assertEqual(self.tally("plain", "1 passed, 0 failed, 0 skipped\nx\n7 passed, 2 failed, 1 skipped\nbye\n", 1), (7, 2, 1))
        self.assertEqual(self.tally("plain", "7 passed, 0 failed"), (7, 0, 0))

    def test_what_died_has_failed(self):
        for kind, text in (("gtest", None), ("gtest", '{"testsui'), ("vitest", "{}"), ("plain", "Traceback"), ("plain", "")):
            self.assertEqual(self.tally(kind, text, 139), (0, 1, 0), (kind, text))

    def test_a_bad_exit_after_good_counts_has_failed(self):
        self.assertEqual(self.tally("plain", "7 passed, 0 failed, 0 skipped", 3), (7, 1, 0))
        self.assertEqual(self.tally("gtest", gtest_report(RAN), 1), (1, 1, 0))


class Lanes(unittest.TestCase):
    """run_lanes.py with lanes of our own in a temporary folder."""

    def run_lanes(self, limit_s="20", **lanes):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(os.path.join(folder, "scripts", "lanes"))
            for name, script in lanes.items():
                path = os.path.join(folder, "scripts", "lanes", name)
                with open(path, "w", encoding="utf-8") as file:
                    file.write("#!/bin/bash\n" + script)
                os.chmod(path, 0o755)
            done = subprocess.run([sys.executable, os.path.join(SCRIPTS, "run_lanes.py"), *lanes], cwd=folder, timeout=60,
                                  capture_output=True, text=True, env={**os.environ, "HOSPITIUM_LANE_LIMIT_S": limit_s})
        return done.returncode, done.stdout.rstrip().split("\n")

    def assert_ends(self, outcome, code, closing):
        self.assertEqual((outcome[0], outcome[1][-1]), (code, closing), "\n".join(outcome[1]))

    def test_sums_rows_and_closes_with_one_line(self):
        outcome = self.run_lanes(one="echo '9 passed, 0 failed, 0 skipped'; echo 3 0 1 a >>$COUNTS; echo 2 0 0 b >>$COUNTS",
                                 two="echo 4 0 0 c >>$COUNTS")
        self.assert_ends(outcome, 0, "9 passed, 0 failed, 1 skipped")
        self.assertEqual(sum(line.startswith("9 passed") for line in outcome[1]), 1)

    def test_a_counted_failure_fails(self):
        self.assert_ends(self.run_lanes(one="echo 3 2 0 a >>$COUNTS"), 1, "3 passed, 2 failed, 0 skipped")

    def test_a_lane_that_dies_or_counts_nothing_fails(self):
        self.assert_ends(self.run_lanes(one="exit 5"), 1, "0 passed, 1 failed, 0 skipped")
        self.assert_ends(self.run_lanes(one="true"), 1, "0 passed, 1 failed, 0 skipped")
        self.assert_ends(self.run_lanes(one="echo 3 0 0 a >>$COUNTS; kill -SEGV $$"), 1, "3 passed, 1 failed, 0 skipped")

    def test_an_absent_lane_is_shown_and_not_counted(self):
        outcome = self.run_lanes(one="exit 77", two="echo 1 0 0 a >>$COUNTS")
        self.assert_ends(outcome, 0, "1 passed, 0 failed, 0 skipped")
        self.assertTrue(any(line.startswith("one") and line.endswith("absent") for line in outcome[1]))

    def test_absent_lanes_alone_are_no_success(self):
        self.assert_ends(self.run_lanes(one="exit 77"), 1, "0 passed, 0 failed, 0 skipped")

    def test_a_lane_that_hangs_is_ended_with_all_it_started(self):
        outcome = self.run_lanes(limit_s="1", one="echo 3 0 0 a >>$COUNTS; sleep 600 & sleep 600")
        self.assert_ends(outcome, 1, "3 passed, 1 failed, 0 skipped")

    def test_what_a_lane_leaves_behind_is_ended(self):
        outcome = self.run_lanes(one="echo 3 0 0 a >>$COUNTS; sleep 600 & exit 0")
        self.assert_ends(outcome, 0, "3 passed, 0 failed, 0 skipped")


if __name__ == "__main__":
    closing.run()
