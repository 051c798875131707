#!/usr/bin/env bash
# The generator's SEN2 returns of every year: well-formed, in the order and with the codes of the year, with exactly those
# persons, requests, plans and reviews that plain SQL finds in the same world, and the same in COLLECT's tables.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

declare -rA census_days=([2023]=2023-01-19 [2024]=2024-01-18 [2025]=2025-01-16 [2026]=2026-01-15)

# --- what the DfE asks for: its SEN2 specifications of 2023 to 2026, items in order; * may be repeated

order_of() { # YEAR
    local sex=Sex source='' officer='' attendance='' placed='Res WBP' active='' reviews
    case $1 in
        2023) sex=GenderCurrent attendance=AttendancePattern placed='' active='Res WBP' reviews='LastReview' ;;
        2024) reviews='ReviewMeeting ReviewOutcome LastReview' ;;
        2025) reviews='ReviewMeeting LastReview ReviewOutcome ReviewDraft PhaseTransferDueDate PhaseTransferFinalDate' ;;
        2026) reviews='ReviewMeeting ReviewOutcome ReviewDraft PhaseTransferDueDate PhaseTransferFinalDate LastReview' ;;
    esac
    if [[ $1 -ge 2025 ]]; then source=RequestSource officer=DSCO; fi
    cat <<ORDER
- Message
Message Header Persons
Header CollectionDetails Source
CollectionDetails Collection Year ReferenceDate
Source SourceLevel LEA SoftwareCode Release SerialNo DateTime DMO DCO $officer
Persons Person*
Person Surname Forename PersonBirthDate $sex Ethnicity PostCode UPN UniqueLearnerNumber UPNunknown Requests*
Requests ReceivedDate $source RYA RequestOutcomeDate RequestOutcome RequestMediation RequestTribunal Exported Assessment ActivePlans
Assessment AssessmentOutcome AssessmentOutcomeDate AssessmentMediation AssessmentTribunal OtherMediation OtherTribunal Week20 NamedPlan
NamedPlan StartDate PlanDetail* PlanRes PlanWBP PB OA DP CeaseDate CeaseReason
PlanDetail URN UKPRN SENSetting SENSettingOther PlacementRank SENunitIndicator ResourcedProvisionIndicator
ActivePlans TransferLA PlacementDetail* $active SENneed* $reviews
PlacementDetail URN UKPRN SENSetting SENSettingOther PlacementRank EntryDate LeavingDate $attendance SENunitIndicator ResourcedProvisionIndicator $placed
SENneed SENtype SENtypeRank
ORDER
}

# The code sets of the items the generator gives, from the same specifications.
codes_of() { # YEAR
    local settings='OLA OPA EHE EYP OTH' needs='SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH' item
    if [[ $1 -ge 2024 ]]; then settings+=' NEET NIEC NIEO'; fi
    if [[ $1 -ge 2025 ]]; then needs+=' DS'; fi
    for item in RYA RequestMediation RequestTribunal AssessmentMediation AssessmentTribunal OtherMediation OtherTribunal \
        Week20 PB SENunitIndicator ResourcedProvisionIndicator; do
        printf '%s 0 1\n' "$item"
    done
    cat <<CODES
DMO Y N R
DCO Y N R
DSCO Y N R
GenderCurrent 0 1 2 9
Sex M F
UPNunknown UN1 UN2 UN3 UN5 UN8 UN9 UN10
RequestSource 1 2 3 4 5
RequestOutcome Y N A W H
AssessmentOutcome Y N A W H
PlanRes A B
Res A B
CeaseReason 1 2 3 4 5 6 7 8 9
SENSetting $settings
PlacementRank 1 2
AttendancePattern FT PT
ReviewOutcome A C M
SENtype $needs
SENtypeRank 1 2
Ethnicity WBRI WCOR WENG WNIR WSCO WWEL WOWB WIRI WIRT WOTH WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW WROM WROG WROR WROO MWBC MWBA MWAS MWAP MWAI MWAO ABRI AWEL MOTH MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM AIND APKN AMPK AKPA AOPK ABAN AOTH AAFR AKAO ANEP ASNL ASLT ASRO AOTA BBRI BWEL BCRB BAFR BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF BOTH BEUR BNAM BOTB CHNE CHKC CMAL CSNG CTWN COCH OOTH OAFG ORAB OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE OYEM OOEG REFU NOBT
CODES
}

# --- a return as lines: parent, its number among its kind, tag, value; of an element with children `#` and its number

elements() { # XML
    xmllint --format "$1" | awk -v OFS='\t' '
        BEGIN { depth = 0; name[0] = "-" }
        { sub(/^ +/, "") }
        /^<\?/ { next }
        /^<\// { depth--; next }
        /\/>$/ { print name[depth], number[depth], substr($0, 2, length($0) - 3), "empty"; next }
        /^<[A-Za-z0-9]+>$/ {
            tag = substr($0, 2, length($0) - 2)
            print name[depth], number[depth] + 0, tag, "#" ++count[tag]
            name[++depth] = tag
            number[depth] = count[tag]
            next
        }
        {
            tag = substr($0, 2, index($0, ">") - 2)
            value = substr($0, length(tag) + 3, length($0) - 2 * length(tag) - 5)
            print name[depth], number[depth], tag, value
        }'
}

out_of_order() { # YEAR ELEMENTS
    awk -F '\t' '
        NR == FNR {
            words = split($0, word, " ")
            for (i = 2; i <= words; i++) {
                many = sub(/\*$/, "", word[i])
                place[word[1], word[i]] = i
                repeated[word[1], word[i]] = many
            }
            next
        }
        !(($1, $3) in place) { print $1 " has no " $3; next }
        $4 == "" || $4 == "empty" { print $3 " is empty" }
        last[$1, $2] > place[$1, $3] { print $1 " " $2 ": " $3 " comes too late" }
        last[$1, $2] == place[$1, $3] && !repeated[$1, $3] { print $1 " " $2 ": " $3 " twice" }
        { last[$1, $2] = place[$1, $3] }
    ' <(order_of "$1") "$2" | head -n 20
}

unknown_codes() { # YEAR ELEMENTS
    awk -F '\t' '
        NR == FNR {
            words = split($0, word, " ")
            for (i = 2; i <= words; i++) known[word[1], word[i]] = 1
            listed[word[1]] = 1
            next
        }
        $3 in listed && !(($3, $4) in known) { print $3 ": " $4 }
    ' <(codes_of "$1") "$2" | head -n 20
}

# UPNs have the check letter of the DfE: the digits, weighted 2 to 13, over 23.
wrong_upns() { # ELEMENTS
    awk -F '\t' -v letters=ABCDEFGHJKLMNPQRTUVWXYZ '
        $3 == "UPN" {
            sum = 0
            for (i = 2; i <= 13; i++) sum += i * substr($4, i, 1)
            if ($4 !~ /^[A-Z][0-9]+$/ || length($4) != 13 || substr(letters, sum % 23 + 1, 1) != substr($4, 1, 1) || $4 in seen) print $4
            seen[$4] = 1
        }' "$1" | head -n 20
}

# --- the same values as COLLECT has them: table, row, column, value

readonly tables='sen2 person requests assessment namedplan plandetail activeplans placementdetail senneed'

as_tables() { # ELEMENTS
    awk -F '\t' -v OFS='\t' -v tables="$tables" '
        BEGIN {
            n = split(tables, word, " ")
            for (i = 1; i <= n; i++) is_table[word[i]] = 1
            split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", month, " ")
        }
        function collect_date(iso, time) { return substr(iso, 1, 4) "-" month[substr(iso, 6, 2) + 0] "-" substr(iso, 9, 2) " " time }
        function table_of(tag) { return tag ~ /^(CollectionDetails|Source|Persons)$/ ? "sen2" : tolower(tag) }
        $4 ~ /^#/ {
            if (!(tolower($3) in is_table)) next
            row = substr($4, 2)
            print tolower($3), row, table_of($1) "tableid", $2
            print tolower($3), row, tolower($3) "tableid", row
            next
        }
        $4 ~ /^....-..-..$/ { $4 = collect_date($4, "00:00:00") }
        $4 ~ /^....-..-..T/ { $4 = collect_date($4, substr($4, 12)) }
        { print table_of($1), $2, tolower($3), $4 }
        END { print "sen2", 1, "sen2tableid", 1 }
    ' "$1" | sort
}

from_collect() { # DIR
    local table file
    for table in $tables; do
        file=$(echo "$1"/Blade-Export_*_"$table".csv)
        awk -F , -v OFS='\t' -v table="$table" '
            NR == 1 { for (i = 1; i <= NF; i++) column[i] = $i; columns = NF; next }
            NF != columns { print table, NR - 1, "columns", NF }
            { for (i = 1; i <= NF; i++) if ($i != "" && column[i] !~ /^(NativeId|sourceid|.*orderseqcolumn)$/) print table, NR - 1, column[i], $i }
        ' "$file"
    done | sort
}

has_nine_files() { # DIR DD-MM-YYYY
    local table
    equal "$(for table in $tables; do printf 'Blade-Export_%s_%s.csv\n' "$2" "$table"; done | sort)" "$(cd -- "$1" && printf '%s\n' * | sort)"
}

column_names() { # DIR TABLE: without the keys
    head -n 1 "$1"/Blade-Export_*_"$2".csv | cut -d , -f 6- | tr , ' '
}

# Every item of the year has its column, told or not.
columns_of_year() { # YEAR DIR
    local parent items expected
    while read -r parent items; do
        parent=${parent,,}
        if [[ ! " $tables " == *" $parent "* || $parent == sen2 ]]; then continue; fi
        expected=$(tr ' ' '\n' <<<"${items,,}" | grep -vxE 'requests\*|assessment|namedplan|activeplans|(plandetail|placementdetail|senneed)\*' | xargs)
        equal "$expected" "$(column_names "$2" "$parent")"
    done < <(order_of "$1")
}

# --- who is in it, by plain SQL

counted_in_sql() { sql -v year="$1" -v day="${census_days[$1]}" -v authority="$2" -f "$root/tests/pg/sen2_export.sql"; }

# Historical requests and those received before the collection year have their day too, but not all of them.
counted_in_return() { # YEAR ELEMENTS
    awk -F '\t' -v OFS='|' -v before="$(($1 - 1))-01-01" '
        $3 ~ /^(Person|Requests|NamedPlan|ActivePlans)$/ { count[$3 OFS "in all"]++ }
        $3 == "ReceivedDate" && $4 < before { next }
        $3 ~ /^(PersonBirthDate|UPN|UPNunknown|ReceivedDate|RequestOutcomeDate|Exported|AssessmentOutcomeDate|CeaseDate|CeaseReason|TransferLA|URN|SENtype|LastReview|ReviewMeeting|ReviewOutcome|ReviewDraft|PhaseTransferDueDate|PhaseTransferFinalDate)$/ { count[$3 OFS $4]++ }
        END { for (line in count) print line, count[line] }
    ' "$2" | sort
}

same_counts() { # YEAR ELEMENTS AUTHORITY
    diff <(counted_in_sql "$1" "$3" | sort) <(counted_in_return "$1" "$2")
}

# --- tries

export_return() { # NAME YEAR [OPTION...]
    local name=$1 year=$2
    shift 2
    attempt "$name" env PGHOST=/nowhere "$generator" --sen2 "$work/$name.xml" --collect "$work/$name" --return-year "$year" "$@"
}

well_formed() { exited "$1" 0 && xmllint --noout "$work/$1.xml"; }

same_in_collect() { same_file <(as_tables "$work/$1.elements") <(from_collect "$work/$1"); }

check_form() { # WHAT NAME YEAR
    check "$1: is XML" well_formed "$2"
    elements "$work/$2.xml" >"$work/$2.elements"
    check "$1: elements in the order of the year, none of another year" is_empty "$(out_of_order "$3" "$work/$2.elements")"
    check "$1: COLLECT has the same rows and values" same_in_collect "$2"
}

refused() { # NAME WORDS...
    local name=$1 word
    shift
    exited "$name" 2
    for word in "$@"; do grep -q -e "$word" "$work/$name.err"; done
}

initialised_database
generate --seed 41
for year in 2023 2024 2025 2026; do
    export_return "$year" "$year" --seed 41
    check_form "$year" "$year" "$year"
    check "$year: codes of the year" is_empty "$(unknown_codes "$year" "$work/$year.elements")"
    check "$year: check letters of the UPNs" is_empty "$(wrong_upns "$work/$year.elements")"
    check "$year: persons, requests, plans and reviews as plain SQL finds them" same_counts "$year" "$work/$year.elements" 335
    check "$year: nine files" has_nine_files "$work/$year" "$(date -d "${census_days[$year]} + 5 days" +%d-%m-%Y)"
    check "$year: columns of the year" columns_of_year "$year" "$work/$year"
done

# The checks must find what is planted: a return of another year.
check 'another order is found' equal 1 "$(out_of_order 2026 "$work/2025.elements" | grep -c 'ReviewOutcome comes too late' | sed 's/[1-9].*/1/')"
check 'an item of another year is found' equal 'Person has no GenderCurrent' "$(out_of_order 2024 "$work/2023.elements" | grep -m 1 Gender)"
check 'a code of another year is found' equal 'SENtype: DS' "$(unknown_codes 2024 "$work/2026.elements" | sort -u)"

export_return again 2026 --seed 41
check 'the same seed: the same XML' same_file "$work/2026.xml" "$work/again.xml"
check 'the same seed: the same tables' diff -r "$work/2026" "$work/again"

# Loading besides changes neither.
attempt both "$generator" --dbname "dbname=$PGDATABASE" --seed 42 --sen2 "$work/both.xml" --return-year 2025
export_return alone 2025 --seed 42
check 'with a database besides: the same XML' same_file "$work/alone.xml" "$work/both.xml"
elements "$work/both.xml" >"$work/both.elements"
check 'with a database besides: the same world' same_counts 2025 "$work/both.elements" 335

generate --seed 43 --requests 3000 --authorities 3
export_return second 2024 --seed 43 --requests 3000 --authorities 3 --local-authority 202
elements "$work/second.xml" >"$work/second.elements"
check 'one authority of several' same_counts 2024 "$work/second.elements" 202

generate --seed 44 --as-of 2024-01-18
export_return last 2024 --seed 44 --as-of 2024-01-18
elements "$work/last.xml" >"$work/last.elements"
check 'a world that ends on census day' same_counts 2024 "$work/last.elements" 335

# Some things that a mess leaves cannot be said, the rest is said as it is.
for year in 2023 2026; do
    export_return "messy_$year" "$year" --seed 45 --mess 0.3
    check_form "messy, $year" "messy_$year" "$year"
done
has_mess() { grep -q "$(printf '\tSENtype\tADHD')" "$work/$1.elements" && grep -q "$(printf '\tRequestOutcome\tQ')" "$work/$1.elements"; }
check 'messy: codes that are none are in it' has_mess messy_2026

# The benchmark's case system opens an assessment record with every request: the DfE asks for none before a decision.
export_return england 2025 --seed 46 --england --requests 20000 --local-authority 335
check_form 'England' england 2025
no_early_assessments() {
    is_empty "$(awk -F '\t' '$3 == "RequestOutcome" { outcome[$2] = $4 } $3 == "Assessment" && outcome[$2] ~ /[AW]/' "$work/$1.elements" | head)"
}
check 'England: no assessment below an open or withdrawn request' no_early_assessments england

attempt no_year "$generator" --sen2 "$work/no.xml"
check 'without a year: refused' refused no_year --return-year
attempt no_authority "$generator" --sen2 "$work/no.xml" --return-year 2025 --authorities 2
check 'several authorities and none named: refused' refused no_authority --local-authority
attempt other_authority "$generator" --sen2 "$work/no.xml" --return-year 2025 --local-authority 201
check 'an authority that is not in the world: refused' refused other_authority --local-authority
attempt too_early "$generator" --sen2 "$work/no.xml" --return-year 2026 --as-of 2026-01-14
check 'a world that ends before census day: refused' refused too_early --as-of
attempt year_only "$generator" --return-year 2026
check 'a year and nothing to write: refused' refused year_only --sen2
attempt no_folder "$generator" --sen2 "$work/nowhere/no.xml" --return-year 2026 --requests 100
check 'a file that cannot be made: exit 6' exited no_folder 6
attempt full "$generator" --sen2 /dev/full --return-year 2026 --requests 100
check 'a full disk: exit 6' exited full 6
finish
