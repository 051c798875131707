/* The texts of fixtures/worlds/plan_text: of each plan the checks find what was worked out on paper, and nothing else. */
#include "unit/unit.h"

#include "base/day.h"
#include "core/definitions/codes.h"
#include "core/text/plan_text.h"
#include "render/report_files.h"
#include "unit/csv.h"
#include "unit/memory.h"

#define WORLD "fixtures/worlds/plan_text/"

enum { LINE_MOST = 1024 };

static struct arena arena;
static struct plan_text plan_text;
static struct csv persons, needs, plans, texts;

static int set_up(void **state)
{
    (void)state;
    struct err err = {.kind = ERR_NONE};
    memory_init(&arena);
    persons = csv_read(&arena, WORLD "person.csv");
    needs = csv_read(&arena, WORLD "sen_need.csv");
    plans = csv_read(&arena, WORLD "plan.csv");
    texts = csv_read(&arena, WORLD "plan_section.csv");
    return plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static int32_t day_of_field(const char *text)
{
    int32_t day = DAY_NONE;
    assert_true(day_parse(text, &day));
    return day;
}

static enum plan_section section_of(const char *name)
{
    int section = 0;
    while (strcmp(plan_section_names[section], name) != 0)
        assert_true(++section < PLAN_SECTIONS);
    return (enum plan_section)section;
}

/* Rows of one number throughout: person, request and plan are the same. */
static struct plan_text_context context_of(size_t row, const char *version)
{
    const char *need = csv_at(&needs, row, "need");
    return (struct plan_text_context){
        .birth = day_of_field(csv_at(&persons, row, "birth_date")),
        .version_date = day_of_field(version),
        .as_of = day_of(2026, 6, 30),
        .sex = code_of(CODES_SEX, (struct text){csv_at(&persons, row, "sex"), 1}),
        .needs = {code_of(CODES_NEED, (struct text){need, (uint32_t)strlen(need)}), CODE_NONE},
    };
}

/* The latest version: the one of the plan's start. */
static check_set findings_of(size_t row)
{
    const char *plan = csv_at(&plans, row, "plan_id");
    const char *version = csv_at(&plans, row, "start_date");
    struct plan_text_section sections[PLAN_SECTIONS];
    size_t count = 0;
    for (size_t i = 0; i < texts.rows; i++) {
        if (strcmp(csv_at(&texts, i, "plan_id"), plan) != 0 || strcmp(csv_at(&texts, i, "version_date"), version) != 0)
            continue;
        const char *body = csv_at(&texts, i, "body");
        sections[count++] = (struct plan_text_section){section_of(csv_at(&texts, i, "section")), body, strlen(body)};
    }
    struct plan_text_context context = context_of(row, version);
    struct plan_text_result result;
    plan_text_check(&plan_text, sections, count, &context, &result);
    return result.found;
}

/* What takes more than one version or plan is not for this test. */
static check_set on_paper(const char *line)
{
    check_set several = check_bit(CHECK_CURRENCY_UNCHANGED) | check_bit(CHECK_COPY_NEAR_IDENTICAL);
    check_set expected = 0;
    for (const char *at = line + strcspn(line, " \n"); *at == ' '; at += strcspn(at, " \n")) {
        size_t length = strcspn(++at, " \n");
        enum plan_check_id check = plan_check_find(arena_text(&arena, at, length));
        assert_true(check < PLAN_CHECKS);
        expected |= check_bit((int)check);
    }
    return expected & ~several;
}

static void each_plan_has_the_findings_of_paper(void **state)
{
    (void)state;
    FILE *file = fopen(WORLD "findings", "r");
    assert_non_null(file);
    char line[LINE_MOST];
    size_t row = 0;
    bool agree = true;
    for (; fgets(line, sizeof line, file); row++) {
        check_set expected = on_paper(line);
        check_set differs = findings_of(row) ^ expected;
        for (int check = 0; check < PLAN_CHECKS; check++)
            if (differs & check_bit(check))
                print_error("plan %zu: %s is %sfound\n", row + 1, plan_check_of((enum plan_check_id)check).id,
                            expected & check_bit(check) ? "not " : "");
        agree &= !differs;
    }
    fclose(file);
    assert_int_equal(row, plans.rows);
    assert_true(agree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_plan_has_the_findings_of_paper),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
