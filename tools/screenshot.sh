#!/bin/sh
# Photographs an HTML page with Debian's Chromium (apt-get install chromium).
# usage: tools/screenshot.sh PAGE.html PICTURE.png [WIDTH [HEIGHT [light|dark [SECTION]]]]
# SECTION (accounts, findings …) shows that section of a page of ours alone.
set -eu

page=$(realpath "$1")
picture=$2
width=${3:-1440}
height=${4:-2000}
case ${5:-light} in dark) scheme=0 ;; *) scheme=1 ;; esac

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

if [ -n "${6:-}" ]; then
  # The page's policy allows no other style than its own, and so gives way here.
  sed -e 's/<meta http-equiv="Content-Security-Policy"[^>]*>//' \
      -e "s/<\/head>/<style>main > section:not(#$6), nav { display: none }<\/style><\/head>/" "$page" > "$profile/page.html"
  page="$profile/page.html"
fi

# Chromium has no window narrower than 500 pixels: a narrow page is shown in a frame.
address="file://$page"
if [ "$width" -lt 500 ]; then
  echo "<body style=margin:0><iframe src='$address' width=$width height=$height style=border:0>" > "$profile/frame.html"
  address="file://$profile/frame.html"
fi

chromium --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$profile" \
  --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars \
  --blink-settings=preferredColorScheme="$scheme" --virtual-time-budget=3000 \
  --window-size="$width,$height" --screenshot="$picture" "$address" 2>/dev/null
