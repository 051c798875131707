/* Change over time: control charts of the headlines' months, and what they say. */
#include <math.h>
#include <string.h>

#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/chart_verdicts.h"

/* A run of months with limits of its own. */
struct segment {
    size_t first;
    size_t count;
    const struct rebase *since; /* NULL: the first */
};

struct chart {
    const struct headline *headline;
    const struct series_point *months;
    size_t count;
    enum chart_kind kind;
    struct chart_point *points;
    struct chart_limits *limits;
    struct point_signal *signals;
    struct segment segments[SETTINGS_MOST + 1];
    size_t segment_count;
};

static const struct rebase *rebase_in(const struct inference_settings *settings, const struct chart *chart,
                                      size_t month)
{
    int32_t before = month > 0 ? chart->months[month - 1].start : INT32_MIN;
    for (size_t i = 0; i < settings->rebase_count; i++) {
        const struct rebase *rebase = &settings->rebases[i];
        bool due = rebase->day <= chart->months[month].start && rebase->day > before;
        if (due && strcmp(rebase->measure, chart->headline->measure) == 0)
            return rebase;
    }
    return NULL;
}

static void cut(const struct inference_settings *settings, struct chart *chart)
{
    for (size_t month = 0; month < chart->count; month++) {
        const struct rebase *rebase = month > 0 ? rebase_in(settings, chart, month) : NULL;
        if (month == 0 || (rebase && chart->segment_count <= SETTINGS_MOST))
            chart->segments[chart->segment_count++] = (struct segment){.first = month, .since = rebase};
        chart->segments[chart->segment_count - 1].count++;
    }
}

static struct chart *chart_of(const struct inference *inference, int headline)
{
    const struct series_list *months = &inference->series->months[headline];
    struct chart *chart = ARENA_NEW(inference->scratch, 1, struct chart);
    chart->headline = &headlines[headline];
    chart->months = months->points;
    chart->count = months->count;
    chart->points = ARENA_NEW(inference->scratch, months->count + 1, struct chart_point);
    chart->limits = ARENA_NEW(inference->scratch, months->count + 1, struct chart_limits);
    chart->signals = ARENA_NEW(inference->scratch, months->count + 1, struct point_signal);
    for (size_t i = 0; i < months->count; i++) {
        double n = (double)months->points[i].denominator;
        chart->points[i] = (struct chart_point){100 * (double)months->points[i].numerator / n, n};
    }
    chart->kind = chart_choose(chart->points, chart->count);
    cut(inference->settings, chart);
    for (size_t i = 0; i < chart->segment_count; i++) {
        const struct segment *segment = &chart->segments[i];
        chart_limits(chart->kind, chart->points + segment->first, segment->count, true, chart->limits + segment->first);
        chart_clip(chart->limits + segment->first, segment->count, 0, 100);
        chart_signals(chart->points + segment->first, chart->limits + segment->first, segment->count,
                      chart->signals + segment->first);
    }
    return chart;
}

static const char *limit_text(const struct inference *inference, double value)
{
    return result_number(inference->arena, value, 1);
}

static void put_months(const struct inference *inference, const struct chart *chart, struct result_table *table)
{
    struct arena *arena = inference->arena;
    for (size_t s = 0; s < chart->segment_count; s++) {
        const struct segment *segment = &chart->segments[s];
        bool trial = segment->count < CHART_TRIAL_POINTS;
        for (size_t i = segment->first; i < segment->first + segment->count; i++) {
            const char **row = result_row(table);
            row[0] = chart->headline->measure;
            row[1] = basis_names[chart->headline->basis];
            row[2] = result_month(arena, chart->months[i].start);
            row[3] = result_count(arena, chart->months[i].numerator);
            row[4] = result_count(arena, chart->months[i].denominator);
            row[5] = result_percent(arena, chart->months[i].numerator, chart->months[i].denominator);
            row[6] = limit_text(inference, chart->limits[i].centre);
            row[7] = limit_text(inference, chart->limits[i].lower);
            row[8] = limit_text(inference, chart->limits[i].upper);
            row[9] = chart_signal_words[chart->signals[i].signal];
            row[10] = chart_rules[chart->kind].name;
            row[11] = trial ? "trial limits" : "limits";
            row[12] = segment->since ? segment->since->reason : "";
        }
    }
}

static const double *target_of(const struct inference_settings *settings, const struct headline *headline)
{
    for (size_t i = 0; i < settings->target_count; i++)
        if (strcmp(settings->targets[i].measure, headline->measure) == 0)
            return &settings->targets[i].percent;
    return NULL;
}

static void put_runs(const struct inference *inference, const struct chart *chart, const struct segment *last,
                     const char **row)
{
    struct arena *arena = inference->arena;
    struct runs_test runs = chart_runs(chart->points + last->first, chart->limits + last->first, last->count);
    row[0] = runs.longest_usual == 0 ? "too few points" : runs.shifted ? "a shift" : "no shift";
    row[1] = result_count(arena, runs.longest);
    row[2] = runs.longest_usual ? result_count(arena, runs.longest_usual) : "";
    row[3] = result_count(arena, runs.crossings);
    row[4] = runs.longest_usual ? result_count(arena, runs.crossings_usual) : "";
}

static void put_verdict(const struct inference *inference, const struct chart *chart, struct result_table *table)
{
    struct arena *arena = inference->arena;
    if (chart->count == 0)
        return;
    const struct segment *last = &chart->segments[chart->segment_count - 1];
    size_t latest = chart->count - 1;
    const double *target = target_of(inference->settings, chart->headline);
    const char **row = result_row(table);
    row[0] = chart->headline->measure;
    row[1] = basis_names[chart->headline->basis];
    row[2] = chart->headline->title;
    row[3] = result_month(arena, chart->months[latest].start);
    row[4] = result_percent(arena, chart->months[latest].numerator, chart->months[latest].denominator);
    row[5] = limit_text(inference, chart->limits[latest].centre);
    row[6] = limit_text(inference, chart->limits[latest].lower);
    row[7] = limit_text(inference, chart->limits[latest].upper);
    row[8] = variation_words[variation_verdict(chart->signals[latest], last->count, chart->headline->polarity)];
    row[9] = chart_signal_words[chart->signals[latest].signal];
    row[10] = target ? limit_text(inference, *target) : "";
    row[11] =
        assurance_words[assurance_verdict(&chart->limits[latest], last->count, target, chart->headline->polarity)];
    row[12] = result_count(arena, last->count);
    row[13] = chart_rules[chart->kind].name;
    row[14] = chart_rules[chart->kind].chosen;
    put_runs(inference, chart, last, row + 15);
}

void make_trends(const struct inference *inference, struct people_table *tables)
{
    struct result_table months = result_table_begin(RESULT_TREND, inference->arena);
    struct result_table verdicts = result_table_begin(RESULT_TREND_VERDICTS, inference->arena);
    for (int headline = 0; headline < HEADLINES; headline++) {
        const struct chart *chart = chart_of(inference, headline);
        put_months(inference, chart, &months);
        put_verdict(inference, chart, &verdicts);
    }
    tables[RESULT_TREND] = result_table_end(&months);
    tables[RESULT_TREND_VERDICTS] = result_table_end(&verdicts);
}
