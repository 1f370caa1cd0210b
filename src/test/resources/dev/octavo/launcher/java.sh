#!/bin/sh
options=
while [ "$1" != -jar ]; do
    options="$options ${1%%=*}"
    case $1 in
        -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)
            echo VERSION >>"${STARTS%/*}/trainings.txt"
            [ -z "${NO_CACHE:-}" ] || exit 1
            echo cache >"${1#*=}"
            exit
            ;;
    esac
    shift
done
echo "$options" >>"$STARTS"
case $3 in
    exit-*) exit "${3#exit-}" ;;
    locale) echo "${LC_ALL-unset}, ${OCTAVO_LC_ALL-unset}" && exit ;;
esac
[ -f "$2" ] || exit 99
shift 2
IFS='|'
echo "java VERSION: $*"
