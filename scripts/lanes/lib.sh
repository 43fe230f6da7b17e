# shellcheck shell=bash
# Shared by the lanes; sourced. A lane runs its tests through these functions, each of which adds one row
# "passed failed skipped name" to $COUNTS; ./test sums the rows. A lane that adds no row and does not say `absent` has died.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
COUNTS=${COUNTS:-/dev/stderr}
LOGS=${LOGS:-$(mktemp -d)}
QUICK=${QUICK:-}

absent() { exit 77; }

count() { printf '%s %s %s %s\n' "$1" "$2" "$3" "$4" >>"$COUNTS"; }

# gtest PATH: runs a GoogleTest program and counts from its own report
gtest() {
  local name report status=0
  name=$(basename "$1")
  report=$LOGS/$name.json
  rm -f "$report"
  "$1" --gtest_brief=1 --gtest_output=json:"$report" </dev/null || status=$?
  python3 scripts/tally.py gtest "$report" "$status" "$name" >>"$COUNTS"
}

# plain NAME COMMAND...: runs a program whose last line is "N passed, N failed, N skipped" and counts from that line
plain() {
  local name=$1 status=0 output=$LOGS/$1.txt
  shift
  "$@" </dev/null 2>&1 | tee "$output" || status=$?
  python3 scripts/tally.py plain "$output" "$status" "$name" >>"$COUNTS"
}

# step NAME COMMAND...: a command that passes or fails as a whole
step() {
  local name=$1
  shift
  if "$@" </dev/null; then count 1 0 0 "$name"; else count 0 1 0 "$name"; fi
}

# runner LANE [OPTION...]: tests/LANE/run.py against the release binary
runner() {
  local lane=$1
  shift
  [ -x "$BINARY" ] || fail "$BINARY has not been built"
  plain "$lane" python3 "tests/$lane/run.py" --binary "$BINARY" --web web/dist --locales locales "$@"
}
