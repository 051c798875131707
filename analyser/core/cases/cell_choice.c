#include <string.h>

#include "base/nearest.h"
#include "base/words.h"
#include "core/cases/cell_choice.h"

/* ---- the measure */

/* "PLAN20.on_time" of the clock and the measure. */
static bool is_of_clock(const char *name, enum clock_id clock, enum clock_measure_id measure)
{
    size_t length = strlen(clocks[clock].id);
    return clock_has_measure(&clocks[clock], measure) && strncmp(name, clocks[clock].id, length) == 0 &&
           name[length] == '.' && strcmp(name + length + 1, clock_measures[measure].name) == 0;
}

static bool is_wanted_basis(const char *asked, enum basis basis)
{
    return !asked || strcmp(asked, basis_names[basis]) == 0;
}

static bool find_clock_measure(const struct cell_asked *asked, struct cell_choice *choice)
{
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++) {
            if (!is_of_clock(asked->measure, clock, m) || !is_wanted_basis(asked->basis, clock_measures[m].basis))
                continue;
            *choice = (struct cell_choice){.measure = asked->measure,
                                           .of_clock = true,
                                           .clock = clock,
                                           .clock_measure = m,
                                           .basis = clock_measures[m].basis,
                                           .unit = clock_measures[m].unit};
            return true;
        }
    return false;
}

static bool find_family(const struct cell_asked *asked, struct cell_choice *choice)
{
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++)
        if (strcmp(asked->measure, family_measures[m].id) == 0 &&
            is_wanted_basis(asked->basis, family_measures[m].basis)) {
            *choice = (struct cell_choice){.measure = family_measures[m].id,
                                           .family = m,
                                           .basis = family_measures[m].basis,
                                           .unit = family_measures[m].unit};
            return true;
        }
    return false;
}

static const char *nearest_measure(const char *wanted, struct arena *arena)
{
    struct nearest nearest = {.wanted = wanted};
    for (enum clock_id clock = 0; clock < CLOCKS; clock++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
            if (clock_has_measure(&clocks[clock], m))
                nearest_offer(&nearest, words(arena, "%s.%s", clocks[clock].id, clock_measures[m].name));
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++)
        nearest_offer(&nearest, family_measures[m].id);
    return nearest.name;
}

static bool find_measure(const struct cell_asked *asked, struct arena *arena, struct cell_choice *choice,
                         struct err *err)
{
    struct cell_asked of_any_basis = *asked;
    of_any_basis.basis = NULL;
    if (find_clock_measure(asked, choice) || find_family(asked, choice))
        return choice->of_clock || choice->family != FAMILY_QA_AGREEMENT ||
               err_set(err, ERR_USAGE,
                       "QA.agreement has no list of cases: kappa is worked out of pairs of audits as a whole, no case "
                       "counts for it or against it");
    if (find_clock_measure(&of_any_basis, choice) || find_family(&of_any_basis, choice))
        return err_set(err, ERR_USAGE, "%s has no basis '%.40s'; 'ehc-analyser list measures' says which it has",
                       asked->measure, asked->basis);
    const char *nearest = nearest_measure(asked->measure, arena);
    return nearest ? err_set(err, ERR_USAGE, "there is no measure '%.60s'; did you mean '%s'?", asked->measure, nearest)
                   : err_set(err, ERR_USAGE, "there is no measure '%.60s'; 'ehc-analyser list measures' has them all",
                             asked->measure);
}

/* ---- the period */

static bool find_type(const char *name, enum basis basis, enum period_type *type, struct err *err)
{
    *type = basis == BASIS_STOCK ? PERIOD_AS_OF : PERIOD_LATEST_12M;
    if (!name)
        return true;
    for (enum period_type t = 0; t < PERIOD_TYPES; t++)
        if (strcmp(period_type_names[t], name) == 0) {
            *type = t;
            return true;
        }
    return err_set(err, ERR_USAGE,
                   "--period is one of academic_year, as_of, calendar_year, latest_12m, month or quarter, not '%.40s'",
                   name);
}

static bool choose_period(struct cell_choice *choice, const struct calendar *months, int32_t at)
{
    for (uint16_t p = 0; p < months->period_count; p++) {
        const struct period *period = &months->periods[p];
        if (period->type != choice->period_type || at < period->start || at > period->end)
            continue;
        choice->period = *period;
        choice->period_start = period->start;
        choice->period_end = period->end;
        return true;
    }
    return false;
}

/* The end of the month, or quarter, that the day lies in. */
static int32_t stock_day_of(enum period_type type, int32_t at)
{
    struct civil civil = day_civil(at);
    if (type == PERIOD_QUARTER)
        civil.month = (civil.month + 2) / 3 * 3;
    return day_add_months(day_of(civil.year, civil.month, 1), 1) - 1;
}

static bool choose_stock(struct cell_choice *choice, const struct calendar *months, int32_t at)
{
    if (choice->period_type != PERIOD_AS_OF && choice->period_type != PERIOD_MONTH &&
        choice->period_type != PERIOD_QUARTER)
        return false;
    int32_t day = choice->period_type == PERIOD_AS_OF ? months->as_of : stock_day_of(choice->period_type, at);
    for (uint16_t d = 0; d < months->day_count; d++)
        if (months->days[d] == day) {
            choice->position = d;
            choice->period_start = choice->period_end = day;
            return true;
        }
    return false;
}

bool cell_choose(const struct cell_asked *asked, const struct calendar *months, struct arena *arena,
                 struct cell_choice *choice, struct err *err)
{
    int32_t at = asked->at == DAY_NONE ? months->as_of : asked->at;
    char text[DAY_TEXT_MOST];
    if (!find_measure(asked, arena, choice, err) || !find_type(asked->period, choice->basis, &choice->period_type, err))
        return false;
    bool stock = choice->basis == BASIS_STOCK;
    if (stock ? choose_stock(choice, months, at) : choose_period(choice, months, at))
        return true;
    day_text(at, text);
    return err_set(err, ERR_USAGE, "%s has no %s that holds %s: %s, up to the day of the analysis, from --since on",
                   choice->measure, period_type_names[choice->period_type], text,
                   stock ? "stocks are taken as_of, and at the end of each month and quarter"
                         : "periods are months, quarters, calendar_year, academic_year and latest_12m");
}

/* ---- sides */

enum cell_side cell_side_of_clock(const struct cell_choice *choice, const struct membership *of)
{
    return choice->basis == BASIS_STOCK
               ? membership_on_day(of, choice->clock_measure, choice->period_start, choice->position)
               : membership_in_period(of, choice->clock_measure, &choice->period);
}

static enum cell_side side_on_day(const struct cell_choice *choice, const struct calendar *months,
                                  const struct case_share *share)
{
    uint16_t from = calendar_day_from(months, share->from);
    uint16_t before = share->until == DAY_NONE ? months->day_count : calendar_day_from(months, share->until);
    if (choice->position < from || choice->position >= before)
        return SIDE_NONE;
    return share->numerators == SHARE_NUMERATOR ? SIDE_NUMERATOR : SIDE_DENOMINATOR;
}

enum cell_side cell_side_of_share(const struct cell_choice *choice, const struct calendar *months,
                                  const struct case_share *share)
{
    if (choice->basis == BASIS_STOCK)
        return side_on_day(choice, months, share);
    uint16_t slot = calendar_slot(months, share->from);
    if (slot == SLOT_NONE || slot < choice->period.first_slot || slot >= choice->period.slot_end)
        return SIDE_NONE;
    bool counted = choice->unit == UNIT_COUNT; /* a count is a numerator alone */
    return counted || share->numerators & 1U << family_measure_place(choice->family) ? SIDE_NUMERATOR
                                                                                     : SIDE_DENOMINATOR;
}
