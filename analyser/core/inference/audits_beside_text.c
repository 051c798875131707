/* What auditors found in a sample beside what the text of all plans says, criterion by criterion, and of the same plans. */
#include <math.h>

#include "base/day.h"
#include "base/words.h"
#include "core/inference/audit_grades.h"
#include "core/inference/live_plans.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/inference/text_defects.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/two_shares.h"

struct beside_text {
    check_set checks;
    struct funnel_unit audited; /* sound, of those scored */
    struct funnel_unit text;    /* nothing found, of the plans in force whose text was looked at */
    uint64_t both;              /* audits of plans whose text was looked at */
    uint64_t text_alone_wanting;
    uint64_t audit_alone_wanting;
};

/* By the text as it was on the day of the audit. */
static void count_audit(struct beside_text *list, const struct audit_record *audit, const struct plan_version *version)
{
    for (unsigned i = 0; i < CRITERIA; i++) {
        int score = audit_score(audit, i);
        int without = text_is_without(version, list[i].checks);
        if (score < 0)
            continue;
        list[i].audited.denominator++;
        list[i].audited.numerator += score >= SCORE_SOUND;
        list[i].both += without >= 0;
        list[i].text_alone_wanting += without == 0 && score >= SCORE_SOUND;
        list[i].audit_alone_wanting += without == 1 && score < SCORE_SOUND;
    }
}

static void count_audits(const struct inference *inference, const struct plan_version **latest,
                         struct beside_text *list)
{
    const struct book *book = inference->book;
    for (uint32_t i = 0; i < book->records.audit_count; i++) {
        const struct audit_record *audit = &book->records.audits[i];
        if (!audit_is_used(book, audit) || audit->sample != SAMPLE_RANDOM ||
            audit->audited <= day_add_months(book->as_of, -12))
            continue;
        count_audit(list, audit, latest ? version_on(book, latest[audit->plan], audit->audited) : NULL);
    }
}

static void count_texts(const struct inference *inference, const struct plan_version **latest, struct beside_text *list)
{
    const struct book *book = inference->book;
    for (uint32_t plan = 0; latest && plan < book->records.plan_count; plan++)
        for (unsigned i = 0; i < CRITERIA && plan_is_live(book, &book->records.plans[plan]); i++) {
            int without = text_is_without(latest[plan], list[i].checks);
            list[i].text.denominator += without >= 0;
            list[i].text.numerator += without == 1;
        }
}

static const char *verdict_of(const struct beside_text *beside, const struct two_shares *found, double adjusted)
{
    if (!beside->checks)
        return "only experimental checks of the text look for it, or none";
    if (!found->compared)
        return "not compared: fewer than 10 audits, or plans with text";
    if (isnan(found->p))
        return "not tested: fewer than 5 expected";
    if (adjusted > 0.05)
        return "no difference beyond chance";
    return found->difference > 0 ? "the text lacks more than auditors find"
                                 : "auditors find more wanting than the text shows";
}

/* Their names. */
static const char *names_of(check_set checks, struct arena *arena)
{
    const char *names = "";
    for (int i = 0; i < PLAN_CHECKS; i++) {
        struct plan_check check = plan_check_of((enum plan_check_id)i);
        if (checks & check_bit(i))
            names = words(arena, "%s%s%s", names, names[0] ? " " : "", check.id);
    }
    return names;
}

static void put_criterion(const struct inference *inference, const struct beside_text *beside, unsigned place,
                          double adjusted, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct criterion *criterion = &criteria[place];
    struct two_shares found = two_shares_compare(beside->audited, beside->text);
    const char **row = result_row(table);
    row[0] = criterion->id;
    row[1] = criterion->looks_for;
    row[2] = criterion->law ? "law" : "guidance";
    result_share(arena, row + 3, beside->audited.numerator, beside->audited.denominator, AUDITS_LEAST);
    if (beside->checks)
        result_share(arena, row + 8, beside->text.numerator, beside->text.denominator, AUDITS_LEAST);
    row[13] = found.compared ? result_number(arena, found.difference, 1) : "";
    row[14] = found.compared ? result_number(arena, found.lower, 1) : "";
    row[15] = found.compared ? result_number(arena, found.upper, 1) : "";
    row[16] = result_probability(arena, found.p);
    row[17] = result_probability(arena, adjusted);
    row[18] = verdict_of(beside, &found, adjusted);
    if (!beside->checks)
        return;
    row[19] = result_count(arena, beside->both);
    row[20] = result_count(arena, beside->text_alone_wanting);
    row[21] = result_count(arena, beside->audit_alone_wanting);
    row[22] = names_of(beside->checks, arena);
}

void make_audits_beside_text(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_AUDITS_BESIDE_TEXT, inference->arena);
    struct beside_text *list = ARENA_NEW(inference->scratch, CRITERIA, struct beside_text);
    const struct plan_version **latest = latest_versions(inference);
    struct many_tests tests = {.arena = inference->scratch};
    for (unsigned i = 0; i < CRITERIA; i++)
        list[i].checks = checks_of_criterion(i);
    count_audits(inference, latest, list);
    count_texts(inference, latest, list);
    for (unsigned i = 0; i < CRITERIA; i++)
        many_tests_add(&tests, two_shares_compare(list[i].audited, list[i].text).p);
    many_tests_adjust(&tests);
    for (unsigned i = 0; i < CRITERIA; i++)
        if (list[i].audited.denominator + list[i].text.denominator > 0)
            put_criterion(inference, &list[i], i, tests.adjusted[i], &table);
    tables[RESULT_AUDITS_BESIDE_TEXT] = result_table_end(&table);
}
