#!/usr/bin/env bash
# What cannot be written: a folder that is none, that is closed, a disk that is full, an output that is closed. The right
# exit code, one clear message, DIR/<as_of> as it was, nothing left over.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31
out=$work/out disk=$work/disk

at_end() { if mountpoint -q "$disk"; then umount "$disk" 2>/dev/null || umount -l "$disk"; fi; }

initialised_database
generate --requests 300 --seed 52 --as-of "$as_of"
analyse good "$out" "$as_of"
check 'a run, before anything goes wrong' succeeded good

# --- the folder

printf 'a file\n' >"$work/file"
analyse isfile "$work/file" "$as_of"
check '--out is a file: exit 6 and one message' complained isfile 6 "$work/file" '--out'
analyse below "$work/file/below" "$as_of"
check '--out is below a file: exit 6 and one message' complained below 6 "$work/file/below" '--out'
check 'the file is as it was' equal 'a file' "$(<"$work/file")"

mkdir -p "$work/mine/$as_of"
printf 'notes\n' >"$work/mine/$as_of/notes.txt"
remember "$work/mine" "$as_of"
analyse mine "$work/mine" "$as_of"
check_failure mine 6 'DIR/<as_of> is no run of the program' "$as_of" 'run.json' '--out'

# Root may write anywhere: then as the user who owns the server's socket, with a copy of the program in reach.
as_other=()
choose_other() {
    if [[ $EUID -ne 0 ]]; then return; fi
    local user group
    user=$(stat -c %u "$PGHOST") group=$(stat -c %g "$PGHOST")
    as_other=(setpriv --reuid "$user" --regid "$group" --clear-groups --)
    [[ $user -ne 0 ]]
}

closed_folder() {
    mkdir "$work/closed"
    cp -a -- "$out/$as_of" "$work/closed/"
    chmod -R a+rX,a-w "$work/closed"
    install -m 0755 -- "$analyser" "$work/program"
    remember "$work/closed" "$as_of"
}

if choose_other; then
    closed_folder
    attempt closed "${as_other[@]}" "$work/program" run --quiet --as-of "$as_of" --out "$work/closed"
    check_failure closed 6 'a folder that may not be written' "$work/closed" 'may write' '--out'
    attempt closed "${as_other[@]}" "$work/program" run --quiet --as-of "$as_of" --out "$work/closed/deeper"
    check_failure closed 6 'a folder that may not be made' "$work/closed/deeper" 'may write' '--out'
    chmod -R u+w "$work/closed"
else
    skip 'a folder that may not be written' 'root may write anywhere, and nobody else may use the server'
fi

# --- no room

# A limit on the size of files stops a write as a full disk does, and any user can set one.
remember "$out" "$as_of"
for size in 1 64 1024; do
    # shellcheck disable=SC2016 # $1 is for the inner shell
    attempt limit bash -c 'ulimit -f "$1" && shift && exec "$@"' _ "$size" \
        "$analyser" run --quiet --as-of "$as_of" --out "$out"
    check_failure limit 6 "files of $size KiB at most" "$out" write ulimit
done

fill() { # leaves so many KiB of room
    local room
    room=$(df --output=avail -k "$disk" | tail -n 1)
    head -c "$((room - $1))k" /dev/zero >"$disk/ballast"
}

mkdir "$disk"
if [[ $EUID -eq 0 ]] && mount -t tmpfs -o size=64m,mode=0755 ehc-test "$disk" 2>/dev/null; then
    analyse small "$disk/out" "$as_of" --since 2025-01-01
    check 'a run on a small disk' succeeded small
    remember "$disk/out" "$as_of"
    for room in 0 8 512 4096; do
        fill "$room"
        analyse full "$disk/out" "$as_of"
        check_failure full 6 "a full disk, $room KiB left" "$disk/out" 'No space left' '--out'
        rm -f -- "$disk/ballast"
    done
    analyse next "$disk/out" "$as_of" --since 2025-01-01
    check 'with room again, a run on the same disk' succeeded next
    check 'which is whole and alone' only_whole_run "$disk/out" "$as_of"
else
    skip 'a full disk' 'a small file system cannot be mounted here (it takes root)'
fi

# --- what it prints: the summary comes last, when the evidence has its name

with_streams() { # NAME REDIRECTION COMMAND...
    local name=$1 redirection=$2
    shift 2
    attempt "$name" bash -c "exec \"\$@\" $redirection" _ "$@"
}

not_printed() { # NAME
    complained "$1" 6 'standard output'
    only_whole_run "$work/printed" "$as_of"
}

to_print=("$analyser" run --as-of "$as_of" --since 2025-01-01 --out "$work/printed")
with_streams output '>&-' "${to_print[@]}"
check 'standard output closed: exit 6, one message, the evidence whole' not_printed output
with_streams output '>/dev/full' "${to_print[@]}"
check 'standard output full: exit 6, one message, the evidence whole' not_printed output
with_streams errors '2>&-' "${to_print[@]}"
check 'standard error closed: exit 0' exited errors 0
with_streams errors '<&- >&- 2>&-' "${to_print[@]}" --quiet
check 'everything closed, --quiet: exit 0' exited errors 0
check 'no file has taken what was to be printed' only_whole_run "$work/printed" "$as_of"
with_streams failing '2>&-' "$analyser" run --as-of "$as_of" --out "$work/file"
check 'standard error closed and a failure: its exit code' exited failing 6
finish
