/*
 * Every cell of every clock, recomputed by brute force from the words of the specification: same rows, same order, same
 * numbers. The worlds are small and their days crowd around the limits.
 */
#include "unit/naive_measures.h"
#include "unit/world_draw.h"

struct recount {
    struct naive naive;
    int64_t as_of;
    int64_t since;
    bool several;
    struct cell *cells;
    size_t cell_count;
    struct arena arena;
};

static const char *const clock_names[] = {
    "REQ6",       "PLAN20",    "NOTISSUE16", "ADV6",       "DRAFT15",   "AR12",         "AR12_MEETING",
    "AR_REPORT2", "AR_DEC4",   "AM_NOTICE4", "AM_REPS15",  "AM_FINAL8", "AM_FINAL12",   "PT",
    "TR_ASSESS2", "TR_PLAN14", "TR_DRAFT5",  "TR_FINAL11", "TR_AMEND5", "TR_NOISSUE10", "TR_NAME2",
};

static bool monthly(enum breakdown_id b)
{
    return b == BREAKDOWN_ALL || b == BREAKDOWN_TEAM || b == BREAKDOWN_KIND || b == BREAKDOWN_PROVIDER ||
           b == BREAKDOWN_AUTHORITY;
}

static bool reported(const struct recount *recount, const char *clock, enum breakdown_id b)
{
    if (b == BREAKDOWN_CRITERION || (b == BREAKDOWN_AUTHORITY && !recount->several))
        return false;
    return (b != BREAKDOWN_KIND && b != BREAKDOWN_PROVIDER) || strcmp(clock, "ADV6") == 0;
}

typedef void of_period(struct naive_group *group, enum period_type type, int64_t start, int64_t end);

static void each_period_of(const struct recount *recount, struct naive_group *group, enum period_type type, int months,
                           int first_month, of_period *make)
{
    int64_t start = naive_day_of((struct naive_date){naive_date_of(recount->since).year - 1, first_month, 1});
    for (; start <= recount->as_of; start = naive_months_later(start, months))
        if (start >= recount->since)
            make(group, type, start, naive_months_later(start, months) - 1);
}

static void each_period(const struct recount *recount, struct naive_group *group, enum breakdown_id b, of_period *make)
{
    if (monthly(b))
        each_period_of(recount, group, PERIOD_MONTH, 1, 1, make);
    each_period_of(recount, group, PERIOD_QUARTER, 3, 1, make);
    each_period_of(recount, group, PERIOD_CALENDAR_YEAR, 12, 1, make);
    each_period_of(recount, group, PERIOD_ACADEMIC_YEAR, 12, 9, make);
    int64_t latest = naive_months_later(recount->as_of, -12) + 1;
    if (latest >= recount->since)
        make(group, PERIOD_LATEST_12M, latest, recount->as_of);
}

static void each_stock_day(const struct recount *recount, struct naive_group *group, enum breakdown_id b)
{
    enum period_type type = monthly(b) ? PERIOD_MONTH : PERIOD_QUARTER;
    for (int64_t day = recount->since; day <= recount->as_of; day++) {
        struct naive_date next = naive_date_of(day + 1);
        if (next.day == 1 && (monthly(b) || next.month % 3 == 1))
            naive_stock(group, type, day);
    }
    naive_stock(group, PERIOD_AS_OF, recount->as_of);
}

static bool open_on(const struct naive_instance *i, int64_t day)
{
    bool over = (i->end != NUMBER_NONE && i->end <= day) || (i->closed != NUMBER_NONE && i->closed <= day);
    return i->start <= day && !over;
}

/* Whether an instance is open in the age band on a day on which stocks are taken: then the band has rows. */
static bool open_in_band(const struct recount *recount, const struct naive_instance *i, const char *band)
{
    int64_t next = naive_day_of((struct naive_date){naive_date_of(recount->since).year, 1, 1});
    for (; next <= recount->as_of + 1; next = naive_months_later(next, 3))
        if (next > recount->since && open_on(i, next - 1) &&
            strcmp(naive_category(i, BREAKDOWN_AGE_BAND, next - 1), band) == 0)
            return true;
    return open_on(i, recount->as_of) && strcmp(naive_category(i, BREAKDOWN_AGE_BAND, recount->as_of), band) == 0;
}

static void recount_category(struct recount *recount, const char *clock, enum breakdown_id b, const char *category)
{
    const struct naive *naive = &recount->naive;
    struct naive_group group = {ARENA_NEW(&recount->arena, naive->count, const struct naive_instance *),
                                0,
                                clock,
                                breakdowns[b].id,
                                category,
                                b == BREAKDOWN_AGE_BAND,
                                recount->as_of,
                                recount->cells,
                                &recount->cell_count,
                                &recount->arena};
    bool any = false;
    for (size_t i = 0; i < naive->count; i++) {
        const struct naive_instance *instance = &naive->instances[i];
        if (strcmp(instance->clock, clock) != 0)
            continue;
        if (strcmp(naive_category(instance, b, instance->start), category) == 0)
            group.members[group.count++] = instance;
        else if (group.by_age)
            any |= open_in_band(recount, instance, category);
    }
    if (group.count == 0 && !any)
        return;
    each_period(recount, &group, b, naive_completed);
    if (naive_is_floor(clock) || strcmp(clock, "NOTISSUE16") == 0)
        return;
    each_period(recount, &group, b, naive_due);
    each_period(recount, &group, b, naive_started);
    if (group.by_age) { /* the age on the day: everybody may be in the band */
        group.count = 0;
        for (size_t i = 0; i < naive->count; i++)
            if (strcmp(naive->instances[i].clock, clock) == 0)
                group.members[group.count++] = &naive->instances[i];
    }
    each_stock_day(recount, &group, b);
}

static bool seen_before(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void recount_breakdown(struct recount *recount, const char *clock, enum breakdown_id b)
{
    static const char *const bands[] = {"0-4", "5-10", "11-15", "16-19", "20-25", "not recorded"};
    const char *names[100];
    size_t count = 0;
    if (b == BREAKDOWN_AGE_BAND)
        for (; count < COUNT_OF(bands); count++)
            names[count] = bands[count];
    for (size_t i = 0; i < recount->naive.count; i++) {
        const char *name = naive_category(&recount->naive.instances[i], b, recount->naive.instances[i].start);
        if (!seen_before(names, count, name))
            names[count++] = name;
    }
    for (size_t c = 0; c < count; c++)
        recount_category(recount, clock, b, names[c]);
}

static int by_place_in_the_file(const void *a, const void *b)
{
    return cell_order(a, b);
}

static void recount_world(struct recount *recount, const struct world *world, const struct analysis_options *options,
                          bool several)
{
    *recount = (struct recount){.as_of = options->as_of, .since = options->since, .several = several};
    memory_init(&recount->arena);
    recount->cells = ARENA_NEW(&recount->arena, OUTCOME_CELLS_MOST, struct cell);
    recount->naive = naive_instances(world, options->as_of, &recount->arena);
    for (size_t c = 0; c < COUNT_OF(clock_names); c++)
        for (enum breakdown_id b = 0; b < BREAKDOWNS; b++)
            if (reported(recount, clock_names[c], b))
                recount_breakdown(recount, clock_names[c], b);
    qsort(recount->cells, recount->cell_count, sizeof recount->cells[0], by_place_in_the_file);
}

/* The clocks' cells alone, in place. */
static size_t keep_clocks(struct cell *cells, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < COUNT_OF(clock_names); c++) {
            size_t length = strlen(clock_names[c]);
            if (strncmp(cells[i].measure, clock_names[c], length) == 0 && cells[i].measure[length] == '.')
                cells[kept++] = cells[i];
        }
    return kept;
}

static void check_world(uint64_t seed, int size, int32_t as_of, int32_t since, bool several)
{
    const struct analysis_options options = {.as_of = as_of, .since = since, .authority = NULL};
    struct world world;
    struct outcome outcome;
    struct recount recount;
    draw_world(&world, seed, size, as_of, as_of - since + 500, several);
    outcome_of(&outcome, &world, &options, FRAME_ROWS);
    recount_world(&recount, &world, &options, several);
    outcome.cell_count = keep_clocks(outcome.cells, outcome.cell_count);
    assert_true(recount.naive.count > (size_t)size);
    assert_same_cells(outcome.cells, outcome.cell_count, recount.cells, recount.cell_count, 1e-8);
    arena_free(&recount.arena);
    outcome_free(&outcome);
    world_free(&world);
}

static void small_worlds_agree_in_every_cell(void **state)
{
    (void)state;
    for (uint64_t seed = 100; seed < 112; seed++)
        check_world(seed, 6 + (int)seed % 5 * 4, day_of(2024, 6, 15), day_of(2023, 1, 1), false);
}

static void several_authorities_agree_in_every_cell(void **state)
{
    (void)state;
    check_world(200, 60, day_of(2024, 2, 29), day_of(2022, 10, 1), true);
}

static void as_of_at_the_end_of_a_year_agrees_in_every_cell(void **state)
{
    (void)state;
    check_world(300, 40, day_of(2023, 12, 31), day_of(2022, 9, 1), false);
}

static void since_within_a_month_agrees_in_every_cell(void **state)
{
    (void)state;
    check_world(400, 40, day_of(2024, 9, 30), day_of(2024, 2, 14), false);
}

static void a_larger_world_agrees_in_every_cell(void **state)
{
    (void)state;
    check_world(500, 220, day_of(2024, 8, 31), day_of(2023, 7, 1), false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_worlds_agree_in_every_cell),
        cmocka_unit_test(several_authorities_agree_in_every_cell),
        cmocka_unit_test(as_of_at_the_end_of_a_year_agrees_in_every_cell),
        cmocka_unit_test(since_within_a_month_agrees_in_every_cell),
        cmocka_unit_test(a_larger_world_agrees_in_every_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
