# Rules that other programs judge. Sourced by tests/lint/run.
# shellcheck shell=bash

# Other versions lay a few places otherwise and look for other things: this one decides (Debian 12).
readonly clang_tools_version=14

version_of_tool() { "$1" --version | sed -n 's/^.*version \([0-9][0-9]*\).*$/\1/p' | head -n 1; }

other_version() { # TOOL: says so and succeeds where it is not the one that decides
    local version
    version=$(version_of_tool "$1")
    if [[ $version == "$clang_tools_version" ]]; then return 1; fi
    printf 'skipped: %s %s is here, %s decides\n' "$1" "$version" "$clang_tools_version"
}

layout() {
    if other_version clang-format; then return; fi
    sources '*.c' '*.h' | xargs -r -P 2 -n 8 tests/lint/format | sed -n 's/^--- \(.*\)$/\1: make format would lay it otherwise/p' || true
}

# One file at a time: several in one process and this version's analyser takes va_list for uninitialised.
tidy() {
    if other_version clang-tidy; then return; fi
    make -s build/queries_data.inc
    local flags
    flags="$(flags_of_compiler) -Itests"
    # shellcheck disable=SC2016,SC2086 # $1 is for the inner shell; the flags are several words
    sources '*.c' | xargs -r -P 2 -I {} \
        sh -c 'file=$1; shift; clang-tidy --quiet "$file" -- "$@" -I"$(dirname "$file")" 2>/dev/null || echo "$file: clang-tidy is not content"' \
        sh {} $flags | sed "s|$PWD/||g" | grep -E ' (error|warning): |is not content$' || true
}

scripts() {
    local script
    while read -r script; do
        bash -n "$script" || printf '%s: bash cannot read it\n' "$script"
        grep -qE '^set -euo pipefail$|^(source|\.) |^cd .* && exec ' -- "$script" \
            || printf '%s: goes on after errors (set -euo pipefail)\n' "$script"
        [[ -x $script ]] || printf '%s: not executable\n' "$script"
    done < <(scripts_in_bash | sort)
    if ! command -v shellcheck >/dev/null; then echo 'shellcheck is not installed'; return; fi
    { scripts_in_bash; sources '*.sh'; } | sort -u | xargs -r shellcheck --external-sources --severity=warning --format=gcc || true
}
