# Makes SQL files part of the program:
#     awk -f analyser/intake/embed.awk sql/extract/*.sql sql/schema/*.sql > build/queries_data.inc
# Each file becomes an array of its bytes (a string literal may have no more than 4095) and a row {folder, name, text}.

BEGIN {
    files = 0
    for (code = 32; code < 127; code++)
        constant[sprintf("%c", code)] = "'" sprintf("%c", code) "',"
    constant["\t"] = "'\\t',"
    constant["'"] = "'\\'',"
    constant["\\"] = "'\\\\',"
}

function fail(why)
{
    print FILENAME ":" FNR ": " why > "/dev/stderr"
    failed = 1
    exit 1
}

function finish_file()
{
    if (files > 0)
        print "    '\\0'};"
}

FNR == 1 {
    finish_file()
    parts = split(FILENAME, part, "/")
    folder[files] = parts > 1 ? part[parts - 1] : ""
    name[files] = part[parts]
    if (!sub(/\.sql$/, "", name[files]) || name[files] !~ /^[a-z0-9_]+$/)
        fail("the name must be of small letters, digits and _, and end in .sql")
    print "static const char query_text_" files "[] = {"
    files++
}

{
    line = ""
    for (i = 1; i <= length($0); i++) {
        character = substr($0, i, 1)
        if (!(character in constant))
            fail("only ASCII, please")
        line = line constant[character]
    }
    print "    " line "'\\n',"
}

END {
    if (failed)
        exit 1
    finish_file()
    print "static const struct query_file query_files[] = {"
    for (i = 0; i < files; i++)
        print "    {\"" folder[i] "\", \"" name[i] "\", query_text_" i "},"
    print "};"
}
