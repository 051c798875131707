#include <string.h>

#include "base/day.h"
#include "base/nearest.h"
#include "base/num.h"
#include "base/words.h"
#include "core/questions/question.h"

void question_begin(struct question *question)
{
    memset(question, 0, sizeof *question);
    memcpy(question->clocks, clocks, sizeof clocks);
}

/* ---- measures */

static bool add(struct question *question, const struct asked_measure *measure, struct err *err)
{
    for (size_t i = 0; i < question->measure_count; i++)
        if (strcmp(question->measures[i].name, measure->name) == 0 && question->measures[i].basis == measure->basis)
            return err_set(err, ERR_USAGE, "%s is asked for twice", measure->name);
    if (question->measure_count == QUESTION_MEASURES_MOST)
        return err_set(err, ERR_USAGE, "more than %d measures are asked for, each basis counted",
                       QUESTION_MEASURES_MOST);
    question->measures[question->measure_count++] = *measure;
    return true;
}

/* What has been looked at in search of a name. */
struct search {
    const char *name;
    enum basis basis; /* BASES: any */
    struct nearest nearest;
    unsigned has; /* bits of the bases that the measure has */
    bool found;
    struct arena *arena;
};

static bool stands_for(const char *pattern, const char *name)
{
    size_t length = strlen(pattern);
    if (length > 0 && pattern[length - 1] == '*')
        return strncmp(pattern, name, length - 1) == 0;
    return strcmp(pattern, name) == 0;
}

static bool fits(struct search *search, const char *name, enum basis basis)
{
    nearest_offer(&search->nearest, name);
    if (!stands_for(search->name, name))
        return false;
    search->has |= 1U << basis;
    bool wanted = search->basis == BASES || search->basis == basis;
    search->found |= wanted;
    return wanted;
}

static bool add_of_clocks(struct question *question, struct search *search, struct err *err)
{
    for (enum clock_id c = 0; c < CLOCKS; c++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++) {
            const struct clock_measure *row = &clock_measures[m];
            if (!clock_has_measure(&clocks[c], m))
                continue;
            const char *name = words(search->arena, "%s.%s", clocks[c].id, row->name);
            struct asked_measure measure = {.name = name, .basis = row->basis, .unit = row->unit, .of_clock = true};
            measure.clock = c;
            measure.of_measure = m;
            measure.title = words(search->arena, "%s: %s", clocks[c].title, row->title);
            if (fits(search, name, row->basis) && !add(question, &measure, err))
                return false;
        }
    return true;
}

static bool add_of_families(struct question *question, struct search *search, struct err *err)
{
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++) {
        const struct family_measure *row = &family_measures[m];
        struct asked_measure measure = {
            .name = row->id, .title = row->title, .basis = row->basis, .unit = row->unit, .family = m};
        if (fits(search, row->id, row->basis) && !add(question, &measure, err))
            return false;
    }
    return true;
}

static const char *bases_words(unsigned bases, struct arena *arena)
{
    const char *text = "";
    for (enum basis basis = 0; basis < BASES; basis++)
        if (bases & 1U << basis)
            text = words(arena, "%s%s%s", text, text[0] ? ", " : "", basis_names[basis]);
    return text;
}

bool question_add_measure(struct question *question, const char *name, enum basis basis, struct arena *arena,
                          struct err *err)
{
    struct search search = {.name = name, .basis = basis, .nearest = {.wanted = name}, .arena = arena};
    if (!add_of_clocks(question, &search, err) || !add_of_families(question, &search, err))
        return false;
    if (search.found)
        return true;
    if (search.has)
        return err_set(err, ERR_USAGE, "%s has no basis %s; it has %s", name, basis_names[basis],
                       bases_words(search.has, arena));
    if (search.nearest.name)
        return err_set(err, ERR_USAGE, "there is no measure '%.60s'; did you mean '%s'?", name, search.nearest.name);
    return err_set(err, ERR_USAGE, "there is no measure '%.60s'; 'ehc-analyser list measures' has them all", name);
}

/* ---- breakdowns */

bool question_is_by(const struct question *question, enum breakdown_id breakdown)
{
    for (size_t i = 0; i < question->by_count; i++)
        if (question->by[i] == breakdown)
            return true;
    return false;
}

static bool add_breakdown(struct question *question, const char *name, struct arena *arena, struct err *err)
{
    enum breakdown_id breakdown;
    if (!breakdown_named(name, arena, &breakdown, err))
        return false;
    if (question_is_by(question, breakdown))
        return err_set(err, ERR_USAGE, "'%s' is named twice", name);
    if (question->by_count == QUESTION_BREAKDOWNS_MOST)
        return err_set(err, ERR_USAGE, "'%s' is one breakdown too many: %d can be told apart at once", name,
                       QUESTION_BREAKDOWNS_MOST);
    question->by[question->by_count++] = breakdown;
    return true;
}

bool question_add_breakdowns(struct question *question, const char *names, struct arena *arena, struct err *err)
{
    for (;;) {
        names += strspn(names, " ");
        size_t length = strcspn(names, ",");
        size_t filled = length;
        while (filled > 0 && names[filled - 1] == ' ')
            filled--;
        if (!add_breakdown(question, arena_text(arena, names, filled), arena, err))
            return false;
        if (names[length] == '\0')
            return true;
        names += length + 1;
    }
}

/* ---- limits */

static bool find_clock(const char *name, struct arena *arena, enum clock_id *clock, struct err *err)
{
    struct nearest nearest = {.wanted = name};
    const char *list = "";
    for (*clock = 0; *clock < CLOCKS; ++*clock) {
        const char *id = clocks[*clock].id;
        if (strcmp(id, name) == 0)
            return true;
        nearest_offer(&nearest, id);
        list = words(arena, "%s%s%s", list, list[0] ? ", " : "", id);
    }
    if (nearest.name)
        return err_set(err, ERR_USAGE, "there is no clock '%.60s'; did you mean '%s'?", name, nearest.name);
    return err_set(err, ERR_USAGE, "there is no clock '%.60s'; there are %s", name, list);
}

/* "5w", "30d", "30" */
static bool read_days(const char *text, struct arena *arena, int *days)
{
    enum { DAYS_A_WEEK = 7 };
    size_t digits = strspn(text, "0123456789");
    int64_t number;
    bool weeks = strcmp(text + digits, "w") == 0;
    if (!weeks && text[digits] != '\0' && strcmp(text + digits, "d") != 0)
        return false;
    if (!num_parse(arena_text(arena, text, digits), 1, LIMIT_DAYS_MOST / (weeks ? DAYS_A_WEEK : 1), &number))
        return false;
    *days = (int)number * (weeks ? DAYS_A_WEEK : 1);
    return true;
}

bool question_set_limit(struct question *question, const char *text, struct arena *arena, struct err *err)
{
    size_t length = strcspn(text, "=");
    enum clock_id clock;
    int days;
    if (text[length] == '\0' || !read_days(text + length + 1, arena, &days))
        return err_set(err, ERR_USAGE,
                       "'%.60s' is no limit: write CLOCK=5w (weeks), CLOCK=30d or CLOCK=30 (days), up to %d days", text,
                       LIMIT_DAYS_MOST);
    if (!find_clock(arena_text(arena, text, length), arena, &clock, err))
        return false;
    struct clock *row = &question->clocks[clock];
    if (question->limited[clock])
        return err_set(err, ERR_USAGE, "%s is given two limits", row->id);
    if (row->limit == LIMIT_DATE)
        return err_set(err, ERR_USAGE, "%s has a date and no length of time as its limit, so it cannot have another",
                       row->id);
    row->limit = row->limit == LIMIT_FLOOR ? LIMIT_FLOOR : LIMIT_DAYS;
    row->number = days;
    question->limited[clock] = true;
    return true;
}

/* ---- periods */

static bool is_single(enum period_type period)
{
    return period == PERIOD_LATEST_12M || period == PERIOD_AS_OF;
}

static bool days_make_sense(const struct question *question, int32_t from, int32_t to, struct err *err)
{
    char as_of[DAY_TEXT_MOST];
    day_text(question->as_of, as_of);
    if (to != DAY_NONE && to > question->as_of)
        return err_set(err, ERR_USAGE, "--to is after the day the analysis is for (%s)", as_of);
    if (from != DAY_NONE && from > (to != DAY_NONE ? to : question->as_of))
        return err_set(err, ERR_USAGE, "--from is after %s", to != DAY_NONE ? "--to" : as_of);
    return true;
}

bool question_set_time(struct question *question, enum period_type period, int32_t from, int32_t to, struct err *err)
{
    bool given = from != DAY_NONE || to != DAY_NONE;
    question->has_period = period != PERIOD_TYPES;
    question->period = period;
    question->has_span = given && !question->has_period;
    if (given && question->has_period && is_single(period))
        return err_set(err, ERR_USAGE,
                       "--period %s is fixed by --as-of: --from and --to go with months, quarters and years, or stand "
                       "alone and are one period",
                       period_type_names[period]);
    if (question->has_span && from == DAY_NONE)
        return err_set(err, ERR_USAGE, "--to alone is no period: give --from too, or --period");
    question->to = to != DAY_NONE ? to : question->as_of;
    question->from = from;
    if (from == DAY_NONE && question->has_period && !is_single(period))
        question->from = question->since;
    else if (from == DAY_NONE)
        question->from = day_add_months(question->as_of, -12) + 1;
    return days_make_sense(question, from, to, err);
}

/* Flows have no as_of, stocks are taken at the ends of months and quarters. */
static bool basis_has(enum basis basis, enum period_type period)
{
    if (basis != BASIS_STOCK)
        return period != PERIOD_AS_OF;
    return period == PERIOD_AS_OF || period == PERIOD_MONTH || period == PERIOD_QUARTER;
}

bool question_wants_period(const struct question *question, enum period_type type, int32_t start, int32_t end)
{
    int32_t last = end < question->as_of ? end : question->as_of;
    if (!question->has_period)
        return is_single(type) && (question->has_span || start >= question->from);
    return type == question->period && start >= question->from && last <= question->to;
}

const char *question_period_name(const struct question *question, enum basis basis)
{
    if (question->has_span)
        return "span";
    if (question->has_period)
        return period_type_names[question->period];
    return period_type_names[basis == BASIS_STOCK ? PERIOD_AS_OF : PERIOD_LATEST_12M];
}

const struct calendar *question_calendars(const struct question *question, struct arena *arena)
{
    struct calendar *calendars = ARENA_NEW(arena, GRAINS, struct calendar);
    enum grain grain = question->period == PERIOD_MONTH ? GRAIN_MONTH : GRAIN_QUARTER;
    int32_t first = question->from < question->since ? question->from : question->since;
    if (question->has_span)
        calendar_init_span(&calendars[0], question->from, question->to, question->as_of, arena);
    else /* all the time reported, whatever is asked for: an age band that was ever there has its rows of zeros */
        calendar_init(&calendars[0], grain, first, question->as_of, arena);
    calendar_relate(&calendars[0], &calendars[0], arena);
    for (enum grain other = 1; other < GRAINS; other++)
        calendars[other] = calendars[0];
    return calendars;
}

/* ---- the whole */

bool question_splits_by_age(const struct question *question)
{
    return question_is_by(question, BREAKDOWN_AGE_BAND) ||
           (question->filter.breakdown_bits & BREAKDOWN_BIT(BREAKDOWN_AGE_BAND)) != 0;
}

static uint32_t breakdowns_of(const struct asked_measure *measure)
{
    return measure->of_clock ? clock_breakdowns(measure->clock)
                             : population_breakdowns(family_measures[measure->family].population);
}

static const char *who_has(enum breakdown_id breakdown)
{
    return breakdown == BREAKDOWN_CRITERION ? "QA.sound has it" : "measures of ADV6 and ADVICE.sound have it";
}

static bool has_breakdowns(const struct question *question, const struct asked_measure *measure, struct err *err)
{
    for (enum breakdown_id b = 0; b < BREAKDOWNS; b++) {
        bool used = question_is_by(question, b) || question->filter.breakdown_bits & BREAKDOWN_BIT(b);
        if (used && !(breakdowns_of(measure) & BREAKDOWN_BIT(b)))
            return err_set(err, ERR_USAGE, "%s has no breakdown '%s'; %s", measure->name, breakdowns[b].id, who_has(b));
    }
    return true;
}

static bool has_period(const struct question *question, const struct asked_measure *measure, struct err *err)
{
    if (!question->has_period || basis_has(measure->basis, question->period))
        return true;
    return err_set(err, ERR_USAGE, "%s on basis %s has no period %s; %s", measure->name, basis_names[measure->basis],
                   period_type_names[question->period],
                   measure->basis == BASIS_STOCK ? "a stock is of a day: month, quarter (their last days) or as_of"
                                                 : "as_of is for stocks");
}

bool question_settle(struct question *question, struct err *err)
{
    for (size_t i = 0; i < question->measure_count; i++)
        if (!has_breakdowns(question, &question->measures[i], err) ||
            !has_period(question, &question->measures[i], err))
            return false;
    return true;
}
