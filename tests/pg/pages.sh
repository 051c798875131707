#!/usr/bin/env bash
# The board's pack as people meet it: in a browser, on paper, by keyboard; what it says against the evidence; hostile names,
# empty records, mistakes in its definition. tests/pages/check.mjs does the looking.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly pages=$work/pages as_of=2026-06-30
page=''

install_checker() {
    mkdir -p "$pages"
    cp -- "$root"/tests/pages/{package.json,package-lock.json,.npmrc,check.mjs} "$pages"
    (cd -- "$pages" && npm ci --no-progress >"$work/npm.log" 2>&1) || { cat "$work/npm.log"; return 1; }
}

run_and_pack() { # NAME [OPTION of pack...]
    rm -rf -- "${work:?}/$1" "${work:?}/$1.pack"
    "$analyser" run --out "$work/$1" --as-of "$as_of" --quiet
    "$analyser" pack "$work/$1/$as_of" --out "$work/$1.pack" "${@:2}" >/dev/null
}

page_of() { page=$work/$1.pack/$as_of/board-pack.html; } # NAME: sets $page

look() { # PAGE PREFIX [PDF]: its checks are counted as ours
    local line name='' found=''
    while IFS= read -r line; do
        case $line in
            'ok - '*) tell "$name" "$found"; pass "$2${line#ok - }"; name='' ;;
            'not ok - '*) tell "$name" "$found"; name=$2${line#not ok - } found='' ;;
            *) found+=$line$'\n' ;;
        esac
    done < <(timeout 300 node "$pages/check.mjs" "$1" "${@:3}" 2>&1 || true)
    tell "$name" "$found"
}

tell() { # NAME FOUND: a failure that has been read to its end
    if [[ -z $1 ]]; then return 0; fi
    printf '%s' "$2" >"$work/found"
    fail "$1" "$work/found"
}

broken_is_found() { # the checker itself
    timeout 120 node "$pages/check.mjs" "$root/tests/pages/broken.html" >"$work/broken" 2>&1 && return 1
    local fault
    for fault in 'not ok - desktop: nothing is asked' 'not ok - desktop: no label overlaps' 'not ok - desktop: letters of charts' \
        'not ok - desktop: the page is not wider' 'not ok - desktop: WCAG' 'not ok - language, headings' 'not ok - no sentence has a hole' \
        'not ok - by keyboard'; do
        grep -q "^$fault" "$work/broken" || { printf 'not found: %s\n' "$fault"; cat "$work/broken"; return 1; }
    done
}

# --- on paper

pages_break_where_they_belong() {
    pdftotext -layout "$work/a4.pdf" "$work/a4.txt"
    local title found=0
    while IFS= read -r title; do
        # a page begins with a form feed; its first words are the heading
        awk -v title="$title" 'BEGIN { RS = "\f" } { sub(/^[ \n]+/, ""); if (index($0, substr(title, 1, 30)) == 1) found = 1 } END { exit !found }' "$work/a4.txt" ||
            { printf 'no page begins with: %s\n' "$title"; return 1; }
        found=$((found + 1))
    done < <(grep -o '<h2 id="[a-z-]*-heading">[^<]*' "$page" | sed 's/.*>//; s/&apos;/'"'"'/g' | tail -n +2)
    ((found >= 9))
    (($(grep -c $'\f' "$work/a4.txt") < 40))
}

first_page_is_one_page() {
    local first
    first=$(awk 'BEGIN { RS = "\f" } NR == 1' "$work/a4.txt")
    grep -q 'What to decide' <<<"$first" && grep -q 'What is worst' <<<"$first"
}

# --- where no font as narrow as Arial is installed: DejaVu Sans is a sixth wider

readonly wide_fonts=/usr/share/fonts/truetype/dejavu
only_wide_fonts() { # makes the configuration
    cat >"$work/fonts.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$wide_fonts</dir>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <selectfont><rejectfont><glob>$wide_fonts/DejaVuMath*</glob></rejectfont></selectfont>
  <cachedir>$work/fontconfig</cachedir>
</fontconfig>
XML
    FONTCONFIG_FILE=$work/fonts.conf fc-match -f '%{family}' Arial | grep -q '^DejaVu Sans'
}

look_in_wide_letters() { # PAGE
    if [[ ! -e $wide_fonts/DejaVuSans.ttf ]]; then skip 'the page in wide letters' 'DejaVu Sans is not installed'; return; fi
    check 'nothing but a wide font is there' only_wide_fonts
    export FONTCONFIG_FILE=$work/fonts.conf
    look "$1" 'in wide letters, '
    unset FONTCONFIG_FILE
}

# --- what it says

# "69.7% of 646 (95%: 66.0 to 73.1)" of every headline, put together from evidence.csv.
shares_are_the_evidence() {
    local count=0 measure basis text
    while IFS='|' read -r measure basis text; do
        grep -qF "$text" "$page" || { printf '%s, %s: %s is not on the page\n' "$measure" "$basis" "$text"; return 1; }
        count=$((count + 1))
    done < <(awk -F , '$5 == "latest_12m" && $8 == "all" && $12 != "" && $3 ~ /^(PLAN20|REQ6|ADV6|AR12|AR_DEC4|AM_FINAL12)[.]on_time$|^VOICE[.](child|parent)_assessment$|^ADVICE[.](sound|health_present)$/ && ($4 != "started") {
        printf "%s|%s|%.1f%% of %s (95%%: %.1f to %.1f)\n", $3, $4, $12 + 1e-9, $11, $13 + 1e-9, $14 + 1e-9 }' "$work"/world/*/evidence.csv)
    ((count >= 12))
}

# Nothing is called better or worse without the signal that says so.
claims_have_signals() {
    local word verdict title count=0
    while IFS='|' read -r word title; do
        verdict=improvement
        [[ $word == worse ]] && verdict=concern
        grep -F "$title" "$work"/world/*/tables/trend_verdicts.csv | grep -q "special cause: $verdict" || { printf 'for the %s: %s\n' "$word" "$title"; return 1; }
        count=$((count + 1))
    done < <(grep -o '<li>For the \(better\|worse\): [^.]*[.] ' "$page" | sed 's/<li>For the //; s/: /|/; s/[.] $//; s/&quot;/"/g')
    ((count >= 2))
}

charts_are_there() {
    equal 22 "$(grep -c '<figure>' "$page")"
    is_empty "$(grep -o 'No chart here[^<]*' "$page" || true)"
}

same_bytes() {
    "$analyser" pack "$work/world/$as_of" --out "$work/again" >/dev/null
    diff -r "$work/world.pack/$as_of" "$work/again/$as_of"
}

no_identifiers() { # of cases, in any file of the pack
    sql -c "SELECT request_id FROM ehc.request WHERE request_id > 9999 UNION SELECT plan_id FROM ehc.plan WHERE plan_id > 9999" | sort -u >"$work/ids"
    is_empty "$(cat "$work/world.pack/$as_of"/*.html "$work/world.pack/$as_of"/*.csv "$work/world.pack/$as_of"/data/* | grep -oE '[0-9]{5,}' | sort -u | comm -12 - "$work/ids" | head)"
}

# --- mistakes

changed_by_hand() {
    cp -r "$work/world" "$work/forged"
    sed -i 's/"Final plans within 20 weeks of the request"/"Final plans within 20 weeks of the Request"/' "$work/forged/$as_of/evidence.json"
    attempt forged "$analyser" pack "$work/forged/$as_of" --out "$work/never"
    complained forged 5 'it is not the file that run.json beside it has the digest of'
    [[ ! -e $work/never ]]
}

refused_definition() { # SED WORDS: the definition as the sed script leaves it
    sed "$1" "$root/reports/area-2.json" >"$work/definition.json"
    cmp -s "$work/definition.json" "$root/reports/area-2.json" && { echo 'the script changed nothing'; return 1; }
    attempt refused "$analyser" pack "$work/world/$as_of" --out "$work/never" --definition "$work/definition.json"
    complained refused 3 "$work/definition.json: $2"
    [[ ! -e $work/never ]]
}

definition_mistakes() {
    check 'no such chart' refused_definition '0,/"chart": "control"/s//"chart": "pie"/' 'sections[0].items[0].chart: control, backlog,'
    check 'no such table' refused_definition 's/"table": "queue"/"table": "queues"/' 'sections[8].items[2].table: the name of a table'
    check 'no such column' refused_definition 's/"late plans it came last in"/"plans"/' 'sections[5].items[4].columns[2]: a heading of the table critical_path_services'
    check 'no such answer' refused_definition 's/"answer": "child"/"answer": "why"/' 'sections[3].answer: assessments, reviews,'
    check 'a target out of range' refused_definition '0,/"target": 90/s//"target": 190/' 'headlines[0].target: a number from 0 to 100'
    check 'a floor beyond the target' refused_definition '0,/"floor": 60/s//"floor": 95/' 'headlines[0].floor: a share worse than the target'
    check 'no date' refused_definition '0,/"2026-03-31"/s//"2026-02-31"/' 'headlines[0].milestones[0].date: a date, YYYY-MM-DD,'
    check 'a rating' refused_definition 's/"whole interval"/"gut feeling"/' 'rating: one of whole interval, figure alone'
    check 'a polarity' refused_definition '0,/"high is good"/s//"high"/' 'headlines[0].polarity: one of neutral, high is good, low is good'
    check 'a word too many' refused_definition '0,/"marking"/s//"colour": "red", "marking"/' 'colour: one of id, title, introduction, marking, rating, headlines, sections'
    check 'no JSON' refused_definition '0,/"id"/s//id/' 'line 2: JSON'
}

hostile_names() {
    sql <<'SQL'
UPDATE ehc.request SET team = '<script>alert("1")</script> & Söhne' WHERE team = 'North';
UPDATE ehc.request SET team = repeat('A team with a very long name ', 8) WHERE team = 'West';
UPDATE ehc.advice SET provider = '"><img src=x onerror=alert(1)>' WHERE provider = 'Therapies';
UPDATE ehc.review SET child_participation = NULL, final_plan_date = NULL;
DELETE FROM ehc.voice WHERE review_id IS NOT NULL;
SQL
}

# Whether children took part is recorded of nobody; of the amendments due not one is recorded as sent.
silence_is_no_zero() {
    grep -q '>The child took part or gave views at the review</th>.*>not recorded for anybody</td>' "$page"
    is_empty "$(grep -E '<li>(At reviews the child|Below the floor[^<]*The child took part)' "$page" || true)"
    grep -q '<li>Below the floor of 60%: Amended plan sent[^<]*0.0% of [0-9]* ([^)]*; not one is recorded as done, late or in time)' "$page"
}

main() {
    check 'the checker is installed' install_checker
    check 'the checker finds what is broken' broken_is_found
    initialised_database
    check 'a world is generated' generate --mess 0.005
    check 'it is run and packed' run_and_pack world
    page_of world
    look "$page" '' "$work/a4.pdf"
    check 'on paper each section begins a page' pages_break_where_they_belong
    check 'the first page is one page' first_page_is_one_page
    look_in_wide_letters "$page"
    check 'shares are those of the evidence' shares_are_the_evidence
    check 'better and worse have their signals' claims_have_signals
    check 'all charts are there' charts_are_there
    check 'the same record gives the same bytes' same_bytes
    check 'no key of a case is in the pack' no_identifiers
    check 'evidence changed by hand has no pack' changed_by_hand
    definition_mistakes
    check 'hostile names are put in, and records taken out' hostile_names
    check 'they are run and packed' run_and_pack hostile
    page_of hostile
    look "$page" 'hostile names, '
    check 'what is recorded of nobody is no nought' silence_is_no_zero
    initialised_database
    check 'an empty database is packed' run_and_pack empty
    page_of empty
    look "$page" 'no records, '
    finish
}

main "$@"
