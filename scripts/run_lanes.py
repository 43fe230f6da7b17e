"""Runs the lanes named on the command line one after the other, prints a table, and ends with the one line that counts.

Each lane (scripts/lanes/NAME) runs in a session of its own, so that nothing it started outlives it. Its output goes to
build/test/NAME.log and, marked with the lane's name, to the terminal. What it counted is read from build/test/NAME.counts.
"""
import os
import re
import signal
import subprocess
import sys
import time

LOGS = os.path.join("build", "test")
LIMIT_S = int(os.environ.get("HOSPITIUM_LANE_LIMIT_S", "2700"))
WITH_POSTGRES = {"contract", "kill", "sanitize"}
ABSENT = 77
FAILED = re.compile(r"\bFAIL(ED)?\b|: Failure$|^failed\b|ERROR: AddressSanitizer|runtime error:|Traceback")
AFTER, MOST_LINES = 8, 60


class Outcome:
    def __init__(self, lane, rows, state, seconds):
        self.lane, self.rows, self.state, self.seconds = lane, rows, state, seconds

    def total(self, column):
        return sum(row[column] for row in self.rows) + (column == 1 and self.state not in ("", "absent"))


def read_counts(path):
    """Rows (passed, failed, skipped, name) that the lane's programs added."""
    rows = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            passed, failed, skipped, name = line.rstrip().split(" ", 3)
            rows.append((int(passed), int(failed), int(skipped), name))
    return rows


def judge(code, rows):
    """The state to show: nothing when the lane ran to its end, `absent`, or why it cannot be believed."""
    if code == ABSENT and not rows:
        return "absent"
    if code == "late":
        return f"ended after {LIMIT_S} s"
    if not rows:
        return f"died with exit code {code}" if code else "ran no test"
    return f"died with exit code {code}" if code and not sum(row[1] for row in rows) else ""


def what_failed(lane):
    """The lines of a lane's log from which one sees what failed: each that says so, and some after it. Where only the end of
    the output is kept, the reason must stand there."""
    shown, following = [], 0
    with open(os.path.join(LOGS, lane + ".log"), encoding="utf-8", errors="replace") as file:
        for line in file:
            following = AFTER if FAILED.search(line) else following - 1
            if following > 0 and len(shown) < MOST_LINES:
                shown.append(line)
    return shown


def end_session(process):
    """Ends what is left of the lane's processes: politely, then not."""
    for number, patience_s in ((signal.SIGTERM, 30), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            return
        try:
            process.wait(patience_s)
        except subprocess.TimeoutExpired:
            continue


def echo(lane, log_path):
    """A process that keeps the lane's output in its log and shows it; it ends when the last writer is gone."""
    script = f"tee {log_path} | sed -u 's/^/{lane} | /'"
    return subprocess.Popen(["sh", "-c", script], stdin=subprocess.PIPE, start_new_session=True)


def wait_for(process):
    try:
        return process.wait(LIMIT_S)
    except subprocess.TimeoutExpired:
        return "late"


def run_lane(lane):
    counts = os.path.abspath(os.path.join(LOGS, lane + ".counts"))
    open(counts, "w", encoding="utf-8").close()
    command = (["scripts/postgres", "run"] if lane in WITH_POSTGRES else []) + ["scripts/lanes/" + lane]
    print("==", lane, file=sys.stderr, flush=True)
    start = time.monotonic()
    shown = echo(lane, os.path.join(LOGS, lane + ".log"))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=shown.stdin, stderr=subprocess.STDOUT,
                               start_new_session=True, env={**os.environ, "COUNTS": counts})
    try:
        code = wait_for(process)
    finally:
        end_session(process)
        shown.stdin.close()
    shown.wait()
    rows = read_counts(counts)
    return Outcome(lane, rows, judge(code, rows), time.monotonic() - start)


def print_table(outcomes):
    print(f"\n{'lane':<10} {'passed':>7} {'failed':>7} {'skipped':>7} {'time':>7}")
    for outcome in outcomes:
        numbers = " ".join(f"{outcome.total(column):>7}" for column in range(3))
        print(f"{outcome.lane:<10} {numbers} {outcome.seconds:>6.0f}s {outcome.state}".rstrip())
    for outcome in outcomes:
        for _, failed, _, name in outcome.rows:
            if failed:
                print(f"failed: {outcome.lane}: {name}, see {LOGS}/{outcome.lane}.log")
                print("".join(f"  | {line}" for line in what_failed(outcome.lane)), end="")


def main():
    os.makedirs(LOGS, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: sys.exit(128 + number))  # on the way out the running lane is ended
    outcomes = [run_lane(lane) for lane in sys.argv[1:]]
    print_table(outcomes)
    passed, failed, skipped = (sum(outcome.total(column) for outcome in outcomes) for column in range(3))
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
