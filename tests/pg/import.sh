#!/usr/bin/env bash
# `import` and `check`: what of a return, of COLLECT's tables, of CSV files and of the DfE's published files reaches the
# database, what a second file adds, what is refused, and that a refused one leaves nothing.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly returns=$root/fixtures/returns

import() { "$analyser" import "$@" >"$work/said" 2>"$work/complaint"; }

# All records, in one text.
records() {
    local relation
    for relation in authority person request assessment sen_need plan review; do
        ask "SELECT '$relation', its.* FROM ehc.$relation AS its ORDER BY 2, 3"
    done
    ask "SELECT 'placement', request_id, named, rank, urn, ukprn, sen_setting, entry_date, return_year FROM ehc_evidence.sen2_placement ORDER BY 2, 3"
}

# --- two years

two_years() { import sen2 "$returns/2025.xml" && import sen2 "$returns/2026.xml"; }

records_are() { diff -u "$root/tests/pg/golden/import/$1.txt" <(records); }

first_year() { import sen2 "$returns/2025.xml" && records_are 2025; }

second_year() { import sen2 "$returns/2026.xml" && records_are 2025_2026; }

said() { grep -Fq -- "$1" "$work/said" || { cat "$work/said"; return 1; }; }

twin_reported() { said 'M01 (1)'; }

again_changes_nothing() {
    local before
    before=$(records)
    import sen2 "$returns/2026.xml" && said 'nothing changes' && equal "$before" "$(records)"
    # another submission with the same content
    sed 's/<SerialNo>001/<SerialNo>002/' "$returns/2026.xml" >"$work/again.xml"
    import sen2 "$work/again.xml" && equal "$before" "$(records)"
}

# The older return, when it comes second, fills in and replaces nothing.
backwards() {
    import sen2 "$returns/2026.xml" && import sen2 "$returns/2025.xml"
    equal 'A1|2024-03-04|Y|2024-04-15|Y|2024-07-22
Ben|2024-11-04|Y|2025-01-10|N|2025-02-24
Cal|2024-12-02|Y|2025-01-13|Y|' "$(ask "
        SELECT CASE WHEN birth_date = '2016-04-02' THEN 'A1' WHEN birth_date = '2008-10-30' THEN 'Ben' ELSE 'Cal' END,
               received_date, request.outcome, request.outcome_date, assessment.outcome, assessment.outcome_date
          FROM ehc.person JOIN ehc.request USING (person_id) JOIN ehc.assessment USING (request_id)
         WHERE birth_date IN ('2016-04-02', '2008-10-30', '2021-02-11') ORDER BY 1")"
}

# What is worked out on paper from the two returns: Ann's plan on day 140, Hal's late with an exception, Ben's refusal on day 112.
evidence_of_both() {
    two_years
    "$analyser" run --out "$work/both" --as-of 2026-01-15 --since 2024-01-01 --quiet
    local file=$work/both/2026-01-15/evidence.csv
    grep -q ',PLAN20.on_time,completed,calendar_year,2024-01-01,2024-12-31,all,all,1,1,100,' "$file"
    grep -q ',PLAN20.on_time,completed,calendar_year,2025-01-01,2025-12-31,all,all,0,1,0,' "$file"
    grep -q ',NOTISSUE16.on_time,completed,calendar_year,2025-01-01,2025-12-31,all,all,1,1,100,' "$file"
}

no_names() {
    local dump
    dump=$(pg_dump --no-owner "$PGDATABASE")
    [[ $dump == *J335125000001* ]] && [[ $dump != *Synthetic* && $dump != *'ZZ1'* && $dump != *Ann* ]]
}

# --- COLLECT

two_children_of_the_xml() {
    import sen2 "$returns/2025.xml"
    # only the two children that the export has
    awk '/<Person>/ { text = $0; keep = 0; inside = 1; next }
         inside { text = text "\n" $0; if (/<Forename>(Ann|Hal)</) keep = 1; if (/<\/Person>/) { if (keep) print text; inside = 0 } next }
         { print }' "$returns/2026.xml" >"$work/two.xml"
    import sen2 "$work/two.xml" && records >"$work/of_xml"
}

collect_lands() {
    import sen2 "$returns/2025.xml" && import collect "$returns/collect_2026" && diff -u "$work/of_xml" <(records)
}

# --- what is refused

refused() { # WORDS COMMAND...: exit 5, the words, and the database as before
    local words=$1 before code=0
    shift
    before=$(records)
    "$analyser" "$@" >/dev/null 2>"$work/complaint" || code=$?
    equal 5 "$code"
    grep -Fq -- "$words" "$work/complaint" || { cat "$work/complaint"; return 1; }
    equal 1 "$(wc -l <"$work/complaint")"
    equal "$before" "$(records)"
}

spoil() { sed "$1" "$returns/2026.xml" >"$work/spoilt.xml"; printf '%s\n' "$work/spoilt.xml"; }

spoilt() { # WORDS SED
    refused "$1" import sen2 "$(spoil "$2")" && refused "$1" check "$(spoil "$2")"
}

bytes() { # WORDS COMMAND...: what the command prints is the file
    local words=$1
    shift
    "$@" >"$work/bytes.xml"
    refused "$words" import sen2 "$work/bytes.xml"
}

deep() { printf '<Message>'; printf '<a>%.0s' {1..3000}; printf '</a>%.0s' {1..3000}; printf '</Message>\n'; }

entities() {
    printf '<?xml version="1.0"?>\n<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    printf '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>\n<Message>&c;&c;&c;</Message>\n'
}

external() { printf '<?xml version="1.0"?>\n<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<Message>&x;</Message>\n'; }

refusals() {
    check 'a file cut off is refused, with the line' bytes 'line 41: the file ends in the middle' head -n 40 "$returns/2026.xml"
    check 'an empty file is refused' bytes 'is empty' true
    check 'a file of blanks is refused' bytes 'is empty' printf ' \n \n'
    check 'a tag left open is refused, with the line' spoilt 'line 5: a tag is not closed' '5s|</Year>|</Yeer>|'
    check 'a bare & is refused, without what stands around it' spoilt 'an & that begins no character' 's/>Synthetic</>Secret \& Sons</'
    check 'another collection is refused' spoilt 'of another collection' 's/>SEN2</>CIN</'
    check 'a year that is not known is refused' spoilt 'of a year that is not known' 's/<Year>2026/<Year>2031/'
    check 'a return without its authority is refused' spoilt 'has no LEA' 's/<LEA>335</<LEA></'
    check 'XML of something else is refused' bytes 'its root is no Message' printf '<a><b/></a>\n'
    check 'what is no XML is refused' bytes 'no XML file' printf 'hello\n'
    check 'UTF-16 is refused' bytes 'save it as UTF-8' iconv -f UTF-8 -t UTF-16 "$returns/2026.xml"
    check 'elements nested without end do no harm' bytes 'nested deeper' deep
    check 'entities within entities do no harm' bytes 'a document type or an entity' entities
    check 'an external entity is not looked at' bytes 'a document type or an entity' external
    truncate -s 2G "$work/large.xml"
    check 'a file of 2 GB does no harm' refused 'larger than any return' import sen2 "$work/large.xml"
    rm -- "$work/large.xml"
    check 'a file that is not there is named' refused 'No such file' import sen2 "$work/nothing.xml"
    mkdir -p "$work/part" && cp "$returns"/collect_2026/*person.csv "$work/part"
    check 'COLLECT tables that are missing are all named' refused 'lacks the COLLECT tables sen2 requests assessment' import collect "$work/part"
    check 'CSV faults are told by file, line and column' csv_faults
    check 'a line with too few values is told by its line' refused 'voice.csv: line 2' import csv "$returns/csv_wrong"
    check 'a published file of an unknown layout is refused' refused 'a layout that is not known' import official "$returns/csv/person.csv"
}

csv_faults() {
    mkdir -p "$work/csv" && cp "$returns"/csv_wrong/{person,review,sen_need}.csv "$work/csv"
    refused 'person.csv: line 2, column birth_date: no day as YYYY-MM-DD' import csv "$work/csv"
    local words
    for words in 'line 3, column birth_date' 'line 5, column person_id: no whole number' \
        'review.csv: line 1, columns are missing: kind invitation_date' 'sen_need.csv: line 3, column request_id, rank: the key was given before' \
        'line 4, column request_id, rank: the key is missing' 'line 5, column need: not in its set'; do
        grep -Fq -- "$words" "$work/complaint" || { cat "$work/complaint"; return 1; }
    done
}

# --- checks

broken_rules() { # SED: the rules that the spoilt return breaks, beyond those it always does
    "$analyser" check "$(spoil "$1")" --out "$work/checked" >"$work/said"
    cut -d , -f 1 "$work/checked/return_checks.csv" | grep -vx 'check\|D03\|G27' | paste -sd ' '
}

# Rows: rules | what is done to 2026.xml. Ben is the third line of persons; each row spoils one thing.
readonly spoilings='G01|s|<Ethnicity>AIND</Ethnicity>||
G02|s|<UniqueLearnerNumber>1234567890</UniqueLearnerNumber>||
G03|s|<UniqueLearnerNumber>|<UPNunknown>UN5</UPNunknown><UniqueLearnerNumber>|
G04 D11|s|2021-02-11|2016-02-11|;s|2020-06-15|1995-06-15|
G06|s|<ReceivedDate>2025-02-03</ReceivedDate>||
G07|s|<RequestSource>3</RequestSource>||
G08|s|<RequestOutcomeDate>2025-04-01</RequestOutcomeDate>||
G12|s|<RequestOutcome>Y</RequestOutcome>|<RequestOutcome>Y</RequestOutcome><Exported>302</Exported>|;
G15|s|<Week20>1</Week20>||
G16|s|<URN>100002</URN>|<URN>100002</URN><UKPRN>10000001</UKPRN>|
G21|s|<PB>0</PB>|<PB>0</PB><CeaseReason>4</CeaseReason>|
G25|s|<PlacementDetail><URN>100002|<TransferLA>302</TransferLA><PlacementDetail><URN>100002|
G26|s|<SENneed><SENtype>SEMH</SENtype><SENtypeRank>1</SENtypeRank></SENneed>||
G28|s|<PB>0</PB>|<PB>1</PB>|
G29|s|<SENtype>MLD|<SENtype>ADHD|
G30|s|<SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0|<SENunitIndicator>1</SENunitIndicator><ResourcedProvisionIndicator>1|
D01|s|2019-09-09|2025-09-09|
D05|s|<StartDate>2025-10-06|<StartDate>2025-10-07|
U1510|s|<UPN>B335125000004|<UPN>C335125000004|
U1540|s|<UPN>B335125000004|<UPN>B3351X5000004|
U1550|s|<UPN>B335125000004|<UPN>B33512500000I|'

every_spoiling() {
    local rules change
    while IFS='|' read -r rules change; do
        check "breaks $rules" breaks_rule "$rules" "$change"
    done <<<"$spoilings"
}

# The named rules are among those found; a slip may break others too.
breaks_rule() {
    local found rule
    found=" $(broken_rules "$2") "
    for rule in $1; do
        [[ $found == *" $rule "* ]] || { printf 'found:%s\n' "$found"; return 1; }
    done
}

# Every rule of the table is looked for, and nothing is looked for that has no rule.
rules_and_checks_agree() {
    diff -u <("$analyser" list checks --format csv | tail -n +2 | cut -d , -f 1 | sort) \
        <(grep -oh "'[GDUM][0-9]\{2,4\}'" "$root"/sql/import/return_*.sql | tr -d "'" | sort -u)
}

unknown_tags_are_told() {
    "$analyser" check "$(spoil 's|<PB>0</PB>|<PB>0</PB><Hobby>chess</Hobby>|')" >"$work/said"
    said 'namedplan/hobby' && ! grep -q chess "$work/said"
}

as_spelt() { import sen2 "$returns/2026.xml" && records >"$work/as_spelt"; }

other_spellings() { # case, order and known misspellings change nothing
    import sen2 "$(spoil 's|ReceivedDate>|RECEIVEDDATE>|g; s|SENtype>|sentype>|g; s|<UniqueLearnerNumber>\(.*\)</UniqueLearnerNumber>|<uln>\1</uln>|;
        s|\(<ReviewMeeting>[^<]*</ReviewMeeting>\)\(<ReviewOutcome>[^<]*</ReviewOutcome>\)|\2\1|; s|Surname>|FamilyName>|g')" || { cat "$work/complaint"; return 1; }
    diff -u "$work/as_spelt" <(records)
}

misplaced_is_nobodys() { # a person within a person's requests is told, and is neither a person nor that person's
    local person='<Person><Sex>M</Sex><UPN>B335125000099</UPN><Requests><ReceivedDate>2025-01-01</ReceivedDate></Requests></Person>'
    import sen2 "$(spoil "0,\\|</Requests>|s||$person&|")" || { cat "$work/complaint"; return 1; }
    said 'requests/person  (1 times)' && diff -u "$work/as_spelt" <(records)
}

check_stores_nothing() {
    local before
    before=$(records)
    "$analyser" check "$returns/2025.xml" >/dev/null && equal "$before" "$(records)"
}

check_of_the_database() {
    load_world duplicates_and_orphans
    "$analyser" check --as-of 2026-06-30 --out "$work/quality" >"$work/said"
    said 'Several rows have the same key.' && "$analyser" run --as-of 2026-06-30 --out "$work/quality_run" --quiet
    cmp "$work/quality/data_quality.csv" "$work/quality_run/2026-06-30/data_quality.csv"
}

# --- the contract's relations as CSV

csv_replaces() {
    import csv "$returns/csv" && import csv "$returns/csv" || { cat "$work/complaint"; return 1; }
    equal '1||2016-04-02|F|WBRI|none
2|J335125000001|2008-10-30|M||' "$(ask 'SELECT * FROM ehc.person ORDER BY 1')"
    equal '10|1|335|2024-03-04|2|f|Y|2024-04-15|||f|f||North, "old"
team|100000' "$(ask "SELECT request_id, person_id, local_authority, received_date, source, in_youth_accommodation, outcome, outcome_date, exception, withdrawn_date,
        mediation, tribunal, exported_to, team, setting_urn FROM ehc.request WHERE request_id = 10")"
}

# --- published files

published_files() {
    import official "$root"/fixtures/published/*.csv || { cat "$work/complaint"; return 1; }
    equal '2024|Walsall|84.2
2024|England|45.9
2024|West Midlands|41
2022|Walsall|9.0' "$(ask "SELECT time_period, area, value FROM ehc_evidence.comparator WHERE indicator = 'pc_plans_issued_within_20_weeks'
         ORDER BY time_period DESC, level = 'local_authority' DESC, area")"
    local before
    before=$(ask 'SELECT * FROM ehc_evidence.comparator ORDER BY 1, 2, 3, 4, 5, 6')
    import official "$root"/fixtures/published/*.csv && equal "$before" "$(ask 'SELECT * FROM ehc_evidence.comparator ORDER BY 1, 2, 3, 4, 5, 6')"
}

main() {
    initialised_database
    check 'the first year lands as worked out' first_year
    check 'the second year adds to it' second_year
    check 'twins that cannot be told apart are reported' twin_reported
    check 'the same file again changes nothing' again_changes_nothing
    check 'no name and no postcode is stored' no_names
    refusals
    every_spoiling
    check 'every rule is looked for, and has its row' rules_and_checks_agree
    check 'a tag no return has is told, not its value' unknown_tags_are_told
    check 'a check stores nothing' check_stores_nothing
    initialised_database
    check 'the years may come in either order' backwards
    initialised_database
    check 'the evidence is that of the two returns' evidence_of_both
    initialised_database
    check 'two children of the XML' two_children_of_the_xml
    initialised_database
    check "COLLECT's tables are the same as the XML" collect_lands
    initialised_database
    check 'a return as it should be spelt' as_spelt
    initialised_database
    check 'case, order and other spellings change nothing' other_spellings
    initialised_database
    check "what stands where it should not is nobody's" misplaced_is_nobodys
    initialised_database
    check 'CSV files replace the relations they are of' csv_replaces
    initialised_database
    check 'published files of two layouts land' published_files
    check 'a check of the database finds what a run finds' check_of_the_database
    finish
}

main "$@"
