#!/usr/bin/env bash
# Links that somebody planted lead nothing astray, and no umask opens what is written: a link in the place of the folder, of a
# folder above, of OUT/<as_of>, of the folder that is being filled, of what dead runs leave, of a file.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

as_of=2025-03-31 since=2025-01-01
victim=$work/victim

initialised_database
generate --requests 60 --seed 9 --as-of "$as_of"

run_into() { analyse "$1" "$2" "$as_of" --since "$since"; } # NAME FOLDER

plant() { # a folder that must stay as it is
    rm -rf -- "$victim"
    mkdir -- "$victim"
    printf 'untouched\n' >"$victim/notes"
    before=$(fingerprint "$victim")
}

untouched() { equal "$before" "$(fingerprint "$victim")"; }

refused() { # NAME WHAT WORDS...: exit 6 and nothing written where the link leads
    local name=$1 what=$2
    shift 2
    check "$what: refused with exit 6" complained "$name" 6 "$@"
    check "$what: nothing is written where it leads" untouched
}

# --- the folder itself

plant
mkdir "$work/real"
ln -s "$work/real" "$work/own"
run_into own "$work/own"
check 'a link that the user put there is followed' only_whole_run "$work/real" "$as_of"

if [[ $EUID -eq 0 ]] && nobody=$(id -u nobody 2>/dev/null); then
    ln -s "$victim" "$work/foreign"
    chown -h "$nobody" "$work/foreign"
    run_into foreign "$work/foreign"
    refused foreign "another user's link as OUT" "$work/foreign" 'link'
    run_into foreign_slash "$work/foreign/"
    refused foreign_slash "another user's link as OUT, with a slash" 'link'
    run_into foreign_above "$work/foreign/below"
    refused foreign_above "another user's link above OUT" 'link'
    attempt foreign_sample "$analyser" sample --size 3 --as-of "$as_of" --out "$work/foreign"
    check "another user's link as OUT of a sample: refused with exit 6" complained foreign_sample 6 "$work/foreign"
    check "another user's link as OUT of a sample: nothing is written where it leads" untouched
else
    skip "another user's link" 'only root can plant one'
fi

# --- names within it

plant
run_into there "$work/there"
cp -a -- "$work/there/$as_of/run.json" "$victim/run.json" # it looks like a run
before=$(fingerprint "$victim")
rm -rf -- "${work:?}/there/$as_of"
ln -s "$victim" "$work/there/$as_of"
run_into final "$work/there"
refused final 'a link as OUT/<as_of>' "$as_of"
check 'a link as OUT/<as_of>: it is still there' test -L "$work/there/$as_of"
rm -- "$work/there/$as_of"

plant
ln -s "$victim" "$work/there/.$as_of.999999.part"
ln -s "$victim" "$work/there/.$as_of.999998.old"
run_into leftovers "$work/there"
check 'links in the place of what dead runs leave: a run succeeds' succeeded leftovers
check 'links in the place of what dead runs leave: nothing is removed where they lead' untouched
is_a_folder() { [[ -d $work/there/$as_of && ! -L $work/there/$as_of ]] && whole_run "$work/there/$as_of"; }
check 'links in the place of what dead runs leave: none becomes the run' is_a_folder
rm -f -- "$work/there/".*.part "$work/there/".*.old

# The name of the folder that is filled has the number of the process, which exec keeps.
mkdir "$work/guessed"
attempt guessed bash -c 'ln -s "$1" "$2/.$3.$$.part" && exec "$4" run --quiet --as-of "$3" --since "$5" --out "$2"' \
    bash "$victim" "$work/guessed" "$as_of" "$analyser" "$since"
refused guessed 'a link as the folder that is filled' 'part'

# --- files

plant
mkdir "$work/sample"
ln -s "$victim/notes" "$work/sample/audit_sample.csv"
attempt sample "$analyser" sample --size 3 --as-of "$as_of" --out "$work/sample"
check 'a link as a file: another file takes its place' test -f "$work/sample/audit_sample.csv" -a ! -L "$work/sample/audit_sample.csv"
check 'a link as a file: only its owner may read the new one' equal 600 "$(stat -c %a "$work/sample/audit_sample.csv")"
check 'a link as a file: nothing is written where it leads' untouched

# --- umask

modes() { find "$work/$1" -mindepth 1 -printf '%y %m\n' | sort -u | paste -sd ';'; } # NAME

for mask in 000 022 027 002; do
    umask "$mask"
    run_into "mask$mask" "$work/mask$mask"
    umask 022
    check "umask $mask: the owner's, and the group's to read" equal 'd 750;f 600;f 640' "$(modes "mask$mask")"
    check "umask $mask: OUT itself" equal 750 "$(stat -c %a "$work/mask$mask")"
done
umask 077
run_into mask077 "$work/mask077"
umask 777
run_into mask777 "$work/mask777"
umask 022
check 'umask 077: the owner alone' equal 'd 700;f 600' "$(modes mask077)"
check 'umask 777: the owner can still read what he asked for' equal 'd 700;f 600' "$(modes mask777)"
attempt pack "$analyser" pack "$work/mask000/$as_of" --out "$work/pack"
check 'a pack is closed to others too' equal 'd 750;f 640' "$(modes pack)"
finish
