#include <stdlib.h>
#include <string.h>

#include "app/record_file.h"
#include "app/table_question.h"
#include "app/table_record.h"
#include "base/growing.h"
#include "base/num.h"

/* A cell of a measure that was asked for, and its category. */
struct found {
    size_t measure;
    uint16_t category;
    struct cell cell;
};

struct record_table {
    struct program *program;
    struct question *question;
    enum breakdown_id breakdown; /* whose cells answer */
    struct categories known;
    struct found *found;
    size_t count;
    size_t room;
};

/* ---- what a record has */

static bool refuse(struct err *err, const char *what)
{
    return err_set(err, ERR_USAGE, "%s. Leave --run out to ask the database\nTry 'ehc-analyser table --help'.", what);
}

static bool one_category(const struct question *question)
{
    return question->filter.count == 1 && !question->filter.names[0].unwanted;
}

/* Of one breakdown, with a condition on that one alone. */
static bool choose_breakdown(struct record_table *table, struct err *err)
{
    const struct question *question = table->question;
    uint32_t conditions = question->filter.breakdown_bits;
    table->breakdown = question->by_count > 0 ? question->by[0] : BREAKDOWN_ALL;
    if (question->by_count > 1)
        return refuse(err, "the record of a run has one breakdown at a time, not combinations");
    if (question->by_count == 0 && one_category(question))
        table->breakdown = question->filter.names[0].breakdown;
    if (conditions & ~BREAKDOWN_BIT(table->breakdown))
        return refuse(err,
                      "the record of a run can be asked for one category, or for categories of the breakdown in --by");
    return true;
}

static bool has_limits(const struct question *question)
{
    for (enum clock_id c = 0; c < CLOCKS; c++)
        if (question->limited[c])
            return true;
    return false;
}

static bool can_be_asked(struct record_table *table, struct err *err)
{
    const struct settings *settings = &table->program->settings;
    if (has_limits(table->question))
        return refuse(err, "the record of a run was counted against the law's limits: --limit cannot change it");
    if (settings->dbname || settings->authority || settings->as_of != DAY_NONE)
        return refuse(err, "--run says what is asked: --dbname, --as-of and --authority do not go with it");
    return choose_breakdown(table, err);
}

/* ---- its cells */

static size_t place_of(const char *const *names, size_t count, const char *name)
{
    size_t place = 0;
    while (place < count && strcmp(names[place], name) != 0)
        place++;
    return place;
}

static bool read_count(const char *text, uint64_t *count)
{
    int64_t number = 0;
    bool there = num_parse(text, 0, INT64_MAX, &number);
    *count = (uint64_t)number;
    return there;
}

/* As it is printed so that it reads back to the same double: with an exponent where it is tiny. */
static bool read_number(const char *text, double *number)
{
    char *end;
    *number = strtod(text, &end);
    return end != text && *end == '\0';
}

static bool read_cell(const struct record_cell *from, struct cell *cell)
{
    cell->status = (enum cell_status)place_of(cell_status_names, CELL_STATUSES, from->status);
    cell->period_type = (enum period_type)place_of(period_type_names, PERIOD_TYPES, from->period_type);
    cell->has_numerator = read_count(from->numerator, &cell->numerator);
    cell->has_denominator = read_count(from->denominator, &cell->denominator);
    cell->has_value = read_number(from->value, &cell->value);
    cell->has_interval = read_number(from->lower, &cell->lower) && read_number(from->upper, &cell->upper);
    return cell->status != CELL_STATUSES && cell->period_type != PERIOD_TYPES &&
           day_parse(from->period_start, &cell->period_start) && day_parse(from->period_end, &cell->period_end);
}

static bool keep(struct record_table *table, size_t measure, const struct record_cell *from, struct err *err)
{
    const struct asked_measure *asked = &table->question->measures[measure];
    struct text category = {from->category, (uint32_t)strlen(from->category)};
    struct found found = {.measure = measure,
                          .cell = {.measure = asked->name, .basis = asked->basis, .unit = asked->unit}};
    bool full = false;
    if (!read_cell(from, &found.cell))
        return err_set(err, ERR_DATA, "%.600s: a figure of %s is not as this program writes it",
                       table->program->settings.record, asked->name);
    found.category = category_of(&table->known, table->breakdown, category, &full);
    table->found = growing(&table->program->run, table->found, table->count, &table->room, sizeof table->found[0]);
    table->found[table->count++] = found;
    return true;
}

static bool take_cell(void *context, const struct record_cell *cell, struct err *err)
{
    struct record_table *table = context;
    const struct question *question = table->question;
    for (size_t i = 0; i < question->measure_count; i++)
        if (strcmp(question->measures[i].name, cell->measure) == 0 &&
            strcmp(basis_names[question->measures[i].basis], cell->basis) == 0)
            return keep(table, i, cell, err);
    return true;
}

/* ---- rows */

/* A record has months, and of stocks months or quarters, for some breakdowns only. */
static bool has_period(const struct record_table *table, struct err *err)
{
    const struct question *question = table->question;
    bool monthly = breakdowns[table->breakdown].monthly;
    if (question->has_span)
        return refuse(err, "the record of a run has no period of your own: --from and --to go with --period there");
    if (!question->has_period || question->period == PERIOD_AS_OF)
        return true;
    if (question->period == PERIOD_MONTH && !monthly)
        return refuse(err, "the record of a run has no months by that breakdown");
    for (size_t i = 0; i < question->measure_count && question->period == PERIOD_QUARTER && monthly; i++)
        if (question->measures[i].basis == BASIS_STOCK)
            return refuse(err,
                          "the record of a run has stocks at the ends of months by that breakdown, not of quarters");
    return true;
}

static bool add_rows(const struct record_table *table, struct answer *answer, struct err *err)
{
    const struct question *question = table->question;
    const uint32_t *ranks = answer_ranks(&table->known, table->breakdown, &table->program->run);
    for (size_t i = 0; i < table->count; i++) {
        const struct found *found = &table->found[i];
        struct answer_row row = {.measure = found->measure, .cell = found->cell};
        if (!question_wants_period(question, row.cell.period_type, row.cell.period_start, row.cell.period_end) ||
            !filter_takes_category(&question->filter, table->breakdown, found->category))
            continue;
        if (question->by_count > 0) {
            row.category[0] = table->known.of[table->breakdown].names[found->category];
            row.order[0] = ranks[found->category];
        }
        if (!answer_add(answer, &row, err))
            return false;
    }
    answer_sort(answer);
    return true;
}

static bool resolve(struct record_table *table, struct err *err)
{
    return filter_resolve(&table->question->filter, &table->known, &table->program->run, err) ||
           err_context(err, "--where");
}

bool table_record_answer(struct program *program, struct question *question, struct answer *answer, struct err *err)
{
    struct record record;
    struct record_table table = {.program = program, .question = question};
    if (!can_be_asked(&table, err))
        return false;
    const struct record_cells cells = {breakdowns[table.breakdown].id, take_cell, &table};
    categories_init(&table.known, &program->run);
    if (!record_file_read_cells(program, program->settings.record, &cells, &record, err) ||
        !table_question_settle(program, record.as_of, record.since, question, err) || !has_period(&table, err) ||
        !resolve(&table, err))
        return false;
    *answer = (struct answer){.question = question,
                              .local_authority = record.local_authority,
                              .authority_name = record.authority_name,
                              .arena = &program->run};
    return add_rows(&table, answer, err);
}
