/*
 * How good the checks of plan text are: every check over the labelled sets, and the table of reports/plan-checks.md, which
 * must be what comes out here (made_page.h), as must what checks are marked experimental.
 *
 * The checks are made with the sets of development; what is held out measures them.
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

/* Of a check whose findings on the held-out set are fewer, nothing is known. */
enum { FINDINGS_LEAST = 10 };

enum set { FIRST, SECOND, THIRD, SETS };

/* What it shows is not read to improve checks; when it has been, it is development, and another set is needed. */
enum { HELD_OUT = THIRD };

static const struct {
    const char *folder;
    const char *half; /* of all its plans; NULL: more than one */
} files_of[SETS] = {
    [FIRST] = {"fixtures/labelled/first/", NULL},
    [SECOND] = {"fixtures/labelled/second/", "fresh"},
    [THIRD] = {"fixtures/labelled/third/", "third"},
};

/* Tallies and tables tell apart no more than what the checks were made with and what they were not. */
enum part { DEVELOPMENT, MEASURING, PARTS };

struct labelled_set {
    struct csv plans, settings, sections, labels, provision_lines, outcome_lines;
    struct plan_names names;          /* of the authority of the set */
    struct plan_text_result *results; /* by plan */
};

/* What is labelled, by what the label and the check say. */
struct tally {
    unsigned right; /* found, and there */
    unsigned wrong; /* found, and not there */
    unsigned missed;
    unsigned clean;
};

static struct arena arena;
static struct plan_text plan_text;
static struct labelled_set sets[SETS];
static struct tally tallies[PARTS][PLAN_CHECKS];
static struct tally of_lines[PARTS][PROVISION_CHECKS];
static check_set ever_looked_at; /* in any plan; what a check leaves out of one, it does not find there */
static FILE *findings;

static enum part part_of(const struct labelled_set *set)
{
    return set == &sets[HELD_OUT] ? MEASURING : DEVELOPMENT;
}

static void count(struct tally *tally, bool found, bool defect)
{
    unsigned *one = found ? (defect ? &tally->right : &tally->wrong) : (defect ? &tally->missed : &tally->clean);
    ++*one;
}

static enum plan_section section_of(const char *name)
{
    for (int section = 0; section < PLAN_SECTIONS; section++)
        if (strcmp(plan_section_names[section], name) == 0)
            return (enum plan_section)section;
    fail_msg("no section %s", name);
    return PLAN_SECTIONS;
}

static size_t plan_of(const struct labelled_set *set, const char *name)
{
    for (size_t plan = 0; plan < set->plans.rows; plan++)
        if (strcmp(csv_at(&set->plans, plan, "plan"), name) == 0)
            return plan;
    fail_msg("no plan %s", name);
    return 0;
}

static int32_t day_at(const struct csv *plans, size_t plan, const char *column)
{
    const char *text = csv_at(plans, plan, column);
    int32_t day = DAY_NONE;
    assert_true(!*text || day_parse(text, &day));
    return day;
}

/* Its place in settings.csv, or behind them. */
static int64_t setting_id(const struct labelled_set *set, const char *name)
{
    size_t row = 0;
    while (row < set->settings.rows && strcmp(csv_at(&set->settings, row, "name"), name) != 0)
        row++;
    return (int64_t)row;
}

static void read_names(struct labelled_set *set)
{
    plan_names_begin(&set->names, &arena);
    for (size_t row = 0; row < set->settings.rows; row++) {
        const char *name = csv_at(&set->settings, row, "name");
        plan_names_add(&set->names, NAME_SETTING, (int64_t)row, name, strlen(name));
    }
    for (size_t plan = 0; plan < set->plans.rows; plan++) {
        const char *forename = csv_at(&set->plans, plan, "forename");
        plan_names_add(&set->names, NAME_FORENAME, (int64_t)plan, forename, strlen(forename));
    }
    plan_names_end(&set->names);
}

static struct plan_text_context context_of(const struct labelled_set *set, size_t plan)
{
    const struct csv *plans = &set->plans;
    const char *needs = csv_at(plans, plan, "needs");
    size_t first = strcspn(needs, " ");
    const char *second = needs + first + (needs[first] == ' ');
    int32_t made = day_at(plans, plan, "first_made_date");
    struct plan_text_context context = {
        .birth = day_at(plans, plan, "birth_date"),
        .version_date = day_at(plans, plan, "version_date"),
        .as_of = day_at(plans, plan, "as_of"),
        .sex = code_of(CODES_SEX, (struct text){csv_at(plans, plan, "sex"), 1}),
        .needs = {code_of(CODES_NEED, (struct text){needs, (uint32_t)first}), CODE_NONE},
        .setting = plan_names_of(&set->names, NAME_SETTING, setting_id(set, csv_at(plans, plan, "setting"))),
        .forename = plan_names_of(&set->names, NAME_FORENAME, (int64_t)plan),
    };
    if (*second)
        context.needs[1] = code_of(CODES_NEED, (struct text){second, (uint32_t)strlen(second)});
    context.draft = made == DAY_NONE || made > context.version_date;
    return context;
}

static void check_plan(const struct labelled_set *set, size_t plan)
{
    const char *name = csv_at(&set->plans, plan, "plan");
    struct plan_text_section texts[PLAN_SECTIONS];
    size_t texts_count = 0;
    for (size_t row = 0; row < set->sections.rows; row++) {
        if (strcmp(csv_at(&set->sections, row, "plan"), name) != 0)
            continue;
        const char *body = csv_at(&set->sections, row, "body");
        assert_true(texts_count < PLAN_SECTIONS);
        texts[texts_count++] =
            (struct plan_text_section){section_of(csv_at(&set->sections, row, "section")), body, strlen(body)};
    }
    struct plan_text_context context = context_of(set, plan);
    plan_text_check(&plan_text, texts, texts_count, &context, &set->results[plan]);
    ever_looked_at |= set->results[plan].looked_at;
}

/* What a check says beside each label, of the sets that may be read. */
static void note(const struct labelled_set *set, size_t row, bool found, bool defect)
{
    if (part_of(set) == DEVELOPMENT)
        fprintf(findings, "%s,%s,%s,%s,%s\n", csv_at(&set->labels, row, "plan"), csv_at(&set->labels, row, "section"),
                csv_at(&set->labels, row, "check"), defect ? "yes" : "no", found ? "yes" : "no");
}

/* Findings of the whole plan stand in its labels section by section: the plan has the defect where one of them has. */
static void count_plan_label(const struct labelled_set *set, size_t row, size_t plan, enum plan_check_id check)
{
    const char *name = csv_at(&set->labels, row, "plan");
    const char *id = csv_at(&set->labels, row, "check");
    bool defect = false;
    for (size_t other = 0; other < set->labels.rows; other++) {
        if (strcmp(csv_at(&set->labels, other, "plan"), name) != 0 ||
            strcmp(csv_at(&set->labels, other, "check"), id) != 0)
            continue;
        if (other < row)
            return; /* counted */
        defect |= strcmp(csv_at(&set->labels, other, "defect"), "yes") == 0;
    }
    bool found = set->results[plan].found & check_bit((int)check);
    count(&tallies[part_of(set)][check], found, defect);
    note(set, row, found, defect);
}

static void count_label(const struct labelled_set *set, size_t row)
{
    enum plan_check_id check = plan_check_find(csv_at(&set->labels, row, "check"));
    if (check == PLAN_CHECKS)
        fail_msg("no check %s", csv_at(&set->labels, row, "check"));
    size_t plan = plan_of(set, csv_at(&set->labels, row, "plan"));
    if (!(ever_looked_at & check_bit((int)check)))
        return;
    if (plan_check_of(check).level == LEVEL_PLAN) {
        count_plan_label(set, row, plan, check);
        return;
    }
    bool found = set->results[plan].where[check] >> section_of(csv_at(&set->labels, row, "section")) & 1;
    bool defect = strcmp(csv_at(&set->labels, row, "defect"), "yes") == 0;
    count(&tallies[part_of(set)][check], found, defect);
    note(set, row, found, defect);
}

/* What a line says, read with nothing around it. */
static void count_line(const struct labelled_set *set, size_t row)
{
    static const char *const columns[PROVISION_CHECKS] = {
        [PROVISION_NO_TYPE] = "type", [PROVISION_NO_HOURS] = "hours",         [PROVISION_NO_FREQUENCY] = "frequency",
        [PROVISION_NO_WHO] = "who",   [PROVISION_NO_EXPERTISE] = "expertise", [PROVISION_VAGUE] = "vague"};
    size_t plan = plan_of(set, csv_at(&set->provision_lines, row, "plan"));
    const char *text = csv_at(&set->provision_lines, row, "text");
    struct plan_text_section one = {SECTION_F, text, strlen(text)};
    struct plan_text_context context = context_of(set, plan);
    struct plan_text_result result;
    plan_text_check(&plan_text, &one, 1, &context, &result);
    for (int check = 0; check < PROVISION_CHECKS; check++) {
        if (!columns[check])
            continue;
        const char *said = csv_at(&set->provision_lines, row, columns[check]);
        bool defect = strcmp(said, check == PROVISION_VAGUE ? "yes" : "no") == 0;
        if (strcmp(said, "not applicable") != 0)
            count(&of_lines[part_of(set)][check], result.found & check_bit(PROVISION_CHECK(PROVISION_F, check)),
                  defect);
    }
}

static void read_set(struct labelled_set *set, const char *folder)
{
    struct {
        const char *name;
        struct csv *csv;
    } files[] = {{"plans.csv", &set->plans},
                 {"settings.csv", &set->settings},
                 {"sections.csv", &set->sections},
                 {"labels.csv", &set->labels},
                 {"provision_lines.csv", &set->provision_lines},
                 {"outcome_lines.csv", &set->outcome_lines}};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        char path[128];
        assert_true(snprintf(path, sizeof path, "%s%s", folder, files[i].name) < (int)sizeof path);
        *files[i].csv = csv_read(&arena, path);
    }
    read_names(set);
    plan_text.names = &set->names;
    set->results = ARENA_NEW(&arena, set->plans.rows, struct plan_text_result);
    for (size_t plan = 0; plan < set->plans.rows; plan++)
        check_plan(set, plan);
}

static void count_set(const struct labelled_set *set)
{
    plan_text.names = &set->names;
    for (size_t row = 0; row < set->labels.rows; row++)
        count_label(set, row);
    for (size_t row = 0; row < set->provision_lines.rows; row++)
        count_line(set, row);
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
    for (int set = 0; set < SETS; set++)
        read_set(&sets[set], files_of[set].folder);
    findings = fopen("build/labelled-development.csv", "wb");
    assert_non_null(findings);
    fputs("plan,section,check,defect,found\n", findings);
    for (int set = 0; set < SETS; set++)
        count_set(&sets[set]);
    assert_int_equal(fclose(findings), 0);
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
static struct tally tally_of(enum part part, int check)
{
    if (!of_provision(check))
        return tallies[part][check];
    struct tally sum = {0};
    for (int section = 0; section < PROVISION_SECTIONS; section++)
        add_tally(&sum,
                  &tallies[part][PROVISION_CHECK(section, (check - (int)CHECK_PROVISION_FIRST) % PROVISION_CHECKS)]);
    return sum;
}

/* Of versions, lengths and headings, not of what words mean: nothing to be labelled. */
static bool is_exact(int check)
{
    return check == CHECK_CURRENCY_UNCHANGED || check == CHECK_TOO_LONG;
}

/* By what was held out. */
static bool may_be_marked(const struct plan_check *row, int check)
{
    if (is_exact(check))
        return !row->experimental;
    struct tally tally = tally_of(MEASURING, check);
    unsigned found = tally.right + tally.wrong;
    return row->experimental == (found < FINDINGS_LEAST || 5 * tally.right < 4 * found);
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
    struct tally held_out = tally_of(MEASURING, check);
    struct tally development = tally_of(DEVELOPMENT, check);
    const char *others = of_provision(check) ? " (and G, H1, H2)" : "";
    buf_format(page, "| %s%s | %s | %u, %u | ", row.id, others, row.looks_for, labelled(&held_out),
               labelled(&development));
    add_shares(page, &held_out);
    add_shares(page, &development);
    buf_format(page, "%s%s |\n", row.experimental ? "yes" : "no", is_exact(check) ? ", exact" : "");
}

#define SHARES "held out: right of found | found of there | development: right of found | found of there |"

static void add_tables(struct buf *page)
{
    buf_text(page, "| check | looks for | labelled: held out, development | " SHARES
                   " experimental |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (int check = 0; check < PLAN_CHECKS; check++)
        if (!of_provision(check) || check < (int)CHECK_PROVISION_FIRST + PROVISION_CHECKS)
            add_check(page, check);
    buf_text(page, "\nLine by line, each line of provision read alone:\n\n"
                   "| a line of provision | labelled: held out, development | " SHARES
                   "\n| --- | --- | --- | --- | --- | --- |\n");
    for (int check = PROVISION_NO_TYPE; check <= PROVISION_VAGUE; check++) {
        buf_format(page, "| %s | %u, %u | ", plan_check_of((enum plan_check_id)PROVISION_CHECK(0, check)).id + 2,
                   labelled(&of_lines[MEASURING][check]), labelled(&of_lines[DEVELOPMENT][check]));
        add_shares(page, &of_lines[MEASURING][check]);
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
        if (may_be_marked(&row, check))
            continue;
        print_error("%s is %sexperimental by what was measured\n", row.id, row.experimental ? "not " : "");
        agree = false;
    }
    assert_true(agree);
}

/* ---- the set itself */

static void the_sets_are_large_and_whole(void **state)
{
    (void)state;
    for (int set = 0; set < SETS; set++) {
        assert_true(sets[set].sections.rows >= 300);
        for (size_t row = 0; row < sets[set].labels.rows; row++) {
            const char *defect = csv_at(&sets[set].labels, row, "defect");
            assert_true(strcmp(defect, "yes") == 0 || strcmp(defect, "no") == 0);
        }
        for (size_t plan = 0; files_of[set].half && plan < sets[set].plans.rows; plan++)
            assert_string_equal(csv_at(&sets[set].plans, plan, "half"), files_of[set].half);
    }
}

static const char *body_of(const struct csv *sections, const char *plan, const char *section)
{
    for (size_t row = 0; row < sections->rows; row++)
        if (strcmp(csv_at(sections, row, "plan"), plan) == 0 && strcmp(csv_at(sections, row, "section"), section) == 0)
            return csv_at(sections, row, "body");
    fail_msg("no section %s of %s", section, plan);
    return NULL;
}

/* Words with a blank between them: a line of a table has bars for what stands between its cells, and no tags. */
static const char *words_alone(const char *text)
{
    char *words = ARENA_NEW(&arena, strlen(text) + 1, char);
    char *to = words;
    bool tag = false;
    for (; *text; text++) {
        bool between = tag || strchr(" \t\r\n|<", *text);
        tag = *text == '<' || (tag && *text != '>');
        if (!between)
            *to++ = *text;
        else if (to > words && to[-1] != ' ')
            *to++ = ' ';
    }
    *to = '\0';
    return words;
}

static void stands_in(const struct csv *sections, const struct csv *lines, size_t row, const char *section)
{
    const char *plan = csv_at(lines, row, "plan");
    const char *text = csv_at(lines, row, "text");
    if (!strstr(words_alone(body_of(sections, plan, section)), words_alone(text)))
        fail_msg("no such line in section %s of %s: %s", section, plan, text);
}

static void lines_stand_in_their_sections(void **state)
{
    (void)state;
    for (const struct labelled_set *set = sets; set < sets + SETS; set++) {
        for (size_t row = 0; row < set->outcome_lines.rows; row++)
            stands_in(&set->sections, &set->outcome_lines, row, "E");
        for (size_t row = 0; row < set->provision_lines.rows; row++)
            stands_in(&set->sections, &set->provision_lines, row, csv_at(&set->provision_lines, row, "section"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sets_are_large_and_whole),
        cmocka_unit_test(lines_stand_in_their_sections),
        cmocka_unit_test(the_page_says_what_was_measured),
        cmocka_unit_test(what_is_seldom_right_is_marked_experimental),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
