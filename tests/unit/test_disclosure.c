/* Disclosure control: cases with known answers, the traps of small tables, and every count of random ones tried. */
#include "unit/one_arena.h"
#include "unit/random.h"

#include "core/disclosure/protect.h"

enum { SIDE = 4, EVERYTHING = 1000000 };

static struct err err;

static struct disclosure_rule rule_of(const char *name)
{
    struct disclosure_rule rule;
    assert_true(disclosure_rule_read(name, &rule));
    return rule;
}

/* A total and its parts, all printed; the total is count 0. */
static struct disclosure_system sum_of(const int64_t *parts, size_t count)
{
    struct disclosure_system system;
    size_t places[16];
    int64_t total = 0;
    disclosure_system_init(&system, &arena);
    for (size_t i = 0; i < count; i++)
        total += parts[i];
    disclosure_printed(&system, total);
    for (size_t i = 0; i < count; i++)
        places[i] = disclosure_printed(&system, parts[i]);
    assert_true(disclosure_parts(&system, 0, places, count, PARTS_ALL, true));
    return system;
}

/* The exact interval of every suppressed count, to whoever knows of them that they are `least` at least. */
static void bound_all(struct disclosure_system *system, int64_t least)
{
    struct disclosure_rule rule = {.name = "", .base = 1, .protection = EVERYTHING, .least = least};
    for (size_t c = 0; c < system->cell_count; c++) {
        system->cells[c].low = system->cells[c].high = system->cells[c].value;
        system->cells[c].exposed = true;
    }
    assert_true(disclosure_attack(system, &rule, &arena, &err));
}

static void bounds_are(const struct disclosure_system *system, size_t cell, int64_t low, int64_t high)
{
    assert_int_equal(system->cells[cell].low, low);
    assert_int_equal(system->cells[cell].high, high);
}

static struct disclosure_verdict protect(struct disclosure_system *system, const char *name)
{
    struct disclosure_rule rule = rule_of(name);
    struct disclosure_verdict verdict;
    assert_true(disclosure_protect(system, &rule, &arena, &verdict, &err));
    assert_int_equal(verdict.exposed, 0);
    assert_true(verdict.narrowest >= rule.protection);
    return verdict;
}

/* ---- a table of four by four of sdcTable: two are suppressed in each row and column, and yet (w,b) is 47 */

static const int64_t inner[SIDE][SIDE] = {
    {30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}};
static const size_t primary[][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 1}, {3, 3}};

/* Inner cells first, row by row, then the totals of rows and of columns and the grand total. */
static struct disclosure_system grid(const int64_t *cells, size_t rows, size_t columns)
{
    struct disclosure_system system;
    int64_t totals[SIDE + SIDE + 1] = {0};
    size_t places[SIDE + SIDE];
    disclosure_system_init(&system, &arena);
    for (size_t i = 0; i < rows * columns; i++) {
        disclosure_printed(&system, cells[i]);
        totals[i / columns] += cells[i];
        totals[rows + i % columns] += cells[i];
        totals[rows + columns] += cells[i];
    }
    for (size_t i = 0; i <= rows + columns; i++)
        disclosure_printed(&system, totals[i]);
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++)
            places[c] = r * columns + c;
        assert_true(disclosure_parts(&system, rows * columns + r, places, columns, PARTS_ALL, true));
    }
    for (size_t c = 0; c < columns; c++) {
        for (size_t r = 0; r < rows; r++)
            places[r] = r * columns + c;
        assert_true(disclosure_parts(&system, rows * columns + rows + c, places, rows, PARTS_ALL, true));
    }
    for (size_t r = 0; r < rows; r++)
        places[r] = rows * columns + r;
    assert_true(disclosure_parts(&system, rows * columns + rows + columns, places, rows, PARTS_ALL, true));
    return system;
}

static struct disclosure_system recoverable(void)
{
    struct disclosure_system system = grid(&inner[0][0], SIDE, SIDE);
    for (size_t i = 0; i < COUNT_OF(primary); i++)
        system.cells[primary[i][0] * SIDE + primary[i][1]].state = CELL_PRIMARY;
    return system;
}

static void what_looks_suppressed_is_found_out(void **state)
{
    (void)state;
    struct disclosure_system system = recoverable();
    bound_all(&system, 0);
    bounds_are(&system, 1, 47, 47);
    assert_true(system.cells[1].exposed);
}

static void one_more_protects_it(void **state)
{
    (void)state;
    static const struct {
        size_t more;
        int64_t most;
    } cases[] = {{1 * SIDE + 3, 78}, {1 * SIDE + 1, 141}, {0 * SIDE + 3, 136}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct disclosure_system system = recoverable();
        system.cells[cases[i].more].state = CELL_SECONDARY;
        bound_all(&system, 0);
        bounds_are(&system, 1, 0, cases[i].most);
    }
}

static void protection_adds_one_alone(void **state)
{
    (void)state;
    struct disclosure_system system = recoverable();
    struct disclosure_rule rule = {.name = "", .base = 1, .protection = 5};
    struct disclosure_verdict verdict;
    assert_true(disclosure_protect(&system, &rule, &arena, &verdict, &err));
    assert_int_equal(verdict.primary, COUNT_OF(primary));
    assert_int_equal(verdict.secondary, 1);
    assert_int_equal(verdict.exposed, 0);
}

/* ---- zeros and ones */

static void zeros_and_ones_are_found_out(void **state)
{
    (void)state;
    static const struct {
        int64_t parts[4];
        size_t count;
        size_t suppressed[2];
        int64_t least;
        int64_t found;
    } cases[] = {
        {{0, 0, 0}, 3, {0, 1}, 0, 0},     /* non-negative cells summing to 0 */
        {{10, 5, 0, 0}, 4, {2, 3}, 0, 0}, /* residual 0 */
        {{10, 3, 1, 1}, 4, {2, 3}, 1, 1}, /* residual 2 over two cells known to be at least 1 */
        {{10, 0, 1, 0}, 4, {2, 2}, 1, 1}, /* one cell and zeros */
        {{0, 1, 0, 0}, 4, {1, 1}, 1, 1},  /* a total of 1 */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct disclosure_system system = sum_of(cases[i].parts, cases[i].count);
        for (size_t k = 0; k < 2; k++)
            system.cells[1 + cases[i].suppressed[k]].state = CELL_PRIMARY;
        bound_all(&system, cases[i].least);
        for (size_t k = 0; k < 2; k++)
            bounds_are(&system, 1 + cases[i].suppressed[k], cases[i].found, cases[i].found);
    }
}

static void zeros_and_ones_are_protected(void **state)
{
    (void)state;
    static const int64_t rows[][4] = {{10, 3, 1, 1}, {1, 1, 1, 40}, {0, 1, 0, 0},
                                      {0, 2, 0, 30}, {1, 0, 0, 5},  {4, 4, 4, 4}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct disclosure_system system = sum_of(rows[i], 4);
        protect(&system, "below-5");
        for (size_t c = 0; c < system.cell_count; c++)
            if (system.cells[c].value == 0)
                assert_int_equal(system.cells[c].state, CELL_SHOWN);
    }
    struct disclosure_system zeros = sum_of((const int64_t[]){0, 0, 0}, 3);
    struct disclosure_verdict verdict = protect(&zeros, "below-5");
    assert_int_equal(verdict.primary + verdict.secondary, 0);
}

/* ---- rules */

static void rules_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "below-", "below-2", "below-1001", "below-x", "NHS", "nhs "};
    struct disclosure_rule rule;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(disclosure_rule_read(wrong[i], &rule));
    assert_int_equal(rule_of("below-3").threshold, 3);
    assert_int_equal(rule_of("below-1000").protection, 1000);
    assert_int_equal(rule_of("none").threshold, 0);
}

static void nhs_rounds(void **state)
{
    (void)state;
    static const int64_t cases[][2] = {{0, 0}, {8, 10}, {12, 10}, {13, 15}, {17, 15}, {18, 20}, {102, 100}, {103, 105}};
    struct disclosure_rule rule = rule_of("nhs");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_false(is_small(&rule, cases[i][0]));
        assert_int_equal(shown_value(&rule, cases[i][0]), cases[i][1]);
    }
    assert_true(is_small(&rule, 1) && is_small(&rule, 7));
}

/* Twelve months of one case each in a year of 12, which reads 10: 8 to 12, so each is one. */
static void rounding_alone_is_found_out(void **state)
{
    (void)state;
    static const int64_t months[12] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    struct disclosure_system system = sum_of(months, 12);
    struct disclosure_verdict verdict = protect(&system, "nhs");
    assert_int_equal(verdict.primary, 12);
    assert_int_equal(verdict.secondary, 1);
    system.cells[0].state = CELL_SHOWN;
    struct disclosure_rule rule = rule_of("nhs");
    for (size_t c = 0; c < system.cell_count; c++)
        system.cells[c].low = system.cells[c].high = system.cells[c].value;
    assert_true(disclosure_narrowest(&system, &rule, &arena, &verdict.narrowest, &err));
    assert_int_equal(verdict.narrowest, 0);
}

/* ---- differences that are printed nowhere */

/* 100 cases, 98 on time: nobody may find out that two were late. */
static void the_few_that_are_left_are_protected(void **state)
{
    (void)state;
    struct disclosure_system system;
    disclosure_system_init(&system, &arena);
    size_t all = disclosure_printed(&system, 100);
    size_t on_time = disclosure_printed(&system, 98);
    assert_true(disclosure_parts(&system, all, &on_time, 1, PARTS_SOME, true));
    struct disclosure_verdict verdict = protect(&system, "below-5");
    assert_int_equal(verdict.hidden, 1);
    assert_int_equal(system.cells[on_time].state, CELL_SECONDARY);
    assert_int_equal(system.cells[all].state, CELL_SHOWN);
}

/* 12 months of 50 hold eleven whole months of 49: one case is in the days that are left. */
static void overlapping_periods_are_protected(void **state)
{
    (void)state;
    struct disclosure_system system;
    disclosure_system_init(&system, &arena);
    size_t year = disclosure_printed(&system, 50);
    size_t months[2] = {disclosure_printed(&system, 30), disclosure_printed(&system, 19)};
    assert_true(disclosure_parts(&system, year, months, 2, PARTS_SOME, true));
    assert_false(disclosure_parts(&system, months[0], &year, 1, PARTS_SOME, true));
    assert_int_equal(protect(&system, "below-5").secondary, 1);
}

/* A count of 2 in two tables, each with another partner: one sum alone would give it away. */
static void linked_tables_are_protected_together(void **state)
{
    (void)state;
    struct disclosure_system system;
    disclosure_system_init(&system, &arena);
    size_t shared = disclosure_printed(&system, 2);
    size_t totals[2];
    for (int64_t t = 0; t < 2; t++) {
        size_t parts[2] = {shared, disclosure_printed(&system, 20 + t)};
        totals[t] = disclosure_printed(&system, 22 + t);
        assert_true(disclosure_parts(&system, totals[t], parts, 2, PARTS_ALL, true));
    }
    struct disclosure_verdict verdict = protect(&system, "below-5");
    assert_int_equal(verdict.secondary, 2);
}

/* ---- everything tried */

struct trial {
    size_t rows;
    size_t columns;
    int64_t cells[SIDE * SIDE];
    const struct disclosure_system *system;
    int64_t tried[SIDE * SIDE];
    int64_t low[SIDE * SIDE + SIDE + SIDE + 1];
    int64_t high[SIDE * SIDE + SIDE + SIDE + 1];
    int64_t reach; /* how far from the truth is tried */
};

/* What a suppressed count is known to be, and what a printed one is. */
static bool may_be(const struct disclosure_cell *cell, int64_t value)
{
    return cell->state == CELL_SHOWN ? value == cell->value : value >= 1;
}

static void note_trial(struct trial *trial)
{
    size_t inner_cells = trial->rows * trial->columns;
    size_t count = inner_cells + trial->rows + trial->columns + 1;
    int64_t values[SIDE * SIDE + SIDE + SIDE + 1] = {0};
    for (size_t i = 0; i < inner_cells; i++) {
        values[i] = trial->tried[i];
        values[inner_cells + i / trial->columns] += values[i];
        values[inner_cells + trial->rows + i % trial->columns] += values[i];
        values[count - 1] += values[i];
    }
    for (size_t i = inner_cells; i < count; i++)
        if (!may_be(&trial->system->cells[i], values[i]))
            return;
    for (size_t i = 0; i < count; i++) {
        trial->low[i] = values[i] < trial->low[i] ? values[i] : trial->low[i];
        trial->high[i] = values[i] > trial->high[i] ? values[i] : trial->high[i];
    }
}

/* A row that is printed and full already, and one that can not be reached any more, is left at once. */
static bool row_is_possible(const struct trial *trial, size_t next)
{
    size_t row = (next - 1) / trial->columns;
    const struct disclosure_cell *total = &trial->system->cells[trial->rows * trial->columns + row];
    int64_t sum = 0;
    for (size_t i = row * trial->columns; i < next; i++)
        sum += trial->tried[i];
    return total->state != CELL_SHOWN || (next % trial->columns ? sum <= total->value : sum == total->value);
}

static void try_from(struct trial *trial, size_t next)
{
    if (next && !row_is_possible(trial, next))
        return;
    if (next == trial->rows * trial->columns) {
        note_trial(trial);
        return;
    }
    const struct disclosure_cell *cell = &trial->system->cells[next];
    for (int64_t value = cell->value - trial->reach; value <= cell->value + trial->reach; value++)
        if (may_be(cell, value)) {
            trial->tried[next] = value;
            try_from(trial, next + 1);
        }
}

static void try_all(struct trial *trial, const struct disclosure_system *system, int64_t reach)
{
    trial->system = system;
    trial->reach = reach;
    for (size_t i = 0; i < system->cell_count; i++)
        trial->low[i] = trial->high[i] = system->cells[i].value;
    try_from(trial, 0);
}

static struct trial random_table(struct random *random, size_t rows, size_t columns, uint32_t below)
{
    struct trial trial = {.rows = rows, .columns = columns};
    for (size_t i = 0; i < rows * columns; i++)
        trial.cells[i] = random_below(random, below);
    return trial;
}

static void bounds_are_those_of_everything_tried(void **state)
{
    (void)state;
    struct random random = {7};
    for (int i = 0; i < 150; i++) {
        struct trial trial = random_table(&random, 3, 3, 7);
        struct disclosure_system system = grid(trial.cells, 3, 3);
        for (size_t c = 0; c < 9; c++)
            if (trial.cells[c] > 0 && random_chance(&random, 60))
                system.cells[c].state = CELL_PRIMARY;
        bound_all(&system, 1);
        try_all(&trial, &system, 12);
        for (size_t c = 0; c < system.cell_count; c++)
            if (system.cells[c].state != CELL_SHOWN)
                bounds_are(&system, c, trial.low[c], trial.high[c]);
    }
}

static void protected_tables_withstand_everything_tried(void **state)
{
    (void)state;
    struct random random = {11};
    size_t suppressed = 0;
    for (int i = 0; i < 150; i++) {
        struct trial trial = random_table(&random, 2, 3, 9);
        struct disclosure_system system = grid(trial.cells, 2, 3);
        suppressed += protect(&system, "below-3").secondary;
        try_all(&trial, &system, 5);
        for (size_t c = 0; c < system.cell_count; c++)
            if (system.cells[c].state != CELL_SHOWN)
                assert_true(trial.high[c] - trial.low[c] >= 3);
    }
    assert_true(suppressed > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_looks_suppressed_is_found_out),
        cmocka_unit_test(one_more_protects_it),
        cmocka_unit_test(protection_adds_one_alone),
        cmocka_unit_test(zeros_and_ones_are_found_out),
        cmocka_unit_test(zeros_and_ones_are_protected),
        cmocka_unit_test(rules_are_read),
        cmocka_unit_test(nhs_rounds),
        cmocka_unit_test(rounding_alone_is_found_out),
        cmocka_unit_test(the_few_that_are_left_are_protected),
        cmocka_unit_test(overlapping_periods_are_protected),
        cmocka_unit_test(linked_tables_are_protected_together),
        cmocka_unit_test(bounds_are_those_of_everything_tried),
        cmocka_unit_test(protected_tables_withstand_everything_tried),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
