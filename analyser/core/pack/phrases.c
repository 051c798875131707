#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"

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

/* A voice that is recorded for nobody is not a voice that nobody heard. */
static const struct {
    const char *of;
    const char *unrecorded;
} silences[] = {
    {"VOICE.child_review", "VOICE.child_review_unrecorded"},
    {"VOICE.parent_review", "VOICE.parent_review_unrecorded"},
    {"VOICE.child_", "VOICE.child_assessment_unrecorded"},
    {"VOICE.parent_", "VOICE.parent_assessment_unrecorded"},
};

bool is_recorded(const struct record *record, const char *measure)
{
    for (size_t i = 0; i < sizeof silences / sizeof silences[0]; i++) {
        if (strncmp(measure, silences[i].of, strlen(silences[i].of)) != 0)
            continue;
        const struct record_cell *cell = record_cell(record, silences[i].unrecorded, "completed", "latest_12m", NULL);
        return strstr(measure, "_unrecorded") || !cell || cell->denominator[0] == '\0' ||
               strcmp(cell->numerator, cell->denominator) != 0;
    }
    return true;
}

/* Of many that fell due not one has ended in time or late: perhaps ends are not recorded. */
static bool has_no_end(const struct record *record, const struct record_cell *cell)
{
    const struct record_cell *ended = record_cell(record, cell->measure, "completed", "latest_12m", NULL);
    return strcmp(cell->basis, "due") == 0 && strcmp(cell->numerator, "0") == 0 &&
           (!ended || strcmp(ended->denominator, "0") == 0 || ended->denominator[0] == '\0');
}

const char *share_phrase(const struct record *record, const char *measure, const char *basis, struct arena *arena)
{
    const char *period = strcmp(basis, "stock") == 0 ? "as_of" : "latest_12m";
    const struct record_cell *cell = record_cell(record, measure, basis, period, NULL);
    double value;
    if (!cell || !num_read(cell->value, &value) || strcmp(cell->denominator, "0") == 0 || !is_recorded(record, measure))
        return NULL;
    if (cell->lower[0] == '\0')
        return words(arena, "%s%% of %s", cell_percent(cell, arena), cell->denominator);
    return words(arena, "%s%% of %s (95%%: %s to %s%s)", cell_percent(cell, arena), cell->denominator,
                 pack_tenth(cell->lower, arena), pack_tenth(cell->upper, arena),
                 has_no_end(record, cell) ? "; not one is recorded as done, late or in time" : "");
}

const char *count_on_day(const struct record *record, const char *measure)
{
    const struct record_cell *cell = record_cell(record, measure, "stock", "as_of", NULL);
    return cell && cell->value[0] ? cell->value : NULL;
}

/* Open, overdue, over a year, on as_of. */
const char *open_sentence(const struct record *record, const char *clock, const char *what, struct arena *arena)
{
    const char *open = count_on_day(record, words(arena, "%s.open", clock));
    const char *overdue = count_on_day(record, words(arena, "%s.overdue", clock));
    const char *old = count_on_day(record, words(arena, "%s.overdue_over_365", clock));
    if (!open || !overdue || !old)
        return NULL;
    return words(arena, "%s: %s are open, %s of them are overdue, %s by more than a year.", what, open, overdue, old);
}

/* Whether teams differ: the test, the lowest and the highest. */
const char *teams_sentence(const struct record *record, const char *measure, const char *what, struct arena *arena)
{
    struct selection teams = SELECT(record, "variation", arena, {"measure", measure}, {"breakdown", "team"});
    const char *verdict = selected(&teams, 0, "verdict");
    double p;
    if (teams.count == 0 || verdict[0] == '\0')
        return NULL;
    if (!selected_number(&teams, 0, "chi squared", &p))
        return words(arena, "Whether teams differ in %s cannot be tested (%s).", what, verdict);
    return words(arena, "Across %s teams %s is from %s%% to %s%%: it %s (p %s, many tests allowed for).",
                 selected(&teams, 0, "units compared"), what, selected(&teams, 0, "lowest %"),
                 selected(&teams, 0, "highest %"), verdict, selected(&teams, 0, "p, of all these tests"));
}

void add_sentence(struct sentences *sentences, const char *sentence)
{
    if (sentence && sentences->count < SENTENCES_MOST)
        sentences->text[sentences->count++] = sentence;
}
