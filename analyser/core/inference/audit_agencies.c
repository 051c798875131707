/* Agencies that audit, compared: what each finds in the plans of the random sample. */
#include <math.h>

#include "base/day.h"
#include "core/inference/audit_grades.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/many_tests.h"
#include "core/statistics/variation.h"

static const char *const agency_names[] = {"not recorded", "education", "health", "social_care"};

enum { AGENCIES = sizeof agency_names / sizeof agency_names[0], RECORDED = AGENCIES - 1 };

/* Agencies by code; the first is not recorded, and not compared. */
struct compared {
    struct funnel_unit units[AGENCIES];
    struct funnel_figure figures[RECORDED];
    struct funnel funnel;
    struct variation variation;
};

static void count_audit(struct compared *compared, const struct audit_record *audit)
{
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        int answer = audit_figure(audit, figure);
        compared[figure].units[audit->agency].denominator += answer >= 0;
        compared[figure].units[audit->agency].numerator += answer == 1;
    }
}

static void put_agency(const struct inference *inference, const struct compared *compared, unsigned figure, int agency,
                       struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct funnel_unit *unit = &compared->units[agency];
    const char **row = result_row(table);
    row[0] = audit_figure_names[figure];
    row[1] = agency_names[agency];
    result_share(arena, row + 2, unit->numerator, unit->denominator, AUDITS_LEAST);
    if (agency == CODE_NONE) {
        row[12] = "not compared";
        return;
    }
    if (unit->denominator < AUDITS_LEAST) {
        row[12] = "fewer than 10 audits: not compared";
        return;
    }
    const struct funnel_figure *place = &compared->figures[agency - 1];
    row[7] = result_number(arena, place->lower_95, 1);
    row[8] = result_number(arena, place->upper_95, 1);
    row[12] = funnel_place_words[place->place];
}

static const char *verdict_of(const struct variation *variation, double adjusted)
{
    if (variation->reason != VARIATION_TESTED)
        return variation_reason_words[variation->reason];
    return adjusted <= 0.05 ? "agencies differ more than chance" : "no more than chance";
}

static void put_test(const struct inference *inference, const struct compared *compared, unsigned figure,
                     double adjusted, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct variation *variation = &compared->variation;
    bool tested = variation->reason == VARIATION_TESTED;
    struct funnel_unit all = {0, 0};
    for (int agency = 0; agency < AGENCIES; agency++) {
        all.numerator += compared->units[agency].numerator;
        all.denominator += compared->units[agency].denominator;
    }
    const char **row = result_row(table);
    row[0] = audit_figure_names[figure];
    row[1] = "all of them";
    result_share(arena, row + 2, all.numerator, all.denominator, AUDITS_LEAST);
    row[9] = tested ? result_number(arena, variation->chi_squared, 2) : "";
    row[10] = tested ? result_probability(arena, variation->p) : "";
    row[11] = tested ? result_probability(arena, adjusted) : "";
    row[12] = verdict_of(variation, adjusted);
}

static struct compared *compare(const struct inference *inference)
{
    const struct book *book = inference->book;
    struct compared *compared = ARENA_NEW(inference->scratch, AUDIT_FIGURES, struct compared);
    for (uint32_t i = 0; i < book->records.audit_count; i++) {
        const struct audit_record *audit = &book->records.audits[i];
        if (audit_is_used(book, audit) && audit->sample == SAMPLE_RANDOM &&
            audit->audited > day_add_months(book->as_of, -12))
            count_audit(compared, audit);
    }
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        struct compared *one = &compared[figure];
        one->funnel = funnel_of(one->units + 1, RECORDED, one->figures, inference->scratch);
        one->variation = variation_between(one->units + 1, RECORDED);
    }
    return compared;
}

void make_audit_agencies(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_AUDIT_AGENCIES, inference->arena);
    struct compared *compared = compare(inference);
    struct many_tests tests = {.arena = inference->scratch};
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++)
        many_tests_add(&tests,
                       compared[figure].variation.reason == VARIATION_TESTED ? compared[figure].variation.p : NAN);
    many_tests_adjust(&tests);
    for (unsigned figure = 0; figure < AUDIT_FIGURES; figure++) {
        uint64_t audited = 0;
        for (int agency = 0; agency < AGENCIES; agency++) {
            int place = (agency + 1) % AGENCIES; /* not recorded last */
            audited += compared[figure].units[place].denominator;
            if (compared[figure].units[place].denominator > 0)
                put_agency(inference, &compared[figure], figure, place, &table);
        }
        if (audited > 0)
            put_test(inference, &compared[figure], figure, tests.adjusted[figure], &table);
    }
    tables[RESULT_AUDIT_AGENCIES] = result_table_end(&table);
}
