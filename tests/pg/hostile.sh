#!/usr/bin/env bash
# Hostile text in every text column does no harm and is shown: control bytes, marks of direction, markup, formulas, SQL, a
# mebibyte, and, in a database with encoding SQL_ASCII, bytes that are no UTF-8. Every file of the run and of its pack is read
# by a strict reader; a terminal is steered by nothing.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

if [[ -z ${ASAN_OPTIONS:-} ]]; then ulimit -v 4000000; fi # a fault shall not take the whole machine; AddressSanitizer reserves more
readonly python=/usr/bin/python3 # Debian's, for which its openpyxl is installed
as_of=2025-03-31 since=2024-06-01

hostile_database() { # ENCODING
    PGDATABASE=ehc_test_$$_${#databases[@]}
    sql -d postgres -c "CREATE DATABASE $PGDATABASE ENCODING '$1' TEMPLATE template0 LOCALE 'C'" </dev/null
    databases+=("$PGDATABASE")
    export PGDATABASE
    "$analyser" init >/dev/null
    generate --requests 300 --seed 71 --as-of "$as_of"
    spoil "$1"
}

# Every text column of every relation, in one row of three, by turns; and one mebibyte in each.
spoil() { # ENCODING
    sql -v encoding="$1" <<'SQL'
SET client_encoding TO 'UTF8';
CREATE TABLE public.hostile (n int GENERATED ALWAYS AS IDENTITY (START 0 MINVALUE 0), name text);
INSERT INTO public.hostile (name) VALUES
    (E'\x1b[31mred\x1b[0m'), (E'\x1b]0;title\x07'), (E'a\x01\x02\x7f'), (E'tab\there'), (E'line\nbreak'), (E'\r=1+1'), (E'\t=1+1'),
    (E'bidi\xe2\x80\xaegnp.exe'), (E'\xe2\x81\xa6isolate'), (E'\xc2\x9b31m'), (E'\xe2\x80\xa8separator'), (E'\xef\xbb\xbfmark'), (E'\xef\xbf\xbf'),
    ('</td><script>alert(1)</script>'), ('"><img src=x onerror=alert(1)>'), ('<!--'), (']]>'), ('&lt;&amp;'), ('''); DROP TABLE ehc.plan; --'),
    ('=cmd|''/C calc''!A0'), ('+1+1'), ('-2+3'), ('@SUM(1)'), ('=HYPERLINK("http://x","y")'), ('"'), ('a,"b"'), (''), ('NULL'), ('\N'), ('\.'),
    ('%s%n%d'), ('../../../etc/passwd'), ('$(reboot)`reboot`'), ('not recorded'), ('all'), ('internal:cover!A1'), ('{"a":1}');
\if :{?encoding}
SELECT :'encoding' = 'SQL_ASCII' AS any_bytes \gset
\endif
\if :any_bytes
SET client_encoding TO 'SQL_ASCII';
INSERT INTO public.hostile (name) VALUES (E'Caf\xe9'), (E'\xff\xfe'), (E'\xc0\xaf'), (E'\xed\xa0\x80'), (E'cut \xe2\x82'), (E'\xf5\x80\x80\x80'), (E'\x80\x81');
\endif
DO $$
DECLARE its record; kinds bigint := (SELECT count(*) FROM public.hostile);
BEGIN
    FOR its IN SELECT conrelid::regclass AS relation, conname FROM pg_constraint WHERE connamespace = 'ehc'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', its.relation, its.conname);
    END LOOP;
    FOR its IN SELECT attrelid::regclass AS relation, attname AS name, row_number() OVER (ORDER BY attrelid, attnum) AS place
                 FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
                WHERE relnamespace = 'ehc'::regnamespace AND relkind = 'r' AND attnum > 0 AND atttypid = 'text'::regtype LOOP
        EXECUTE format('ALTER TABLE %s ALTER %I DROP NOT NULL', its.relation, its.name);
        EXECUTE format('UPDATE %1$s t SET %2$I = h.name FROM (SELECT ctid, row_number() OVER () AS i FROM %1$s) AS numbered, public.hostile h
                         WHERE numbered.ctid = t.ctid AND i %% 3 = %3$s %% 3 AND h.n = (i / 3 + %3$s) %% %4$s', its.relation, its.name, its.place, kinds);
        EXECUTE format('UPDATE %1$s SET %2$I = repeat(''x'', 1048576) WHERE ctid = (SELECT max(ctid) FROM %1$s)', its.relation, its.name);
    END LOOP;
END $$;
SQL
}

reads_strictly() { # FOLDER MORE-THAN: so many fields, documents and cells are there
    "$python" "$root/tests/pg/hostile.py" "$1" >"$work/read" && is_empty "$(head -n -1 "$work/read" | head -n 20)" &&
        test "$(grep -oE '^[0-9]+ fields' "$work/read" | cut -d ' ' -f 1)" -gt "$2"
}

# Bytes that a terminal would obey: all but printable ones, line ends and UTF-8 that steers nothing.
steers_nothing() { # FILE...
    is_empty "$(LC_ALL=C grep -anP '[\x00-\x08\x0b-\x1f\x7f]' "$@" | head -n 5)" &&
        is_empty "$(LC_ALL=C grep -anP '\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]' "$@" | head -n 5)" && iconv -f UTF-8 -t UTF-8 "$@" >/dev/null
}

is_a_finding() { # NAME
    grep -q '^text_altered,warning,request,' "$work/$1/$as_of/data_quality.csv"
    grep -q '^code_unknown,warning,person,' "$work/$1/$as_of/data_quality.csv"
}

shown() { # NAME TEXT...: teams are there as they may be shown
    local folder=$work/$1/$as_of text
    shift
    for text; do
        grep -qF ",team,$text," "$folder/evidence.csv" || { printf 'no team %s\n' "$text"; return 1; }
    done
}

nothing_happened() { # the tables are all there, and no name became a file
    equal 14 "$(ask "SELECT count(*) FROM pg_class WHERE relnamespace = 'ehc'::regnamespace AND relkind = 'r'")"
    is_empty "$(find "$work/$1" -name '*passwd*' -o -name '*$(*')"
}

small_enough() { test "$(du -sm "$work/$1" | cut -f 1)" -lt 200; }

everything_of() { # NAME
    local name=$1
    attempt "$name" "$analyser" run --as-of "$as_of" --since "$since" --out "$work/$name"
    check "$name: the run succeeds" succeeded "$name"
    check "$name: every file of it is read strictly" reads_strictly "$work/$name/$as_of" 20000
    check "$name: what it prints steers no terminal" steers_nothing "$work/$name.out"
    check "$name: it is a finding" is_a_finding "$name"
    check "$name: what is hostile is shown for what it is" shown "$name" $'\xef\xbf\xbd[31mred\xef\xbf\xbd[0m' $'line\xef\xbf\xbdbreak' \
        "'+1+1" "'-2+3" "'@SUM(1)" '</td><script>alert(1)</script>' $'bidi\xef\xbf\xbdgnp.exe'
    check "$name: nothing happened but that" nothing_happened "$name"
    check "$name: a mebibyte is not repeated in every figure" small_enough "$name"
    attempt "${name}_pack" "$analyser" pack "$work/$name/$as_of" --out "$work/${name}_pack"
    check "$name: the pack succeeds" succeeded "${name}_pack"
    check "$name: every file of it is read strictly" reads_strictly "$work/${name}_pack/$as_of" 20000
    local command
    for command in "check --as-of $as_of" "contract check --as-of $as_of" "contract check --as-of $as_of --format csv" \
        "sample --size 20 --as-of $as_of --out $work/${name}_sample"; do
        # shellcheck disable=SC2086 # several words
        attempt printed "$analyser" $command
        check "$name: ${command%% --*} succeeds" succeeded printed
        check "$name: ${command%% --*} steers no terminal" steers_nothing "$work/printed.out"
    done
    check "$name: the sample is read strictly" reads_strictly "$work/${name}_sample" 20
    attempt json "$analyser" contract check --as-of "$as_of" --format json
    mkdir -p "$work/${name}_json"
    cp "$work/json.out" "$work/${name}_json/check.json"
    check "$name: the check as JSON is read strictly" reads_strictly "$work/${name}_json" 0
}

hostile_database UTF8
everything_of utf8
hostile_database SQL_ASCII
everything_of any_bytes
check 'bytes that are no UTF-8 are shown' shown any_bytes $'Caf\xef\xbf\xbd' $'\xef\xbf\xbd\xef\xbf\xbd' $'cut \xef\xbf\xbd\xef\xbf\xbd'

# What the command line says is told again, and steers nothing either.
attempt authority "$analyser" run --as-of "$as_of" --out "$work/authority" --authority $'\x1b[31m\xff\xe2\x80\xae'
check 'a hostile authority on the command line' complained authority 3
check 'a hostile authority on the command line steers no terminal' steers_nothing "$work/authority.err"
attempt option "$analyser" run $'--\x1b[31m\xff'
check 'a hostile option' exited option 2
check 'a hostile option steers no terminal' steers_nothing "$work/option.err"

escapes_are_found() { printf 'a\x1b[31m\n' >"$work/escape"; ! steers_nothing "$work/escape"; }
check 'what would steer a terminal is found' escapes_are_found

# The reader of all this finds what is planted.
finds() { # FILE TEXT
    rm -rf "$work/planted"
    mkdir "$work/planted"
    printf "$2" >"$work/planted/$1"
    ! reads_strictly "$work/planted" 0
}
# shellcheck disable=SC2016
for planted in 'a.csv|a,b\n=1,2\n' 'b.csv|a,b\n1\n' 'c.csv|a\n\x1b\n' 'd.csv|a\n\xff\n' 'e.json|{"a":NaN}' 'f.json|{"a":"\xff"}' 'g.html|<p><script>x</script></p>' \
    'h.html|<p>\xe2\x80\xae</p>' 'i.html|<p><b></p></b>' 'j.html|<p onclick="x">a</p>' 'k.csv|a\n"-2+3"\n'; do
    check "the strict reader finds what is wrong in ${planted%%|*}" finds "${planted%%|*}" "${planted#*|}"
done
finish
