/* How the early warning did at the latest quarter ends, as a table. */
#include "base/words.h"
#include "core/inference/early_warning.h"
#include "core/inference/makers.h"
#include "core/inference/result_table.h"
#include "core/statistics/intervals.h"

enum { LEAST = 10 };

enum { CLOCK, TITLE, CHANCE, CASES, GIVEN, MISSED, MISSED_PERCENT, LOWER, UPPER, BRIER, BRIER_OF_SHARE, NOTE };

static const char **begin_row(struct result_table *table, enum clock_id clock, const char *chance,
                              const struct calibration_band *band)
{
    struct arena *arena = table->arena;
    const char **row = result_row(table);
    double lower;
    double upper;
    row[CLOCK] = clocks[clock].id;
    row[TITLE] = clocks[clock].title;
    row[CHANCE] = chance;
    row[CASES] = result_count(arena, band->count);
    row[GIVEN] = result_number(arena, 100 * band->given / (double)band->count, 1);
    row[MISSED] = result_count(arena, band->came);
    row[MISSED_PERCENT] = result_percent(arena, band->came, band->count);
    wilson_interval((double)band->came, (double)band->count, Z_95, &lower, &upper);
    row[LOWER] = result_number(arena, lower, 1);
    row[UPPER] = result_number(arena, upper, 1);
    if (band->count < LEAST)
        row[NOTE] = "fewer than 10 cases";
    return row;
}

static const char *band_words(int band, struct arena *arena)
{
    int from = calibration_band_from[band];
    return band == CALIBRATION_BANDS - 1 ? words(arena, "%d to 100%%", from)
                                         : words(arena, "%d to under %d%%", from, calibration_band_from[band + 1]);
}

void early_warning_tried(struct result_table *table, enum clock_id clock, const struct clock_warnings *warnings)
{
    const struct calibration *tried = &warnings->tried;
    if (tried->all.count == 0)
        return;
    for (int band = 0; band < CALIBRATION_BANDS; band++)
        if (tried->bands[band].count > 0)
            begin_row(table, clock, band_words(band, table->arena), &tried->bands[band]);
    const char **row = begin_row(table, clock, "all", &tried->all);
    row[BRIER] = result_number(table->arena, calibration_brier(tried), 4);
    row[BRIER_OF_SHARE] = result_number(table->arena, calibration_brier_of_share(tried), 4);
}

/* Of the clocks on requests: their days are kept as long as the analysis. The command `worklist` tries them all. */
void make_early_warnings(const struct inference *inference, struct people_table *tables)
{
    static const enum clock_id on_requests[] = {CLOCK_REQ6, CLOCK_PLAN20};
    struct result_table table = result_table_begin(RESULT_EARLY_WARNING_TRIED, inference->arena);
    for (size_t i = 0; i < sizeof on_requests / sizeof on_requests[0]; i++) {
        struct clock_warnings warnings =
            early_warning_of(inference->book, on_requests[i], inference->scratch, inference->scratch);
        early_warning_tried(&table, on_requests[i], &warnings);
    }
    tables[RESULT_EARLY_WARNING_TRIED] = result_table_end(&table);
}
