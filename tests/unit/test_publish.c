/* A record as it is published: what is small reads c, and so does all that is made from it or would give it away. */
#include "unit/one_arena.h"

#include "base/day.h"
#include "core/pack/publish.h"

static struct err err;

enum { VOICE_COLUMNS = 11, VOICE_ROWS = 6, NUMBER = 6, OUT_OF = 7, PERCENT = 5, FROM = 8, TO = 9, MARK = 10 };

static const char *const voice_header[VOICE_COLUMNS] = {
    "id",           "what is measured", "period", "first day", "last day", "share: %", "share: number",
    "share: out of", "share: 95% from",  "share: 95% to", "share: mark"};

#define VOICE(period, first, last, percent, number, out_of, mark)                                                      \
    "VOICE.child_assessment", "obtained", period, first, last, percent, number, out_of, "1.0", "99.0", mark

/* Four quarters of a year and the year; one quarter has but 2 of 9, and the year would give that away. */
static const char *const voice_text[VOICE_ROWS * VOICE_COLUMNS] = {
    VOICE("2024", "2024-01-01", "2024-12-31", "49.6", "63", "127", ""),
    VOICE("2024 Q1", "2024-01-01", "2024-03-31", "51.2", "21", "41", ""),
    VOICE("2024 Q2", "2024-04-01", "2024-06-30", "50.0", "20", "40", ""),
    VOICE("2024 Q3", "2024-07-01", "2024-09-30", "54.1", "20", "37", ""),
    VOICE("2024 Q4", "2024-10-01", "2024-12-31", "22.2", "2", "9", "[low]"),
    "VOICE.parent_review", "held", TABLE_NO_DATA, "", "", "", "", "", "", "", "",
};

static const char *const longest_header[] = {"case", "days"};
static const char *const longest_text[] = {"one", "1023"};

static struct people_table tables[] = {
    {.id = "voice", .title = "Voice", .note = "", .law = "", .columns = VOICE_COLUMNS, .rows = VOICE_ROWS,
     .header = voice_header, .text = voice_text},
    {.id = "rare_breaches", .title = "Longest waits", .note = "", .law = "", .columns = 2, .rows = 1,
     .header = longest_header, .text = longest_text},
};

#define CELL(measure_, basis_, unit_, k, n, value_)                                                                    \
    {.measure = (measure_), .basis = (basis_), .unit = (unit_), .period_type = "calendar_year",                              \
     .period_start = "2024-01-01", .period_end = "2024-12-31", .numerator = (k), .denominator = (n), .value = (value_),      \
     .lower = "1", .upper = "99", .status = ""}

static struct record_cell cells[] = {
    CELL("PLAN20.on_time", "completed", "percent", "63", "127", "49.6"),
    CELL("PLAN20.days", "completed", "days", "", "127", "150"),
    CELL("PLAN20.by_due", "started", "percent", "", "140", "40.5"),
    CELL("NOTISSUE16.on_time", "completed", "percent", "98", "100", "98"),
    CELL("NOTISSUE16.days", "completed", "days", "", "100", "80"),
    CELL("DRAFT15.on_time", "completed", "percent", "4", "8", "50"),
    CELL("TR_NAME2.on_time", "completed", "percent", "1", "2", "50"),
};

static struct record published_by(const char *name)
{
    struct disclosure_rule rule;
    struct record record = {.as_of = day_of(2024, 12, 31), .since = day_of(2024, 1, 1), .tables = tables,
                            .table_count = COUNT_OF(tables), .cells = cells, .cell_count = COUNT_OF(cells)};
    struct record published;
    assert_true(disclosure_rule_read(name, &rule));
    rule.name = name;
    assert_true(publish_record(&record, &rule, &arena, &published, &err));
    return published;
}

static const char *voice_field(const struct record *record, size_t row, size_t column)
{
    return table_field(record_table(record, "voice"), row, column);
}

static const struct record_cell *cell_of(const struct record *record, const char *measure)
{
    for (size_t i = 0; i < record->cell_count; i++)
        if (strcmp(record->cells[i].measure, measure) == 0)
            return &record->cells[i];
    return NULL;
}

static void small_counts_read_c(void **state)
{
    (void)state;
    struct record record = published_by("below-5");
    static const size_t columns[] = {PERCENT, NUMBER, FROM, TO, MARK};
    for (size_t i = 0; i < COUNT_OF(columns); i++)
        assert_string_equal(voice_field(&record, 4, columns[i]), "c");
    assert_string_equal(voice_field(&record, 5, 2), TABLE_NO_DATA);
}

/* The year less the other quarters is the small one: one of them, or the year, reads c too. */
static void sums_do_not_give_them_away(void **state)
{
    (void)state;
    struct record record = published_by("below-5");
    size_t suppressed = 0;
    for (size_t row = 0; row < 5; row++)
        suppressed += strcmp(voice_field(&record, row, NUMBER), "c") == 0;
    assert_true(suppressed >= 2);
    assert_string_equal(voice_field(&record, 0, NUMBER), "63"); /* not the year: a quarter costs less */
    assert_string_equal(voice_field(&record, 0, PERCENT), "49.6");
}

/* Nobody may find out that two of 100 were told late; the median would say something of them. */
static void few_that_are_left_are_protected(void **state)
{
    (void)state;
    struct record record = published_by("below-5");
    const struct record_cell *cell = cell_of(&record, "NOTISSUE16.on_time");
    assert_string_equal(cell->numerator, "");
    assert_string_equal(cell->value, "");
    assert_string_equal(cell->lower, "");
    assert_string_equal(cell->status, "c");
    assert_string_equal(cell->denominator, "100");
    assert_string_equal(cell_of(&record, "NOTISSUE16.days")->status, "c");
    assert_string_equal(cell_of(&record, "DRAFT15.on_time")->status, "c");
}

static void quantiles_stand_on_enough_cases(void **state)
{
    (void)state;
    struct record record = published_by("below-5");
    const struct record_cell *cell = cell_of(&record, "PLAN20.days");
    assert_string_equal(cell->value, "150");
    assert_string_equal(cell->lower, ""); /* two single cases */
    record = published_by("below-100");
    assert_string_equal(cell_of(&record, "PLAN20.days")->value, "");
}

static void what_cannot_be_protected_is_left_out(void **state)
{
    (void)state;
    struct record record = published_by("none");
    assert_null(record_table(&record, "rare_breaches"));
    assert_null(cell_of(&record, "PLAN20.by_due"));
    assert_null(cell_of(&record, "TR_NAME2.on_time"));
    const struct people_table *left_out = record_table(&record, "not_published");
    assert_string_equal(table_field(left_out, 0, 0), "rare_breaches");
    assert_string_equal(table_field(left_out, 0, 2), "figures of single cases");
    assert_string_equal(voice_field(&record, 4, NUMBER), "2");
}

static void rounded_counts_have_their_own_percentages(void **state)
{
    (void)state;
    struct record record = published_by("nhs");
    assert_string_equal(voice_field(&record, 1, NUMBER), "20");
    assert_string_equal(voice_field(&record, 1, OUT_OF), "40");
    assert_string_equal(voice_field(&record, 1, PERCENT), "50.0");
    assert_string_equal(voice_field(&record, 1, FROM), "35.2");
    assert_string_equal(voice_field(&record, 1, TO), "64.8");
    assert_string_equal(voice_field(&record, 4, NUMBER), "c");
    assert_string_equal(cell_of(&record, "PLAN20.on_time")->numerator, "65");
    assert_string_equal(cell_of(&record, "PLAN20.on_time")->value, "52");
}

static void the_verdict_is_told(void **state)
{
    (void)state;
    struct record record = published_by("below-5");
    const struct people_table *verdict = record_table(&record, "disclosure");
    assert_string_equal(table_field(verdict, 0, 0), "below-5");
    assert_string_equal(table_field(verdict, 0, table_column(verdict, "suppressed because they are small")), "2");
    assert_string_equal(table_field(verdict, 0, table_column(verdict, "verdict")),
                        "no suppressed count can be found out");
    const char *narrowest = table_field(verdict, 0, table_column(verdict, "narrowest interval of the attacker"));
    assert_true(strtol(narrowest, NULL, 10) >= 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_counts_read_c),
        cmocka_unit_test(sums_do_not_give_them_away),
        cmocka_unit_test(few_that_are_left_are_protected),
        cmocka_unit_test(quantiles_stand_on_enough_cases),
        cmocka_unit_test(what_cannot_be_protected_is_left_out),
        cmocka_unit_test(rounded_counts_have_their_own_percentages),
        cmocka_unit_test(the_verdict_is_told),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
