#!/usr/bin/env bash
# Builds the same blog with Octavo and with Hugo, and compares time and memory.
#
#   src/bench/run.sh N [--runs K] [--dir FOLDER] [--no-highlight] [--octavo PATH] [--json FILE] [--keep]
#   src/bench/run.sh N --against COMMIT [--runs K] [--dir FOLDER] [--no-highlight] [--keep]
#                                      the CPU time of this checkout, with what is not committed, and of that commit
#   src/bench/run.sh search N [--runs K] [--dir FOLDER] [--octavo PATH] [--keep]
#                                      what the search costs: in the build, in files and bytes, and on a slow line
#   src/bench/run.sh markdown N [--runs K] [--dir FOLDER] [--octavo PATH] [--eleventy PATH] [--json FILE] [--keep]
#                                      plain Markdown files and one layout, also with Eleventy
#   src/bench/run.sh table FILE...     a Markdown table of results in JSON
#   src/bench/run.sh chart FILE...     a bar chart of them, as SVG
#
# N:               number of posts; 1, 100, 1000 and 10000 are interesting
# --runs K:        how often each build is timed; default: 5, or 3 for 10000 posts and more
# --dir FOLDER:    where sites are built: a folder in memory if one is large enough, else on disk
# --no-highlight:  code blocks name no language, so that neither program highlights them
# --octavo PATH:   another program than this checkout's launcher, such as target/native/octavo
# --eleventy PATH: the program, where it is neither on the PATH nor known to npx
# --json FILE:     where to write the results
# --keep:          do not delete the sites afterwards
#
# The last line has medians, Octavo divided by Hugo: wall time of a build from scratch, after an edit of one post's body,
# and with nothing changed; and the peak memory of the first. With --against, they are CPU time divided by that commit's,
# which needs git and no Hugo: the commit is built in the temporary folder, and the two build copies of a site in turn.
#
# "markdown" has the shape of the public bench-framework-markdown: N files of a title and three paragraphs (250, 500, 1000,
# 2000 and 4000 are its numbers), one layout, built from nothing. Hugo and Eleventy make these pages and nothing else. For
# Octavo, whose posts need a date, they are pages, in content/pages/. What no key switches off, it makes and does as well:
# home page, archive, tags and feeds without a post, sitemap, the theme's files, and the check of all links.
#
# Everything happens in a temporary folder, which is removed at the end. Needs Linux, a JDK and Hugo; "search" needs no
# Hugo, but node and Chromium if it is to measure how long readers wait.
set -euo pipefail
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
top=$(cd "$here/../.." && pwd -P)
posts=
runs=
dir=
octavo=
highlight=yes
json=
against=
eleventy=
keep=
work=
child=

die() {
    printf 'error: %s\n' "$1" >&2
    shift
    if [ $# -gt 0 ]; then
        printf '  %s\n' "$@" >&2
    fi
    exit 2
}

main() {
    case ${1:-} in
        '' | -h | --help) usage ;;
        table | chart) draw "$@" ;;
        search)
            read_arguments "${@:2}"
            require_javac
            "${octavo:-$top/octavo}" --version >/dev/null
            make_folder
            compile
            run Search "$top" "$work" "$posts" "$runs"
            wait_on_a_slow_line
            ;;
        markdown)
            read_arguments "${@:2}"
            [ "$highlight$against" = yes ] || die "\"markdown\" takes neither --no-highlight nor --against"
            require_programs
            find_eleventy
            "${octavo:-$top/octavo}" --version >/dev/null
            make_folder
            compile
            run Markdown "$top" "$work" "$posts" "$runs" "$eleventy" "$json"
            ;;
        *)
            read_arguments "$@"
            [ -z "$eleventy" ] || die "--eleventy is for \"markdown\""
            require_programs
            "${octavo:-$top/octavo}" --version >/dev/null
            make_folder
            compile
            if [ -n "$against" ]; then
                build_other
                run Bench "$top" "$work" "$posts" "$runs" "$highlight" "" "$work/program" "${commit:0:9}"
            else
                run Bench "$top" "$work" "$posts" "$runs" "$highlight" "$json"
            fi
            ;;
    esac
}

usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

draw() {
    [ $# -gt 1 ] || die "$1 needs files with results" "src/bench/run.sh 100 --json 100.json makes one"
    for file in "${@:2}"; do
        [ -s "$file" ] || die "there are no results in $file"
    done
    require_javac
    dir=${TMPDIR:-/tmp}
    make_folder
    compile
    case $1 in
        table) run Table "${@:2}" ;;
        chart) run Chart "${@:2}" ;;
    esac
}

wait_on_a_slow_line() {
    if command -v node >/dev/null && command -v chromium >/dev/null; then
        # Only the last post has its number in its title; nearly all posts contain the other words.
        node "$here/slow.mjs" "$work/octavo/public" "$posts"
    else
        printf 'There is no node or no chromium on the PATH: nobody waited on a slow line.\n'
    fi
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
            --runs | --dir | --json | --against | --octavo | --eleventy)
                [ $# -gt 1 ] || die "$1 needs a value"
                case $1 in
                    --runs) runs=$2 ;;
                    --dir) dir=$2 ;;
                    --json) json=$2 ;;
                    --against) against=$2 ;;
                    --octavo) octavo=$(realpath "$2") ;;
                    --eleventy) eleventy=$2 ;;
                esac
                shift
                ;;
            --no-highlight) highlight=no ;;
            --keep) keep=yes ;;
            -*) die "unknown option $1" "src/bench/run.sh --help names those that there are" ;;
            *) posts=$1 ;;
        esac
        shift
    done
    require_number "the number of posts" "$posts" 40000
    if [ -z "$runs" ]; then
        runs=5
        [ "$posts" -lt 10000 ] || [ -n "$against" ] || runs=3
    fi
    if [ -n "$octavo" ] && { ! [ -f "$octavo" ] || ! [ -x "$octavo" ]; }; then
        die "there is no program $octavo"
    fi
    [ -z "$against" ] || [ -z "$octavo" ] || die "--against measures this checkout, and not --octavo"
    require_number "the number of runs" "$runs" 100
    if [ -n "$json" ] && ! [ -w "$(dirname -- "$json")" ]; then
        die "cannot write to $json"
    fi
}

require_number() {
    if ! [[ $2 =~ ^[1-9][0-9]{0,5}$ ]] || [ "$2" -gt "$3" ]; then
        die "$1 has to be a number from 1 to $3, not \"$2\""
    fi
}

require_programs() {
    [ -r /proc/self/status ] || die "memory is read from /proc, and there is none" "run the benchmark on Linux"
    require_javac
    if [ -n "$against" ]; then
        require_commit
        return
    fi
    command -v hugo >/dev/null || die "there is no hugo on the PATH" \
        "Debian, Ubuntu: sudo apt install hugo" \
        "Fedora:         sudo dnf install hugo" \
        "others:         https://gohugo.io/installation/"
}

# On the PATH, or where npm has put it: npx itself would be measured too.
find_eleventy() {
    if [ -n "$eleventy" ]; then
        if ! [ -f "$eleventy" ] || ! [ -x "$eleventy" ]; then
            die "there is no program $eleventy"
        fi
        eleventy=$(realpath "$eleventy")
    else
        eleventy=$(command -v eleventy ||
            npx --offline --package @11ty/eleventy -c 'command -v eleventy' 2>/dev/null </dev/null) ||
            printf 'There is no eleventy; this installs it: npm install -g @11ty/eleventy\n'
    fi
}

require_commit() {
    [ -z "$json" ] || die "--json writes a comparison with Hugo, and --against makes none"
    command -v git >/dev/null || die "--against needs git, and there is none on the PATH"
    git -C "$top" rev-parse --git-dir >/dev/null 2>&1 || die "--against needs a clone, and $top is none"
    commit=$(git -C "$top" rev-parse --verify --quiet "$against^{commit}") ||
        die "there is no commit \"$against\" in $top" "In a shallow clone, get it first: git fetch --unshallow"
}

# Its launcher compiles it, and trains its cache of classes.
build_other() {
    mkdir "$work/program"
    git -C "$top" archive "$commit" | tar -x -C "$work/program"
    "$work/program/octavo" --version >/dev/null || die "the commit $against could not be built"
}

require_javac() {
    if [ -n "${JAVA_HOME:-}" ]; then
        PATH=$JAVA_HOME/bin:$PATH
    fi
    version=$(javac -version 2>&1) || version=none
    version=${version#javac }
    [ "${version%%[!0-9]*}" -ge 17 ] 2>/dev/null || die "a JDK is needed, 17 or newer" "Debian, Ubuntu: sudo apt install default-jdk"
}

# In memory, builds do not wait for a disk. A post takes about 120 kB in all while Octavo has the old and the new site,
# and less than 80 kB more for what each run moves out of the way. With another version, there are two sites, and its program.
make_folder() {
    if [ -z "$dir" ]; then
        dir=${TMPDIR:-/tmp}
        room=$((posts * (200 + runs * 80) + 50000))
        [ -z "$against" ] || room=$((room * 2 + 200000))
        if [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'END { print $4 }')" -gt $room ]; then
            dir=/dev/shm
        fi
    fi
    [ -d "$dir" ] || die "there is no folder $dir"
    trap clean EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    work=$(cd "$dir" && mktemp -d "$PWD/octavo-bench.XXXXXX")
}

compile() {
    javac -nowarn -d "$work/classes" "$here"/*.java
}

# In the background, so that signals are handled at once.
run() {
    java -XX:+UseSerialGC -Xmx1g ${octavo:+"-Doctavo=$octavo"} -cp "$work/classes" "$@" &
    child=$!
    wait "$child"
}

clean() {
    trap - EXIT
    if [ -n "$child" ] && kill "$child" 2>/dev/null; then
        wait "$child" || :
    fi
    if [ -n "$keep" ]; then
        printf 'The sites are in %s\n' "$work" >&2
    elif [ -n "$work" ]; then
        rm -rf "$work"
    fi
}

main "$@"
