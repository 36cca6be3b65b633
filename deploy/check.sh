#!/usr/bin/env bash
# The gate: everything that must hold before a change goes in. Works on a fresh machine with Rust
# (rustup), a C compiler, Node.js with npm, and network; on Debian, as root, it installs Chromium
# for the browser test by itself. A line for each step that is well, the whole output for the
# first that is not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
fail() {
  printf 'check: %s\n' "$*" >&2
  exit 1
}

folder=$(mktemp -d)
log=$folder/log
trap 'rm -rf "$folder"' EXIT

# step NAME COMMAND…: quiet if it is well.
step() {
  local name=$1 began=$SECONDS
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    say "ok    $name ($((SECONDS - began)) s)"
  else
    local code=$?
    cat "$log" >&2
    fail "FAILED: $name ($*), exit code $code"
  fi
}

need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2"; }

has_browser() {
  local name
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && return 0
  done
  return 1
}

install() {
  apt-get -qq update &&
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
}

# The unit, with a program in it that is there, and how much of the machine it leaves open.
verify_unit() {
  local unit=$folder/firewatch.service
  sed 's#^ExecStart=[^ ]*#ExecStart=/bin/true#' deploy/firewatch.service >"$unit"
  systemd-analyze verify "$unit" && systemd-analyze security --offline=true --threshold=20 "$unit"
}

need cargo 'install Rust with rustup (https://rustup.rs); rust-toolchain.toml names the version'
need cc 'install a C compiler (Debian: apt-get install build-essential)'
need node 'install Node.js 20 or newer; the page and the browser test need it'
need npm 'install npm, which comes with Node.js'
if ! has_browser; then
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    step 'install Chromium' install chromium
  else
    fail 'Chromium is missing, and only root on Debian can have it installed from here'
  fi
fi

has_fonts() {
  local font
  for font in 'Liberation Sans' 'DejaVu Sans' 'Noto Color Emoji'; do
    fc-list "$font" 2>/dev/null | grep -q . || return 1
  done
}
if ! has_fonts && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  step 'install fonts' \
    install fontconfig fonts-liberation fonts-dejavu-core fonts-noto-color-emoji
fi

if ! command -v shellcheck >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 &&
  [ "$(id -u)" = 0 ]; then
  step 'install shellcheck' install shellcheck
fi

step 'formatting' cargo fmt --all --check
if command -v shellcheck >/dev/null 2>&1; then
  step 'scripts' shellcheck .ci/run deploy/*.sh deploy/azure/*.sh manifest/*.sh tests/browser/*.sh
else
  say 'SKIP  scripts: shellcheck is not installed'
fi
if command -v systemd-analyze >/dev/null 2>&1; then
  step 'systemd unit' verify_unit
else
  say 'SKIP  systemd unit: systemd-analyze is not here'
fi
step 'lints' cargo clippy --workspace --all-targets --locked -- -D warnings
step 'tests' cargo test --workspace --locked
grep '^test result' "$log" || true
step 'documentation' env RUSTDOCFLAGS='-D warnings' \
  cargo doc --workspace --no-deps --document-private-items --locked
if [ -f tests/browser/run.sh ]; then
  step 'browser' bash tests/browser/run.sh
  grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" || true
  if has_fonts; then
    step 'gallery' env PICTURES="$folder/gallery" bash tests/browser/gallery.sh
    grep -E ' faults$' "$log" || true
  else
    say 'SKIP  gallery: a font is missing, see tests/browser/gallery.sh'
  fi
else
  say 'SKIP  browser: tests/browser/run.sh is not there'
fi
if command -v cargo-deny >/dev/null 2>&1; then
  step 'dependencies' cargo deny --locked check bans licenses sources
  if cargo deny fetch db >/dev/null 2>&1; then
    step 'advisories' cargo deny --locked check advisories
  else
    say 'SKIP  advisories: the RustSec database cannot be fetched from here'
  fi
else
  say 'SKIP  dependencies: cargo-deny is not installed (cargo install cargo-deny --locked)'
fi
say "all is well ($SECONDS s)"
