/*
 * fuzz_csv SECONDS SEED: records of any bytes, written as CSV and read again by a reader of our own that knows RFC 4180 and
 * nothing else: every field must come back, with an apostrophe before what a spreadsheet would compute, and the columns of
 * its first line must be those that an import counts. Then the same bytes changed at random, which must only be survived.
 */
#include "fuzz/fuzz.h"

#include "app/first_line.h"
#include "render/csv.h"

enum { FIELDS_MOST = 12, FIELD_MOST = 60 };

static char fields[FIELDS_MOST][FIELD_MOST];
static const char *record[FIELDS_MOST];

static void compose_field(char *field)
{
    static const char *const likely[] = {"",       "=1+1", "-12.5", "-2+3", "+44 1922", "@SUM(A1)", "\t=1", "\r",  "a,b",   "say \"x\"", "\n",
                                         "\"",     "'",    "20-25", "0-4",  "-",        "+",        "-1e5", "-1e", "-1.e+", "\xEF\xBC\x9D=1",
                                         "-.5",    "1,5"};
    size_t length = random_below(FIELD_MOST - 1);
    if (random_below(2)) {
        snprintf(field, FIELD_MOST, "%s", likely[random_below(sizeof likely / sizeof likely[0])]);
        return;
    }
    for (size_t i = 0; i < length; i++)
        field[i] = (char)(unsigned char)(1 + random_below(255));
    field[length] = '\0';
}

/* The next field of the record; *at is behind its comma or line end afterwards. */
static void read_field(const char **at, const char *end, struct buf *field)
{
    bool quoted = *at < end && **at == '"';
    *at += quoted;
    while (*at < end && (quoted || (**at != ',' && **at != '\n'))) {
        if (quoted && **at == '"') {
            if (*at + 1 == end || (*at)[1] != '"')
                break;
            ++*at;
        }
        buf_byte(field, *(*at)++);
    }
    must(!quoted || (*at < end && **at == '"'), "a field in quotes has its end");
    *at += quoted;
    must(*at < end && (**at == ',' || **at == '\n'), "a field ends with a comma or the line");
}

/* As a spreadsheet sees it, told in other words than the writer's: a number, or a text that may not begin so. */
static bool computes(const char *text)
{
    char *end;
    if (text[0] == '\0' || !strchr("=+-@\t\r\n", text[0]))
        return strncmp(text, "\xEF\xBC\x9D", 3) == 0 || strncmp(text, "\xEF\xBC\x8B", 3) == 0 ||
               strncmp(text, "\xEF\xBC\x8D", 3) == 0 || strncmp(text, "\xEF\xBC\xA0", 3) == 0;
    bool digit = text[1] >= '0' && text[1] <= '9' && text[1 + strspn(text + 1, "0123456789")] != 'x';
    if (strcmp(text, "-") == 0)
        return false;
    (void)strtod(text, &end);
    return !(strchr("+-", text[0]) && digit && *end == '\0');
}

static void comes_back(const char *written, const struct buf *read)
{
    bool apostrophe = computes(written);
    size_t length = strlen(written);
    must(read->length == length + apostrophe, "a field has its length");
    must(!apostrophe || read->bytes[0] == '\'', "a formula has its apostrophe");
    must(length == 0 || memcmp(read->bytes + apostrophe, written, length) == 0, "a field comes back");
}

static bool try_record(struct buf *csv, size_t count)
{
    const char *at = csv->bytes;
    const char *end = csv->bytes + csv->length;
    for (size_t i = 0; i < count; i++, at++) {
        struct buf field;
        buf_init(&field, 1 << 16);
        read_field(&at, end, &field);
        comes_back(record[i], &field);
        must(*at == (i + 1 < count ? ',' : '\n'), "the record has its fields");
        buf_free(&field);
    }
    must(at == end, "nothing follows the record");
    return first_line_columns(csv->bytes, csv->length, false) == count;
}

static bool try_one(void)
{
    struct buf csv;
    size_t count = 1 + random_below(FIELDS_MOST);
    buf_init(&csv, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        compose_field(fields[i]);
        record[i] = fields[i];
    }
    csv_record(&csv, record, count);
    must(try_record(&csv, count), "an import counts the columns that are there");
    fuzz_change(&csv, 5);
    size_t columns = first_line_columns(csv.bytes, csv.length, random_below(2));
    must(columns <= csv.length + 1, "there are no more columns than bytes");
    buf_free(&csv);
    return columns == count;
}

int main(int count, char **given)
{
    return fuzz_main(count, given, try_one);
}
