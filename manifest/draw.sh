#!/usr/bin/env bash
# Draws the icons of the app package from their vector sources. Needs rsvg-convert (Debian:
# librsvg2-bin). Commit what it draws; a test looks at every point of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

rsvg-convert --width 192 --height 192 --output color.png color.svg
rsvg-convert --width 32 --height 32 --output outline.png outline.svg
