#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "core/pack/phrases.h"

static const double hair = 1e-9;

const char *pack_tenth(const char *number, struct arena *arena)
{
    double value;
    if (!num_read(number, &value) || fabs(value) > 1e12)
        return number;
    long long tenths = (long long)floor(fabs(value) * 10 + 0.5 + hair);
    return words(arena, "%s%lld.%lld", value < 0 && tenths > 0 ? "-" : "", tenths / 10, tenths % 10);
}

/* From the integers where they are there, as tables have it. */
const char *cell_percent(const struct record_cell *cell, struct arena *arena)
{
    double numerator;
    double denominator;
    char text[NUM_PERCENT_MOST];
    if (!num_read(cell->numerator, &numerator) || !num_read(cell->denominator, &denominator) || denominator <= 0)
        return pack_tenth(cell->value, arena);
    num_percent((uint64_t)numerator, (uint64_t)denominator, text);
    return arena_text(arena, text, strlen(text));
}

const char *share_phrase(const struct record *record, const char *measure, const char *basis, struct arena *arena)
{
    const char *period = strcmp(basis, "stock") == 0 ? "as_of" : "latest_12m";
    const struct record_cell *cell = record_cell(record, measure, basis, period, NULL);
    double value;
    if (!cell || !num_read(cell->value, &value) || strcmp(cell->denominator, "0") == 0)
        return NULL;
    if (cell->lower[0] == '\0')
        return words(arena, "%s%% of %s", cell_percent(cell, arena), cell->denominator);
    return words(arena, "%s%% of %s (95%%: %s to %s)", cell_percent(cell, arena), cell->denominator,
                 pack_tenth(cell->lower, arena), pack_tenth(cell->upper, arena));
}

const char *count_on_day(const struct record *record, const char *measure)
{
    const struct record_cell *cell = record_cell(record, measure, "stock", "as_of", NULL);
    return cell && cell->value[0] ? cell->value : NULL;
}

void add_sentence(struct sentences *sentences, const char *sentence)
{
    if (sentence && sentences->count < SENTENCES_MOST)
        sentences->text[sentences->count++] = sentence;
}
