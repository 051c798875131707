/* The published figures of all authorities in the latest year, as a funnel: ours and our neighbours' among them. */
#include <string.h>

#include "base/num.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/official/published.h"
#include "core/statistics/funnel.h"

static const struct {
    const char *title;
    const char *numerator;
    const char *denominator;
} figures[] = {
    {"plans issued within 20 weeks", "plans_issued_within_20_weeks", "plans_issued_den"},
    {"plans issued within 20 weeks, without exceptions", "plans_issued_20_weeks_ex", "plans_issued_den_ex"},
    {"requests decided not to assess", "requests_decided_not_to_assess", "requests_received_in_year"},
};

enum { FIGURES_COMPARED = sizeof figures / sizeof figures[0], AUTHORITIES_MOST = 400 };

/* The authorities of which both numbers are published. */
struct published_units {
    int year;
    const char *codes[AUTHORITIES_MOST];
    const char *names[AUTHORITIES_MOST];
    struct funnel_unit units[AUTHORITIES_MOST];
    struct funnel_figure figures[AUTHORITIES_MOST];
    size_t count;
};

static bool number_of(const struct published *published, int year, const char *code, const char *indicator,
                      uint64_t *number)
{
    int64_t value;
    for (size_t i = 0; i < published->authority_count; i++) {
        const struct published_authority *figure = &published->authorities[i];
        if (figure->year == year && strcmp(figure->code, code) == 0 && strcmp(figure->indicator, indicator) == 0 &&
            num_parse(figure->text, 0, INT32_MAX, &value)) {
            *number = (uint64_t)value;
            return true;
        }
    }
    return false;
}

static int latest_year(const struct published *published, const char *indicator)
{
    int year = 0;
    for (size_t i = 0; i < published->authority_count; i++)
        if (strcmp(published->authorities[i].indicator, indicator) == 0 && published->authorities[i].year > year)
            year = published->authorities[i].year;
    return year;
}

static void gather(const struct published *published, int figure, struct published_units *units)
{
    units->year = latest_year(published, figures[figure].denominator);
    for (size_t i = 0; i < published->authority_count && units->count < AUTHORITIES_MOST; i++) {
        const struct published_authority *of = &published->authorities[i];
        int64_t denominator;
        uint64_t numerator;
        if (of->year != units->year || strcmp(of->indicator, figures[figure].denominator) != 0 ||
            !num_parse(of->text, 1, INT32_MAX, &denominator) ||
            !number_of(published, units->year, of->code, figures[figure].numerator, &numerator))
            continue;
        units->codes[units->count] = of->code;
        units->names[units->count] = of->name;
        units->units[units->count++] = (struct funnel_unit){numerator, (uint64_t)denominator};
    }
}

static bool is_neighbour(const struct inference_settings *settings, const char *code)
{
    for (size_t i = 0; i < settings->neighbour_count; i++)
        if (strcmp(settings->neighbours[i], code) == 0)
            return true;
    return false;
}

static void put_authority(const struct inference *inference, const struct published_units *units, size_t i, int figure,
                          const struct funnel *funnel, struct result_table *table)
{
    struct arena *arena = inference->arena;
    const struct funnel_figure *its = &units->figures[i];
    const char **row = result_row(table);
    row[0] = figures[figure].title;
    row[1] = result_count(arena, (uint64_t)units->year);
    row[2] = units->names[i];
    row[3] = inference->own && strcmp(inference->own, units->codes[i]) == 0 ? "own"
             : is_neighbour(inference->settings, units->codes[i])           ? "neighbour"
                                                                            : "";
    row[4] = result_count(arena, units->units[i].numerator);
    row[5] = result_count(arena, units->units[i].denominator);
    row[6] = result_percent(arena, units->units[i].numerator, units->units[i].denominator);
    row[7] = result_number(arena, funnel->pooled, 1);
    row[8] = result_number(arena, its->lower_95, 1);
    row[9] = result_number(arena, its->upper_95, 1);
    row[10] = result_number(arena, its->lower_998, 1);
    row[11] = result_number(arena, its->upper_998, 1);
    row[12] = result_number(arena, funnel->tau_squared, 6);
    row[13] = funnel_place_words[its->place];
}

void make_authorities(const struct inference *inference, struct people_table *tables)
{
    struct result_table table = result_table_begin(RESULT_AUTHORITIES, inference->arena);
    for (int figure = 0; figure < FIGURES_COMPARED && inference->published; figure++) {
        struct published_units *units = ARENA_NEW(inference->scratch, 1, struct published_units);
        gather(inference->published, figure, units);
        if (units->count < 3)
            continue;
        struct funnel funnel = funnel_of(units->units, units->count, units->figures, inference->scratch);
        for (size_t i = 0; i < units->count; i++)
            put_authority(inference, units, i, figure, &funnel, &table);
    }
    tables[RESULT_AUTHORITIES] = result_table_end(&table);
}
