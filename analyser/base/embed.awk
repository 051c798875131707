# Makes files part of the program, SQL under their names without .sql, others under their whole names:
#     awk -v what=query -f analyser/base/embed.awk sql/extract/*.sql sql/schema/*.sql > build/queries_data.inc
#     awk -v what=report -f analyser/base/embed.awk reports/*.json reports/*.css reports/*.txt > build/reports_data.inc
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
    sub(/\.sql$/, "", name[files])
    if (name[files] !~ /^[a-z0-9_-]+(\.json|\.css|\.txt)?$/)
        fail("the name must be of small letters, digits, _ and -, and end in .sql, .json, .css or .txt")
    print "static const char " what "_text_" files "[] = {"
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
    print "static const struct " what "_file " what "_files[] = {"
    for (i = 0; i < files; i++)
        print "    {\"" folder[i] "\", \"" name[i] "\", " what "_text_" i "},"
    print "};"
}
