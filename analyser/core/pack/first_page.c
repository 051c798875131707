/* What a member reads in two minutes. */
#include <string.h>

#include "base/day.h"
#include "base/num.h"
#include "base/words.h"
#include "core/pack/answers.h"
#include "core/pack/headline_table.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"

/* Signals of one kind among the pack's headlines: so many in full, in the order of the definition, the others counted. */
struct signal_kind {
    const char *words; /* of the verdict on variation */
    const char *lead;
    const char *contrary; /* where the year before says the opposite; NULL: there is none */
    int good;             /* 1: the figure went up, -1: down, 0: neither is good */
    size_t most;
};

static const struct signal_kind signal_kinds[] = {
    {"concern", "For the worse", "Worse than usual, yet better than in", -1, 6},
    {"improvement", "For the better", "Better than usual, yet worse than in", 1, 4},
    {"neither", "Changed, neither good nor bad in itself", NULL, 0, 2},
};

/* The last whole calendar year, "2025-01-01". */
static const char *last_year(const struct record *record, struct arena *arena)
{
    return words(arena, "%04d-01-01", (int)day_civil(record->as_of).year - 1);
}

/* Whether the intervals of the latest 12 months and of the last year lie apart, against the signal. */
static bool is_contrary(const struct record_cell *latest, const struct record_cell *before, int good)
{
    double low;
    double high;
    if (!latest || !before || good == 0)
        return false;
    const char *upper = good > 0 ? latest->upper : before->upper;
    const char *lower = good > 0 ? before->lower : latest->lower;
    return num_read(upper, &high) && num_read(lower, &low) && high < low;
}

static const char *signal_sentence(const struct pack *pack, const struct selection *verdicts, size_t row,
                                   const struct signal_kind *kind, struct arena *arena)
{
    const char *measure = selected(verdicts, row, "measure");
    const char *basis = selected(verdicts, row, "basis");
    const char *year = last_year(pack->record, arena);
    const struct record_cell *latest = record_cell(pack->record, measure, basis, "latest_12m", NULL);
    const struct record_cell *before = record_cell(pack->record, measure, basis, "calendar_year", year);
    const char *share = share_phrase(pack->record, measure, basis, arena);
    bool known = before && before->value[0] != '\0';
    const char *lead =
        is_contrary(latest, before, kind->good) ? words(arena, "%s %.4s", kind->contrary, year) : kind->lead;
    return words(
        arena, "%s: %s. %s%% in %s against a usual level of %s%% (%s)%s%s%s.", lead, selected(verdicts, row, "title"),
        selected(verdicts, row, "%"), selected(verdicts, row, "latest month"), selected(verdicts, row, "centre line"),
        selected(verdicts, row, "signal"), share ? "; the latest 12 months " : "", share ? share : "",
        known ? words(arena, "; %.4s: %s%% of %s", year, cell_percent(before, arena), before->denominator) : "");
}

static size_t say_signals(const struct pack *pack, const struct signal_kind *kind, struct arena *arena,
                          struct sentences *sentences)
{
    size_t found = 0;
    for (size_t i = 0; i < pack->definition->headline_count; i++) {
        struct selection verdicts =
            SELECT(pack->record, "trend_verdicts", arena, {"measure", pack->definition->headlines[i].measure});
        size_t last = verdicts.count ? verdicts.count - 1 : 0; /* of those due, where there are two */
        if (strstr(selected(&verdicts, last, "variation"), kind->words) && found++ < kind->most)
            add_sentence(sentences, signal_sentence(pack, &verdicts, last, kind, arena));
    }
    if (found > kind->most)
        add_sentence(sentences,
                     words(arena, "%s: %zu more headlines, in the table below.", kind->lead, found - kind->most));
    return found;
}

void what_changed(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    size_t found = 0;
    const struct people_table *verdicts = record_table(pack->record, "trend_verdicts");
    if (!verdicts || table_is_empty(verdicts))
        return;
    for (size_t i = 0; i < sizeof signal_kinds / sizeof signal_kinds[0]; i++)
        found += say_signals(pack, &signal_kinds[i], arena, sentences);
    add_sentence(
        sentences,
        words(
            arena,
            "The other %zu headlines have no signal in their control charts, or no chart: what moved there cannot be told from chance.",
            pack->definition->headline_count - found));
    struct selection changes = SELECT_ALL(pack->record, "change_explained", arena);
    double points;
    if (changes.count >= 2 && selected_number(&changes, changes.count - 2, "change in points", &points))
        add_sentence(
            sentences,
            words(
                arena,
                "Why the share of plans in time differs between the latest 12 months (%s plans) and the 12 before (%s): %s.",
                selected(&changes, changes.count - 2, "plans after"),
                selected(&changes, changes.count - 2, "plans before"),
                selected(&changes, changes.count - 2, "sentence")));
}

/* Headlines whose whole interval lies below the floor. */
static void say_below_floor(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    for (size_t i = 0; i < pack->definition->headline_count; i++) {
        const struct pack_headline *headline = &pack->definition->headlines[i];
        if (!headline->has_floor || !is_worse(pack, headline, headline->floor))
            continue;
        add_sentence(sentences, words(arena, "Below the floor of %g%%: %s, %s.", headline->floor, headline->title,
                                      share_phrase(pack->record, headline->measure,
                                                   headline_basis(pack->record, headline), arena)));
    }
}

void what_is_worst(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    say_below_floor(pack, arena, sentences);
    add_sentence(sentences, open_sentence(pack->record, "PLAN20", "Families who wait for a final plan", arena));
    add_sentence(sentences, open_sentence(pack->record, "AR12", "Plans in their review year", arena));
    add_sentence(sentences, open_sentence(pack->record, "AM_FINAL12", "Amendments agreed and not yet sent", arena));
    add_sentence(sentences, teams_sentence(pack->record, "PLAN20.on_time", "the share of plans in time", arena));
}

static const char breaches[] = "breaches that would not have happened";

/* The row with the most breaches, `count` where none has any. */
static size_t most_breaches(const struct selection *rows)
{
    double most = 0;
    size_t place = rows->count;
    for (size_t i = 0; i < rows->count; i++) {
        double number;
        if (selected_number(rows, i, breaches, &number) && number > most) {
            most = number;
            place = i;
        }
    }
    return place;
}

static const char *worst_step(const struct pack *pack, struct arena *arena)
{
    struct selection steps = SELECT_ALL(pack->record, "critical_path", arena);
    size_t worst = most_breaches(&steps);
    if (worst == steps.count)
        return NULL;
    return words(
        arena,
        "Which step to mend first: \"%s\" held %s of %s late plans; without its delay %s would have been in time.",
        selected(&steps, worst, "step"), selected(&steps, worst, "plans held by it"),
        selected(&steps, worst, "late plans"), selected(&steps, worst, breaches));
}

static const char *worst_service(const struct pack *pack, struct arena *arena)
{
    struct selection services = SELECT_ALL(pack->record, "critical_path_services", arena);
    size_t worst = most_breaches(&services);
    if (worst == services.count)
        return NULL;
    return words(
        arena,
        "Whose advice to bring forward: %s came last for %s late plans, %s of them after its six weeks; %s breaches "
        "would not have happened had it come in time.",
        selected(&services, worst, "provider"), selected(&services, worst, "late plans it came last in"),
        selected(&services, worst, "late"), selected(&services, worst, breaches));
}

void what_to_decide(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    struct selection queue = SELECT(pack->record, "queue", arena, {"breakdown", "all"});
    double number;
    if (selected_number(&queue, 0, "ends a week to reach it in 26 weeks", &number))
        add_sentence(
            sentences,
            words(
                arena,
                "Whether to find the capacity for %s cases ended a week (now %s), which brings the queue to its target in 26 weeks.",
                selected(&queue, 0, "ends a week to reach it in 26 weeks"), selected(&queue, 0, "ended a week")));
    add_sentence(sentences, worst_step(pack, arena));
    add_sentence(sentences, worst_service(pack, arena));
    for (size_t i = 0; i < pack->definition->headline_count; i++) {
        const struct pack_headline *headline = &pack->definition->headlines[i];
        if (headline->owner && headline->has_floor && is_worse(pack, headline, headline->floor))
            add_sentence(sentences, words(arena, "What %s will do about: %s.", headline->owner, headline->title));
    }
}
