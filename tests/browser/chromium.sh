# shellcheck shell=bash
# Finds Chromium, for the scripts beside this one: $CHROMIUM, or one on the PATH.
if [ -z "${CHROMIUM:-}" ]; then
  for name in chromium chromium-browser google-chrome; do
    CHROMIUM=$(command -v "$name") && break
  done
fi
if [ -z "${CHROMIUM:-}" ]; then
  echo "$(basename "$0" .sh): Chromium is missing; install it or set CHROMIUM to its path" >&2
  exit 1
fi
