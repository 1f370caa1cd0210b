#!/usr/bin/env bash
# Runs a command and prints its wall, user and system time in seconds: timed.sh NUMBER MESSAGES COMMAND...
# Writes its process id, which is that of the inner shell, to the file NUMBER, and its output to MESSAGES.
set -eu
number=$1
messages=$2
shift 2

TIMEFORMAT='%R %U %S'
time {
    (
        echo "$BASHPID" >"$number"
        exec "$@" >"$messages" 2>&1 </dev/null
    )
}
