# Rules of text: sizes, names, what may stand in a file. Sourced by tests/lint/run.
# shellcheck shell=bash

readonly function_lines_most=60 file_lines_most=500

# The project's own files by kind; golden files, worlds and what is built are none.
sources() { # PATTERN...: of names
    local tests=() pattern
    for pattern in "$@"; do tests+=(-o -name "$pattern"); done
    find . -path ./.git -prune -o -path ./build -prune -o -path ./tests/cases/\*/\* -prune \
        -o -path ./fixtures/worlds/\*/\* -prune -o -type f \( "${tests[@]:1}" \) -print | sed 's|^\./||' | sort
}

scripts_in_bash() { sources '*' | xargs -r awk 'FNR == 1 && /^#!.*sh$/ { print FILENAME }'; }

top_level() {
    find . -mindepth 1 -maxdepth 1 ! -name '.*' -printf '%f\n' | sort \
        | grep -vxE 'analyser|sql|fixtures|reports|tests|Makefile|README\.md|build' | sed 's/$/: not agreed at the top level/' || true
}

# What may stand in C all the same is listed in sql_in_c, each with its reason.
sql_in_sql() {
    local looks_like_sql='"[^"]*(\b(SELECT|INSERT INTO|DELETE FROM|TRUNCATE|CREATE [A-Z]+|ALTER [A-Z]+|DROP [A-Z]+|SET [a-z_]+ TO|LOCK TABLE|GRANT|BEGIN|COMMIT|ROLLBACK)\b|COPY \(|[Ss]elect [^"]* from |[Ii]nsert into )'
    grep -nE "$looks_like_sql" -r analyser --include='*.[ch]' | sort | awk '
        NR == FNR { if (!/^#/ && split($0, part, " \\| ") == 3) { file[++count] = part[1]; text[count] = part[2] } ; next }
        {
            for (i = 1; i <= count; i++) if (index($0, file[i] ":") == 1 && index($0, text[i])) { used[i] = 1; next }
            print $0
        }
        END { for (i = 1; i <= count; i++) if (!(i in used)) print "tests/lint/sql_in_c: no longer there: " file[i] ": " text[i] }
    ' tests/lint/sql_in_c -
}

# Nothing of a user's, a record's or another program's becomes part of a statement: it is sent as a parameter.
fixed_statements() {
    find analyser fixtures -name '*.[ch]' | sort | xargs python3 tests/lint/flow.py statements tests/lint/fixed_statements
}

# What is put into a page or a picture has been through markup_text, or is the program's own.
escaped_markup() {
    find analyser -name '*.[ch]' | sort | xargs python3 tests/lint/flow.py markup tests/lint/unescaped_markup
}

no_leftovers() {
    sources '*' | grep -v '^tests/lint/' | xargs -r grep -nwE 'TODO|FIXME|HACK|XXX:' || true
}

sizes() {
    sources '*.c' '*.h' '*.sh' | cat - <(scripts_in_bash) | sort -u | xargs -r awk -v function_most="$function_lines_most" -v file_most="$file_lines_most" '
        function end_of_file() { if (file != "" && lines > file_most) print file ": " lines " lines, more than " file_most }
        function is_unclosed(line) { return gsub(/\{/, "", line) > gsub(/\}/, "", line) }
        FNR == 1 { end_of_file(); file = FILENAME; start = 0 }
        { lines = FNR }
        (/^\{/ && is_unclosed($0)) || /^[a-z0-9_]+\(\) [({]( #.*)?$/ { start = FNR }
        /^[})]/ && start {
            if (FNR - start + 1 > function_most) print FILENAME ":" start ": a function of " FNR - start + 1 " lines, more than " function_most
            start = 0
        }
        END { end_of_file() }'
}

clean_text() {
    local files
    mapfile -t files < <(sources '*.c' '*.h' '*.sh' '*.sql' '*.awk' '*.md' '*.json' '*.css' '*.html' run selftest format)
    grep -nE '[[:space:]]+$' -- "${files[@]}" | sed 's/:[^:]*$/: space at the end of the line/' || true
    grep -nP '^ *\t' -- "${files[@]}" | sed 's/^\([^:]*:[0-9]*\):.*$/\1: indented with a tab/' || true
    local file
    for file in "${files[@]}"; do
        if [[ -s $file && -n $(tail -c 1 -- "$file") ]]; then printf '%s: no newline at its end\n' "$file"; fi
    done
}

worlds_whole() {
    local world name answers
    for world in fixtures/worlds/*/; do
        world=${world%/} name=${world##*/}
        [[ -s $world/README.md ]] || printf '%s: no README.md\n' "$world"
        grep -q "| $name |" fixtures/worlds/README.md || printf '%s: not in fixtures/worlds/README.md\n' "$world"
        if ! compgen -G "$world/answers_????-??-??.csv" >/dev/null; then
            [[ -s $world/as_of && -s $world/answers.csv ]] || printf '%s: no as_of with answers.csv\n' "$world"
        fi
        for answers in "$world"/answers*.csv; do
            if [[ -f $answers && $(wc -l <"$answers") -lt 2 ]]; then printf '%s: answers nothing\n' "$answers"; fi
        done
    done
}
