/* Rows matched by their keys, what may be compared, and why a figure is restated, on records made by hand. */
#include "unit/records_by_hand.h"

#include "core/pack/figure_text.h"
#include "core/pack/restatements.h"

static const char old_day[] = "2024-12-31";
static const char new_day[] = "2025-03-31";

static struct restatements compare(struct arena *arena, const struct record *old, const struct record *new)
{
    struct err err = {0};
    struct restatements restatements;
    if (!restatements_make(arena, old, new, &restatements, &err))
        fail_msg("%s", err.text);
    return restatements;
}

static void is_restated(const struct restatements *restatements, size_t i, const char *row, const char *column,
                        const char *old, const char *new, enum restated_why why)
{
    assert_true(i < restatements->count);
    const struct restatement *one = &restatements->list[i];
    assert_string_equal(one->row, row);
    assert_string_equal(one->column, column);
    assert_string_equal(one->old, old);
    assert_string_equal(one->new, new);
    assert_int_equal(one->why, why);
}

/* ---- numbers */

static void numbers_are_read(void **state)
{
    (void)state;
    double value = -1;
    assert_true(figure_number("-12.25", &value));
    assert_same(value, -12.25);
    assert_true(figure_number("1.5e-3", &value));
    assert_close(value, 0.0015, 1e-18);
    assert_true(figure_number("0", &value));
    static const char *const none[] = {"",           "x",  "z",      "-",       "1.",    ".5",
                                       "2024-01-01", "1e", "1e9999", "12 days", "[low]", "+1"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_false(figure_number(none[i], &value));
}

static void differences_are_as_precise_as_their_figures(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    assert_string_equal(figure_difference(&arena, "10", "9"), "-1");
    assert_string_equal(figure_difference(&arena, "41.3", "42"), "0.7");
    assert_string_equal(figure_difference(&arena, "100", "83.33333333333333"), "-16.6667");
    assert_string_equal(figure_difference(&arena, "0.30000000000000004", "0.3"), "0.0000");
    assert_string_equal(figure_difference(&arena, "x", "3"), "");
    assert_string_equal(figure_difference(&arena, "", "3"), "");
    arena_free(&arena);
}

/* ---- matching */

static void rows_are_matched_by_their_keys(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const char *const before[] = {
        "id", "what is measured", "period", "share: %", "REQ6",   "Decision", "2023", "1", "PLAN20", "Plan",
        "2023", "2", "PLAN20", "Plan", "2024", "3", "PLAN20", "Plan", "2024", "4",
    };
    static const char *const after[] = {
        "share: %", "id", "what is measured", "period", "5", "PLAN20", "Plan", "2024", "6",    "PLAN20",
        "Plan", "2024", "7", "PLAN20", "Plan", "2025", "8",    "REQ6",   "Decision", "2023",
    };
    struct people_table old = TABLE_BY_HAND("any", 4, before);
    struct people_table new = TABLE_BY_HAND("any", 4, after);
    struct printed_matches matches = printed_matches_make(&arena, &old, &new);
    static const size_t of_old[] = {3, SIZE_MAX, 0, 1}; /* of two alike the first goes with the first */
    static const size_t of_new[] = {2, 3, SIZE_MAX, 0};
    for (size_t i = 0; i < COUNT_OF(of_old); i++) {
        assert_int_equal(matches.of_old[i], of_old[i]);
        assert_int_equal(matches.of_new[i], of_new[i]);
    }
    const struct printed_column *columns = printed_columns(&arena, &new);
    assert_string_equal(printed_row_name(&arena, &new, columns, 3), "REQ6; 2023");
    arena_free(&arena);
}

static void a_heading_is_a_key_in_its_table_only(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const char *const text[] = {"kind", "day", "95% from", "plan issued: %", "95% from", "a", "b",
                                       "c",    "d",   "e"};
    struct people_table curves = TABLE_BY_HAND("waiting_curves", 5, text);
    struct people_table quantiles = TABLE_BY_HAND("waiting_quantiles", 5, text);
    assert_true(printed_columns(&arena, &curves)[1].is_key);
    assert_false(printed_columns(&arena, &quantiles)[1].is_key);
    assert_int_equal(printed_columns(&arena, &curves)[4].nth, 1);
    assert_string_equal(printed_columns(&arena, &curves)[4].name, "plan issued: %, 95% from");
    arena_free(&arena);
}

/* No label of a figure is taken for another's, nor for a key. */
static void every_figure_has_its_columns(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    for (size_t t = 0; t < table_definition_count; t++)
        for (size_t f = 0; f < table_definitions[t].figure_count; f++) {
            const char *heading = table_definitions[t].figures[f].label;
            const char *const text[] = {heading, "0"};
            struct people_table table = TABLE_BY_HAND(table_definitions[t].id, 1, text);
            const struct printed_column *column = printed_columns(&arena, &table);
            assert_ptr_equal(column->figure, &table_definitions[t].figures[f]);
            assert_false(column->is_key);
        }
    arena_free(&arena);
}

/* ---- what may be compared */

#define TWENTY "twenty_weeks"
#define LEAD "period", "first day", "last day"

static void only_periods_that_were_over_are_compared(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const char *const before[] = {
        LEAD,      "requests received", "2024",    "2024-01-01", "2024-12-31", "10", "latest 12 months", "2024-01-01",
        "2024-12-31", "10", "2024-12", "2024-12-01", "2024-12-31", "1", "2022",    "2022-01-01", "2022-12-31", "5",
    };
    static const char *const after[] = {
        LEAD,      "requests received", "2024",    "2024-01-01", "2024-12-31", "11", "latest 12 months", "2024-04-01",
        "2025-03-31", "12", "2024-12", "2024-12-01", "2024-12-31", "3", "2022",    "2022-01-01", "2022-12-31", "6",
    };
    struct people_table old_table = TABLE_BY_HAND(TWENTY, 4, before);
    struct people_table new_table = TABLE_BY_HAND(TWENTY, 4, after);
    struct record old = record_by_hand(old_day, &old_table, 1, NULL, 0);
    struct record new = record_by_hand(new_day, &new_table, 1, NULL, 0);
    struct restatements restatements = compare(&arena, &old, &new);
    assert_int_equal(restatements.count, 2); /* not the latest 12 months, nor what began before `since` */
    is_restated(&restatements, 0, "2024; 2024-01-01", "requests received", "10", "11", RESTATED_LATE_ENTRY);
    is_restated(&restatements, 1, "2024-12; 2024-12-01", "requests received", "1", "3", RESTATED_LATE_ENTRY);
    assert_int_equal(restatements.compared, 2);
    assert_int_equal(restatements.left_out, 2);
    arena_free(&arena);
}

/* Of requests received; due on the last day of the older run; and of the latest 12 months of runs of one day. */
static void figures_that_follow_the_day_are_left_out(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell before[] = {
        {"PLAN20.by_due", "percent", "started", "month", "2024-06-01", "2024-06-30", "all", "", "5", "40", "", "", ""},
        {"PLAN20.on_time", "percent", "due", "month", "2024-12-01", "2024-12-31", "all", "4", "5", "80", "", "", ""},
        {"PLAN20.open", "count", "stock", "as_of", "2024-12-31", "2024-12-31", "all", "7", "", "7", "", "", ""},
    };
    struct record_cell after[COUNT_OF(before)];
    memcpy(after, before, sizeof before);
    for (size_t i = 0; i < COUNT_OF(after); i++)
        after[i].value = "50";
    struct record old = record_by_hand(old_day, NULL, 0, before, COUNT_OF(before));
    struct record new = record_by_hand(new_day, NULL, 0, after, COUNT_OF(after));
    assert_int_equal(compare(&arena, &old, &new).count, 0);
    new.as_of = old.as_of;
    assert_int_equal(compare(&arena, &old, &new).count, 3);
    arena_free(&arena);
}

static void cells_before_either_since_are_left_out(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell cell = {"REQ6.on_time", "percent", "completed", "month", "2023-06-01", "2023-06-30", "all", "5", "5", "100",
                               "", "", ""};
    struct record old = record_by_hand(old_day, NULL, 0, &cell, 1);
    struct record new = record_by_hand(new_day, NULL, 0, NULL, 0);
    assert_int_equal(compare(&arena, &old, &new).count, 3); /* two counts and a value, gone */
    assert_true(day_parse("2024-01-01", &new.since));
    assert_int_equal(compare(&arena, &old, &new).count, 0);
    assert_int_equal(compare(&arena, &old, &new).left_out, 3);
    arena_free(&arena);
}

/* The row is new, as a plan was late; the requests of its period were as many before. */
static void what_stands_beside_a_new_row_is_not_restated(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    static const char *const before[] = {LEAD, "open on the last day", "requests received", "no data", "", "", "", ""};
    static const char *const after[] = {LEAD, "open on the last day", "requests received", "2024", "2024-01-01",
                                        "2024-12-31", "2", "9"};
    struct people_table old_table = TABLE_BY_HAND(TWENTY, 5, before);
    struct people_table new_table = TABLE_BY_HAND(TWENTY, 5, after);
    struct record old = record_by_hand(old_day, &old_table, 1, NULL, 0);
    struct record new = record_by_hand(new_day, &new_table, 1, NULL, 0);
    struct restatements restatements = compare(&arena, &old, &new);
    assert_int_equal(restatements.count, 1);
    is_restated(&restatements, 0, "2024; 2024-01-01", "open on the last day", "", "2", RESTATED_CORRECTION);
    arena_free(&arena);
}

/* ---- why */

struct reason {
    const char *old_number;
    const char *old_out_of;
    const char *new_number;
    const char *new_out_of;
    enum restated_why why;
};

static const struct reason reasons[] = {
    {"10", "12", "10", "13", RESTATED_LATE_ENTRY}, {"10", "12", "11", "12", RESTATED_LATE_ENTRY},
    {"10", "12", "9", "12", RESTATED_CORRECTION},  {"10", "12", "11", "11", RESTATED_CORRECTION},
    {"10", "12", "10", "12", RESTATED_CORRECTION}, {"", "", "1", "1", RESTATED_LATE_ENTRY},
};

/* A cell of `completed` whose value always differs. */
static void counts_tell_why(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        const struct reason *reason = &reasons[i];
        struct record_cell before = {"VOICE.child_review", "percent", "completed", "month", "2024-06-01", "2024-06-30", "all",
                                     reason->old_number, reason->old_out_of, "old", "", "", ""};
        struct record_cell after = before;
        after.numerator = reason->new_number;
        after.denominator = reason->new_out_of;
        after.value = "new";
        struct record old = record_by_hand(old_day, NULL, 0, &before, 1);
        struct record new = record_by_hand(new_day, NULL, 0, &after, 1);
        struct restatements restatements = compare(&arena, &old, &new);
        assert_true(restatements.count > 0);
        for (size_t r = 0; r < restatements.count; r++)
            assert_int_equal(restatements.list[r].why, reason->why);
        new.definitions_digest = "other";
        assert_int_equal(compare(&arena, &old, &new).list[0].why, RESTATED_DEFINITION);
    }
    arena_free(&arena);
}

#define MONTH_OF(measure, basis, number, out_of, value)                                                                \
    {                                                                                                                  \
        measure, "count", basis, "month", "2024-06-01", "2024-06-30", "all", number, out_of, value, "", "", ""                \
    }
#define LAST_DAY(measure, count)                                                                                       \
    {                                                                                                                  \
        measure, "count", "stock", "month", "2024-06-30", "2024-06-30", "all", count, "", count, "", "", ""                   \
    }

static enum restated_why why_of_last(struct arena *arena, struct record_cell *before, struct record_cell *after,
                                     size_t count)
{
    struct record old = record_by_hand(old_day, NULL, 0, before, count);
    struct record new = record_by_hand(new_day, NULL, 0, after, count);
    struct restatements restatements = compare(arena, &old, &new);
    assert_true(restatements.count > 0);
    return restatements.list[restatements.count - 1].why;
}

/* Fewer are open: ends came late. Fewer began as well: a record was taken out. */
static void what_was_open_is_told_from_starts_and_ends(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell before[] = {MONTH_OF("REQ6.by_due", "started", "", "20", "50"),
                                   MONTH_OF("REQ6.on_time", "completed", "8", "10", "80"), LAST_DAY("REQ6.open", "10")};
    struct record_cell ended[] = {MONTH_OF("REQ6.by_due", "started", "", "20", "50"),
                                  MONTH_OF("REQ6.on_time", "completed", "9", "11", "81.8"), LAST_DAY("REQ6.open", "9")};
    struct record_cell gone[] = {MONTH_OF("REQ6.by_due", "started", "", "19", "50"),
                                 MONTH_OF("REQ6.on_time", "completed", "8", "10", "80"), LAST_DAY("REQ6.open", "9")};
    struct record_cell came[] = {MONTH_OF("REQ6.by_due", "started", "", "22", "50"),
                                 MONTH_OF("REQ6.on_time", "completed", "8", "10", "80"), LAST_DAY("REQ6.open", "12")};
    struct record_cell reopened[] = {MONTH_OF("REQ6.by_due", "started", "", "20", "50"),
                                     MONTH_OF("REQ6.on_time", "completed", "8", "9", "88.9"), LAST_DAY("REQ6.open", "11")};
    assert_int_equal(why_of_last(&arena, before, ended, COUNT_OF(before)), RESTATED_LATE_ENTRY);
    assert_int_equal(why_of_last(&arena, before, gone, COUNT_OF(before)), RESTATED_CORRECTION);
    assert_int_equal(why_of_last(&arena, before, came, COUNT_OF(before)), RESTATED_LATE_ENTRY);
    assert_int_equal(why_of_last(&arena, before, reopened, COUNT_OF(before)), RESTATED_CORRECTION);
    arena_free(&arena);
}

/* As many began, ended and are open: from one age to the other a case went by its day alone. */
static void a_case_that_changed_its_age_is_a_correction(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell before[] = {MONTH_OF("REQ6.by_due", "started", "", "20", "50"), LAST_DAY("REQ6.open", "10"),
                                   LAST_DAY("REQ6.overdue_1_30", "3")};
    struct record_cell after[] = {MONTH_OF("REQ6.by_due", "started", "", "20", "50"), LAST_DAY("REQ6.open", "10"),
                                  LAST_DAY("REQ6.overdue_1_30", "2")};
    assert_int_equal(why_of_last(&arena, before, after, COUNT_OF(before)), RESTATED_CORRECTION);
    arena_free(&arena);
}

/* One fewer is open, as one that ended late would have it; but of May an end is gone. */
static void an_end_that_is_gone_is_a_correction(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell before[] = {
        {"REQ6.on_time", "percent", "completed", "month", "2024-05-01", "2024-05-31", "all", "5", "5", "100", "", "", ""},
        MONTH_OF("REQ6.on_time", "completed", "10", "10", "100"), LAST_DAY("REQ6.open", "10")};
    struct record_cell after[] = {
        {"REQ6.on_time", "percent", "completed", "month", "2024-05-01", "2024-05-31", "all", "4", "4", "100", "", "", ""},
        MONTH_OF("REQ6.on_time", "completed", "12", "12", "100"), LAST_DAY("REQ6.open", "9")};
    assert_int_equal(why_of_last(&arena, before, after, COUNT_OF(before)), RESTATED_CORRECTION);
    arena_free(&arena);
}

/* A refusal that becomes known takes its case out of those due; that one fewer was in time is a correction. */
static void what_fell_due_is_told_from_starts_and_ends(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record_cell before[] = {MONTH_OF("PLAN20.by_due", "started", "", "20", "50"),
                                   MONTH_OF("PLAN20.on_time", "due", "8", "10", "80")};
    struct record_cell refused[] = {MONTH_OF("PLAN20.by_due", "started", "", "20", "50"),
                                    MONTH_OF("PLAN20.on_time", "due", "8", "9", "88.9")};
    struct record_cell changed[] = {MONTH_OF("PLAN20.by_due", "started", "", "20", "50"),
                                    MONTH_OF("PLAN20.on_time", "due", "7", "9", "77.8")};
    struct record_cell gone[] = {MONTH_OF("PLAN20.by_due", "started", "", "19", "50"),
                                 MONTH_OF("PLAN20.on_time", "due", "8", "9", "88.9")};
    assert_int_equal(why_of_last(&arena, before, refused, COUNT_OF(before)), RESTATED_LATE_ENTRY);
    assert_int_equal(why_of_last(&arena, before, changed, COUNT_OF(before)), RESTATED_CORRECTION);
    assert_int_equal(why_of_last(&arena, before, gone, COUNT_OF(before)), RESTATED_CORRECTION);
    arena_free(&arena);
}

/* A share shows no number: 50.0% of 10 are 5, 45.5% of 11 too; 40.0% of 10 are 4. */
static void the_number_of_a_share_is_found(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    enum { COLUMNS = 6 };
    static const char *const headings[] = {LEAD, "assessed and no plan issued: %", "assessed and no plan issued: out of",
                                           "assessed and no plan issued: mark"};
    static const char *const percents[] = {"45.5", "40.0"};
    static const char *const out_ofs[] = {"11", "10"};
    for (int i = 0; i < 2; i++) {
        const char *before[2 * COLUMNS] = {[COLUMNS] = "2024", "2024-01-01", "2024-12-31", "50.0", "10", ""};
        const char *after[2 * COLUMNS] = {[COLUMNS] = "2024", "2024-01-01", "2024-12-31", percents[i], out_ofs[i], ""};
        memcpy(before, headings, sizeof headings);
        memcpy(after, headings, sizeof headings);
        struct people_table old_table = TABLE_BY_HAND("by_team", COLUMNS, before);
        struct people_table new_table = TABLE_BY_HAND("by_team", COLUMNS, after);
        struct record old = record_by_hand(old_day, &old_table, 1, NULL, 0);
        struct record new = record_by_hand(new_day, &new_table, 1, NULL, 0);
        struct restatements restatements = compare(&arena, &old, &new);
        is_restated(&restatements, 0, "2024; 2024-01-01", headings[3], "50.0", percents[i],
                    i == 0 ? RESTATED_LATE_ENTRY : RESTATED_CORRECTION);
    }
    arena_free(&arena);
}

/* ---- the table of it */

static void nothing_restated_is_said(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record old = record_by_hand(old_day, NULL, 0, NULL, 0);
    struct record new = record_by_hand(new_day, NULL, 0, NULL, 0);
    struct restatements restatements = compare(&arena, &old, &new);
    struct people_table table = restatements_table(&arena, &restatements);
    assert_int_equal(table.rows, 1);
    assert_string_equal(table_field(&table, 0, 0), "nothing restated");
    assert_string_equal(table.id, "restatements");
    assert_non_null(strstr(table.note, old_day));
    record_add_table(&arena, &new, table);
    assert_int_equal(new.table_count, 1);
    assert_ptr_equal(record_table(&new, "restatements"), &new.tables[0]);
    arena_free(&arena);
}

static void runs_that_do_not_belong_together_are_refused(void **state)
{
    (void)state;
    struct arena arena;
    memory_init(&arena);
    struct record old = record_by_hand(old_day, NULL, 0, NULL, 0);
    struct record new = record_by_hand(new_day, NULL, 0, NULL, 0);
    struct restatements restatements;
    struct err swapped = {0};
    assert_false(restatements_make(&arena, &new, &old, &restatements, &swapped));
    assert_int_equal(swapped.kind, ERR_DATA);
    struct err elsewhere = {0};
    new.local_authority = "336";
    assert_false(restatements_make(&arena, &old, &new, &restatements, &elsewhere));
    assert_int_equal(elsewhere.kind, ERR_DATA);
    arena_free(&arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(differences_are_as_precise_as_their_figures),
        cmocka_unit_test(rows_are_matched_by_their_keys),
        cmocka_unit_test(a_heading_is_a_key_in_its_table_only),
        cmocka_unit_test(every_figure_has_its_columns),
        cmocka_unit_test(only_periods_that_were_over_are_compared),
        cmocka_unit_test(figures_that_follow_the_day_are_left_out),
        cmocka_unit_test(cells_before_either_since_are_left_out),
        cmocka_unit_test(what_stands_beside_a_new_row_is_not_restated),
        cmocka_unit_test(counts_tell_why),
        cmocka_unit_test(what_was_open_is_told_from_starts_and_ends),
        cmocka_unit_test(a_case_that_changed_its_age_is_a_correction),
        cmocka_unit_test(an_end_that_is_gone_is_a_correction),
        cmocka_unit_test(what_fell_due_is_told_from_starts_and_ends),
        cmocka_unit_test(the_number_of_a_share_is_found),
        cmocka_unit_test(nothing_restated_is_said),
        cmocka_unit_test(runs_that_do_not_belong_together_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
