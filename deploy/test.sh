#!/bin/sh
# Runs the tests: what is named, or everything in two halves side by side. What drives a browser mostly waits for it, and
# the other half needs the processor meanwhile; each has a database of its own. What the second says comes at the end.
set -u
python=$1
shift
[ $# -gt 0 ] && exec "$python" -m pytest "$@"

mkdir -p var
said=var/tests-without-a-browser.log
"$python" -m pytest --ignore=tests/browser --ignore=tests/engines -o cache_dir=var/pytest_cache > "$said" 2>&1 &
other=$!
trap 'kill "$other" 2> /dev/null' INT TERM
echo "Meanwhile, without a browser: $said"
"$python" -m pytest tests/browser tests/engines
first=$?
wait "$other"
second=$?
cat "$said"
[ "$first" -eq 0 ] && [ "$second" -eq 0 ]
