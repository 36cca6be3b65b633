#!/usr/bin/env bash
# The browser test: plays the first incident on the sandbox page, by clicking, at the size of a
# desk and of a phone. Needs Node.js 20 with npm, and Chromium (on the PATH, or CHROMIUM=its path).
# Screenshots go to $SCREENSHOTS, or to target/screenshots.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)

# shellcheck source=tests/browser/chromium.sh
. ./chromium.sh

timeout 60 npm ci --silent --omit=peer --ignore-scripts --no-audit --no-fund --prefer-offline
(cd "$root" && cargo build --quiet --locked --package firewatch --bin firewatch)

target=${CARGO_TARGET_DIR:-$root/target}
screenshots=${SCREENSHOTS:-$target/screenshots}
mkdir -p "$screenshots"
rm -f "$screenshots"/{desk,phone}-*.png
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

# timeout makes a process group of what it starts: at the limit the browser and the program end too.
CHROMIUM=$CHROMIUM FIREWATCH=$target/debug/firewatch DATA=$data SCREENSHOTS=$screenshots \
  timeout --kill-after=5 150 node scene.mjs
