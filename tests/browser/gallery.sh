#!/usr/bin/env bash
# The gallery: draws every card in every state with Microsoft's renderer, in the themes of Teams, for
# a phone and a desk, checks each, and writes the pictures to docs/gallery, or to $PICTURES. With
# LARGE=FOLDER it writes them there in full size, too. Needs what tests/browser/run.sh needs, and the
# fonts Liberation Sans, DejaVu Sans and Noto Color Emoji.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$(cd ../.. && pwd)

# shellcheck source=tests/browser/chromium.sh
. ./chromium.sh
for font in 'Liberation Sans' 'DejaVu Sans' 'Noto Color Emoji'; do
  if ! fc-list "$font" | grep -q .; then
    echo "gallery: the font $font is missing (Debian: fonts-liberation fonts-dejavu-core fonts-noto-color-emoji)" >&2
    exit 1
  fi
done

timeout 60 npm ci --silent --omit=peer --ignore-scripts --no-audit --no-fund --prefer-offline
looks=$(mktemp -d)
trap 'rm -rf "$looks"' EXIT
(cd "$root" && FIREWATCH_GALLERY=$looks cargo test --quiet --locked --test it -- gallery::written)

CHROMIUM=$CHROMIUM LOOKS=$looks PICTURES=${PICTURES:-$root/docs/gallery} \
  timeout --kill-after=5 300 node gallery.mjs
