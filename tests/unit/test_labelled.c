/*
 * How good the checks of plan text are: every check over the labelled set, and the table of reports/plan-checks.md, which
 * must be what comes out here (made_page.h), as must what checks are marked experimental.
 */
#include "unit/unit.h"

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/figures/stats.h"
#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/csv.h"
#include "unit/made_page.h"
#include "unit/memory.h"

/* Of a check whose findings on the held-out half are fewer, nothing is known. */
enum { FINDINGS_LEAST = 10 };

enum half { DEVELOPMENT, HELD_OUT, HALVES };

static const char *const half_names[HALVES] = {"development", "held_out"};

/* What is labelled, by what the label and the check say. */
struct tally {
    unsigned right; /* found, and there */
    unsigned wrong; /* found, and not there */
    unsigned missed;
    unsigned clean;
};

static struct arena arena;
static struct plan_text plan_text;
static struct csv plans, sections, labels, provision_lines;
static struct plan_text_result *results; /* by plan */
static struct tally tallies[HALVES][PLAN_CHECKS];
static struct tally of_lines[HALVES][PROVISION_CHECKS];
static check_set ever_looked_at; /* in any plan; what a check leaves out of one, it does not find there */
static FILE *differences;

static void count(struct tally *tally, bool found, bool defect)
{
    unsigned *one = found ? (defect ? &tally->right : &tally->wrong) : (defect ? &tally->missed : &tally->clean);
    ++*one;
}

static enum half half_of(const char *name)
{
    for (int half = 0; half < HALVES; half++)
        if (strcmp(half_names[half], name) == 0)
            return (enum half)half;
    fail_msg("no half %s", name);
    return HALVES;
}

static enum plan_section section_of(const char *name)
{
    for (int section = 0; section < PLAN_SECTIONS; section++)
        if (strcmp(plan_section_names[section], name) == 0)
            return (enum plan_section)section;
    fail_msg("no section %s", name);
    return PLAN_SECTIONS;
}

static size_t plan_of(const char *name)
{
    for (size_t plan = 0; plan < plans.rows; plan++)
        if (strcmp(csv_at(&plans, plan, "plan"), name) == 0)
            return plan;
    fail_msg("no plan %s", name);
    return 0;
}

static int32_t day_at(size_t plan, const char *column)
{
    const char *text = csv_at(&plans, plan, column);
    int32_t day = DAY_NONE;
    assert_true(!*text || day_parse(text, &day));
    return day;
}

static struct plan_text_context context_of(size_t plan)
{
    const char *needs = csv_at(&plans, plan, "needs");
    size_t first = strcspn(needs, " ");
    const char *second = needs + first + (needs[first] == ' ');
    int32_t made = day_at(plan, "first_made_date");
    struct plan_text_context context = {
        .birth = day_at(plan, "birth_date"),
        .version_date = day_at(plan, "version_date"),
        .as_of = day_at(plan, "as_of"),
        .sex = code_of(CODES_SEX, (struct text){csv_at(&plans, plan, "sex"), 1}),
        .needs = {code_of(CODES_NEED, (struct text){needs, (uint32_t)first}), CODE_NONE},
    };
    if (*second)
        context.needs[1] = code_of(CODES_NEED, (struct text){second, (uint32_t)strlen(second)});
    context.draft = made == DAY_NONE || made > context.version_date;
    return context;
}

static void check_plan(size_t plan)
{
    const char *name = csv_at(&plans, plan, "plan");
    struct plan_text_section texts[PLAN_SECTIONS];
    size_t texts_count = 0;
    for (size_t row = 0; row < sections.rows; row++) {
        if (strcmp(csv_at(&sections, row, "plan"), name) != 0)
            continue;
        const char *body = csv_at(&sections, row, "body");
        assert_true(texts_count < PLAN_SECTIONS);
        texts[texts_count++] =
            (struct plan_text_section){section_of(csv_at(&sections, row, "section")), body, strlen(body)};
    }
    struct plan_text_context context = context_of(plan);
    plan_text_check(&plan_text, texts, texts_count, &context, &results[plan]);
    ever_looked_at |= results[plan].looked_at;
}

/* What a check says otherwise than the label, of the development half only: the other is not looked at. */
static void note(enum half half, size_t row, bool found, bool defect)
{
    if (half == DEVELOPMENT && found != defect)
        fprintf(differences, "%s,%s,%s,%s\n", csv_at(&labels, row, "plan"), csv_at(&labels, row, "section"),
                csv_at(&labels, row, "check"), found ? "found" : "missed");
}

/* Findings of the whole plan stand in its labels section by section: the plan has the defect where one of them has. */
static void count_plan_label(size_t row, size_t plan, enum plan_check_id check, enum half half)
{
    const char *name = csv_at(&labels, row, "plan");
    const char *id = csv_at(&labels, row, "check");
    bool defect = false;
    for (size_t other = 0; other < labels.rows; other++) {
        if (strcmp(csv_at(&labels, other, "plan"), name) != 0 || strcmp(csv_at(&labels, other, "check"), id) != 0)
            continue;
        if (other < row)
            return; /* counted */
        defect |= strcmp(csv_at(&labels, other, "defect"), "yes") == 0;
    }
    bool found = results[plan].found & check_bit((int)check);
    count(&tallies[half][check], found, defect);
    note(half, row, found, defect);
}

static void count_label(size_t row)
{
    enum plan_check_id check = plan_check_find(csv_at(&labels, row, "check"));
    if (check == PLAN_CHECKS)
        fail_msg("no check %s", csv_at(&labels, row, "check"));
    size_t plan = plan_of(csv_at(&labels, row, "plan"));
    enum half half = half_of(csv_at(&plans, plan, "half"));
    if (!(ever_looked_at & check_bit((int)check)))
        return;
    if (plan_check_of(check).level == LEVEL_PLAN) {
        count_plan_label(row, plan, check, half);
        return;
    }
    bool found = results[plan].where[check] >> section_of(csv_at(&labels, row, "section")) & 1;
    bool defect = strcmp(csv_at(&labels, row, "defect"), "yes") == 0;
    count(&tallies[half][check], found, defect);
    note(half, row, found, defect);
}

/* What a line says, read with nothing around it. */
static void count_line(size_t row)
{
    static const char *const columns[PROVISION_CHECKS] = {
        [PROVISION_NO_TYPE] = "type", [PROVISION_NO_HOURS] = "hours",         [PROVISION_NO_FREQUENCY] = "frequency",
        [PROVISION_NO_WHO] = "who",   [PROVISION_NO_EXPERTISE] = "expertise", [PROVISION_VAGUE] = "vague"};
    size_t plan = plan_of(csv_at(&provision_lines, row, "plan"));
    const char *text = csv_at(&provision_lines, row, "text");
    struct plan_text_section one = {SECTION_F, text, strlen(text)};
    struct plan_text_context context = context_of(plan);
    struct plan_text_result result;
    plan_text_check(&plan_text, &one, 1, &context, &result);
    for (int check = 0; check < PROVISION_CHECKS; check++) {
        if (!columns[check])
            continue;
        const char *said = csv_at(&provision_lines, row, columns[check]);
        bool defect = strcmp(said, check == PROVISION_VAGUE ? "yes" : "no") == 0;
        if (strcmp(said, "not applicable") != 0)
            count(&of_lines[half_of(csv_at(&plans, plan, "half"))][check],
                  result.found & check_bit(PROVISION_CHECK(PROVISION_F, check)), defect);
    }
}

static int set_up(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    if (!plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    plans = csv_read(&arena, "fixtures/labelled/plans.csv");
    sections = csv_read(&arena, "fixtures/labelled/sections.csv");
    labels = csv_read(&arena, "fixtures/labelled/labels.csv");
    provision_lines = csv_read(&arena, "fixtures/labelled/provision_lines.csv");
    results = ARENA_NEW(&arena, plans.rows, struct plan_text_result);
    for (size_t plan = 0; plan < plans.rows; plan++)
        check_plan(plan);
    differences = fopen("build/labelled-development.csv", "wb");
    assert_non_null(differences);
    fputs("plan,section,check,found\n", differences);
    for (size_t row = 0; row < labels.rows; row++)
        count_label(row);
    assert_int_equal(fclose(differences), 0);
    for (size_t row = 0; row < provision_lines.rows; row++)
        count_line(row);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* ---- what was measured */

static bool of_provision(int check)
{
    return check >= (int)CHECK_PROVISION_FIRST && check < (int)CHECK_PROVISION_END;
}

static void add_tally(struct tally *sum, const struct tally *tally)
{
    sum->right += tally->right;
    sum->wrong += tally->wrong;
    sum->missed += tally->missed;
    sum->clean += tally->clean;
}

/* The checks of provision are one check asked of four sections, so they are judged together. */
static struct tally tally_of(enum half half, int check)
{
    if (!of_provision(check))
        return tallies[half][check];
    struct tally sum = {0};
    for (int section = 0; section < PROVISION_SECTIONS; section++)
        add_tally(&sum,
                  &tallies[half][PROVISION_CHECK(section, (check - (int)CHECK_PROVISION_FIRST) % PROVISION_CHECKS)]);
    return sum;
}

/* Of versions, lengths and headings, not of what words mean: nothing to be labelled. */
static bool is_exact(int check)
{
    return check == CHECK_H_NOT_DIVIDED || check == CHECK_CURRENCY_UNCHANGED || check == CHECK_TOO_LONG;
}

static bool is_experimental(int check)
{
    if (is_exact(check))
        return false;
    struct tally tally = tally_of(HELD_OUT, check);
    unsigned found = tally.right + tally.wrong;
    return found < FINDINGS_LEAST || 5 * tally.right < 4 * found;
}

static void add_share(struct buf *page, unsigned k, unsigned n)
{
    if (n == 0) {
        buf_text(page, "- | ");
        return;
    }
    double lower, upper;
    stats_wilson(k, n, &lower, &upper);
    buf_format(page, "%.0f%% (%.0f to %.0f) of %u | ", 100.0 * k / n, lower, upper, n);
}

static void add_shares(struct buf *page, const struct tally *tally)
{
    add_share(page, tally->right, tally->right + tally->wrong);
    add_share(page, tally->right, tally->right + tally->missed);
}

static unsigned labelled(const struct tally *tally)
{
    return tally->right + tally->wrong + tally->missed + tally->clean;
}

static void add_check(struct buf *page, int check)
{
    struct plan_check row = plan_check_of((enum plan_check_id)check);
    struct tally held = tally_of(HELD_OUT, check);
    struct tally development = tally_of(DEVELOPMENT, check);
    const char *others = of_provision(check) ? " (and G, H1, H2)" : "";
    buf_format(page, "| %s%s | %s | %u | ", row.id, others, row.looks_for, labelled(&held));
    add_shares(page, &held);
    add_shares(page, &development);
    buf_format(page, "%s%s |\n", is_experimental(check) ? "yes" : "no", is_exact(check) ? ", exact" : "");
}

static void add_tables(struct buf *page)
{
    buf_text(
        page,
        "| check | looks for | labelled | held out: right of found | found of there | development: right of found | "
        "found of there | experimental |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (!of_provision(check) || check < (int)CHECK_PROVISION_FIRST + PROVISION_CHECKS)
            add_check(page, check);
    buf_text(
        page,
        "\nLine by line, each line of provision read alone:\n\n| a line of provision | labelled | held out: right of found "
        "| found of there | development: right of found | found of there |\n| --- | --- | --- | --- | --- | --- |\n");
    for (int check = PROVISION_NO_TYPE; check <= PROVISION_VAGUE; check++) {
        buf_format(page, "| %s | %u | ", plan_check_of((enum plan_check_id)PROVISION_CHECK(0, check)).id + 2,
                   labelled(&of_lines[HELD_OUT][check]));
        add_shares(page, &of_lines[HELD_OUT][check]);
        add_shares(page, &of_lines[DEVELOPMENT][check]);
        page->length--; /* the last space */
        buf_text(page, "\n");
    }
}

static void the_page_says_what_was_measured(void **state)
{
    (void)state;
    page_is_made(&arena, "<!-- begin: made by tests/unit/test_labelled.c -->\n", add_tables);
}

static void what_is_seldom_right_is_marked_experimental(void **state)
{
    (void)state;
    bool agree = true;
    for (int check = 0; check < PLAN_CHECKS; check++) {
        struct plan_check row = plan_check_of((enum plan_check_id)check);
        if (row.experimental == is_experimental(check))
            continue;
        print_error("%s is %sexperimental by what was measured\n", row.id, row.experimental ? "not " : "");
        agree = false;
    }
    assert_true(agree);
}

/* ---- the set itself */

static void the_set_is_large_and_whole(void **state)
{
    (void)state;
    assert_true(sections.rows >= 300);
    unsigned labelled_rows[HALVES] = {0};
    for (size_t row = 0; row < labels.rows; row++) {
        const char *defect = csv_at(&labels, row, "defect");
        assert_true(strcmp(defect, "yes") == 0 || strcmp(defect, "no") == 0);
        labelled_rows[half_of(csv_at(&plans, plan_of(csv_at(&labels, row, "plan")), "half"))]++;
    }
    assert_true(labelled_rows[HELD_OUT] > labelled_rows[DEVELOPMENT]);
}

static const char *body_of(const char *plan, const char *section)
{
    for (size_t row = 0; row < sections.rows; row++)
        if (strcmp(csv_at(&sections, row, "plan"), plan) == 0 &&
            strcmp(csv_at(&sections, row, "section"), section) == 0)
            return csv_at(&sections, row, "body");
    fail_msg("no section %s of %s", section, plan);
    return NULL;
}

static void lines_stand_in_their_sections(void **state)
{
    (void)state;
    struct csv outcomes = csv_read(&arena, "fixtures/labelled/outcome_lines.csv");
    for (size_t row = 0; row < outcomes.rows; row++)
        assert_non_null(strstr(body_of(csv_at(&outcomes, row, "plan"), "E"), csv_at(&outcomes, row, "text")));
    for (size_t row = 0; row < provision_lines.rows; row++)
        assert_non_null(strstr(body_of(csv_at(&provision_lines, row, "plan"), csv_at(&provision_lines, row, "section")),
                               csv_at(&provision_lines, row, "text")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_set_is_large_and_whole),
        cmocka_unit_test(lines_stand_in_their_sections),
        cmocka_unit_test(the_page_says_what_was_measured),
        cmocka_unit_test(what_is_seldom_right_is_marked_experimental),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
