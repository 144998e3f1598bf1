#!/bin/sh
# Photographs an HTML page with Debian's Chromium (apt-get install chromium).
# usage: tools/screenshot.sh PAGE.html PICTURE.png [WIDTH [HEIGHT [light|dark]]]
set -eu

page=$(realpath "$1")
picture=$2
width=${3:-1440}
height=${4:-2000}
case ${5:-light} in dark) scheme=0 ;; *) scheme=1 ;; esac

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

chromium --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$profile" \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --blink-settings=preferredColorScheme="$scheme" --virtual-time-budget=3000 \
  --window-size="$width,$height" --screenshot="$picture" "file://$page" 2>/dev/null
