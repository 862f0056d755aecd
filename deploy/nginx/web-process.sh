#!/bin/sh
# Takes a web process out of nginx's service and puts it back, for a restart without a failed request:
#
#   web-process.sh out 4601 && systemctl restart env-studio-web@4601 && web-process.sh in 4601
#
# Goes with env-studio-location.conf beside it, which asks for the file at each request. Ends with 1, and a sentence,
# when a step must not be followed by the next one.
set -eu

folder=${ENV_STUDIO_RUN:-/run/env-studio}   # as in env-studio-location.conf; empty again when the machine has started
settle_seconds=${SETTLE_SECONDS:-10}        # for requests that nginx has given to the process already
ready_seconds=${READY_SECONDS:-120}         # for its start

fail() {
    echo "$1" >&2
    exit 1
}

is_ready() {
    curl --silent --fail --max-time 5 --output /dev/null "http://127.0.0.1:$port/readyz"
}

take_out() {
    mkdir -p "$folder"
    for other in "$folder"/without-*; do
        [ ! -e "$other" ] || [ "$other" = "$file" ] || fail "$other is there: put that process back first."
    done
    touch "$file"
    sleep "$settle_seconds"
}

put_back() {
    waited=0
    until is_ready; do
        [ "$waited" -lt "$ready_seconds" ] || fail "Port $port is not ready after $ready_seconds s: it stays out."
        waited=$((waited + 1))
        sleep 1
    done
    rm -f "$file"
}

[ $# -eq 2 ] || fail "Usage: $0 out|in PORT"
port=$2
file=$folder/without-$port
case $1 in
    out) take_out ;;
    in) put_back ;;
    *) fail "Usage: $0 out|in PORT" ;;
esac
