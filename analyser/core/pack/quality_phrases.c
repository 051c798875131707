#include <string.h>

#include "base/words.h"
#include "core/pack/phrases.h"
#include "core/pack/quality_phrases.h"
#include "core/pack/selection.h"

/* "78.0% of 564 (95%: 74.4 to 81.2)"; NULL: it is not known. */
static const char *share_in(const struct selection *rows, size_t i, struct arena *arena)
{
    double percent;
    if (!selected_number(rows, i, "%", &percent))
        return NULL;
    return words(arena, "%s%% of %s (95%%: %s to %s)", selected(rows, i, "%"), selected(rows, i, "out of"),
                 selected(rows, i, "95% from"), selected(rows, i, "95% to"));
}

const char *before_advice_sentence(const struct record *record, struct arena *arena)
{
    struct selection plans = SELECT(record, "plans_before_advice", arena, {"kind of advice", "any of B to H"},
                                    {"plan was", "on time or late"});
    const char *share = share_in(&plans, 0, arena);
    if (!share)
        return NULL;
    return words(
        arena,
        "Plans sent before all of the advice asked for had come: %s; for %s of them some has not come to this day.",
        share, selected(&plans, 0, "not come yet"));
}

const char *section_a_sentence(const struct record *record, struct arena *arena)
{
    struct selection section =
        SELECT(record, "voice_funnel", arena, {"breakdown", "all"}, {"whose", "child"}, {"step", "in section A"});
    struct selection last = SELECT(record, "voice_funnel", arena, {"breakdown", "all"}, {"whose", "child"},
                                   {"step", "reflected in provision"});
    const char *share = share_in(&section, 0, arena);
    if (!share)
        return NULL;
    return words(
        arena,
        "In section A of the plan in %s. All the way, given, in own words, in section A, in outcomes and in provision: %s%% of plans.",
        share, selected(&last, 0, "this step and all before it: %"));
}

const char *gate_sentence(const struct record *record, struct arena *arena)
{
    struct selection closed = SELECT(record, "audit_grades", arena, {"sample", "random"}, {"gate", "closed"});
    const char *share = share_in(&closed, 0, arena);
    if (!share)
        return NULL;
    return words(
        arena,
        "Something the law demands of section A, B, F, I or K is absent in %s plans audited at random: none of these is graded better than Requires Improvement.",
        share);
}

const char *audit_trend_sentence(const struct record *record, struct arena *arena)
{
    struct selection trend =
        SELECT(record, "audit_trend", arena, {"figure", "by its criteria, after the gate: Good or Outstanding"},
               {"half-year", "all of them"});
    const char *verdict = selected(&trend, 0, "verdict");
    if (strcmp(verdict, "rises") != 0 && strcmp(verdict, "falls") != 0)
        return NULL;
    return words(
        arena,
        "The share that is Good or Outstanding after that gate %s by half-year: %s points each (p %s, all such tests allowed for).",
        verdict, selected(&trend, 0, "points a half-year"), selected(&trend, 0, "p, of all these tests"));
}

/* Of the latest 12 months, which stand first. */
static struct selection heard_of(const struct record *record, const char *was, const char *heard, struct arena *arena)
{
    return SELECT(record, "timeliness_and_quality", arena, {"plan was", was}, {"audit", "audited or not"},
                  {"child's views", heard}, {"text", "text or none"});
}

void empty_or_heard_sentences(const struct record *record, struct arena *arena, struct sentences *sentences)
{
    struct selection empty = heard_of(record, "on time", "not recorded", arena);
    struct selection not_given = heard_of(record, "on time", "not given", arena);
    struct selection heard = heard_of(record, "late", "given and acted on", arena);
    const char *share = share_in(&empty, 0, arena);
    if (share)
        add_sentence(
            sentences,
            words(
                arena,
                "Of the plans sent on time in the latest 12 months nothing is recorded of the child's views in %s; in another %s%% none were given for the plan.",
                share, selected(&not_given, 0, "%")));
    share = share_in(&heard, 0, arena);
    if (share)
        add_sentence(sentences,
                     words(arena, "Of the late ones the child's views were given and acted on in %s.", share));
}

void on_time_or_late_sentences(const struct record *record, struct arena *arena, struct sentences *sentences)
{
    struct selection figures = SELECT_ALL(record, "on_time_against_late", arena);
    const char *from = selected(&figures, 0, "from"); /* the latest 12 months stand first */
    bool any = false;
    for (size_t i = 0; i < figures.count && strcmp(selected(&figures, i, "from"), from) == 0; i++) {
        const char *verdict = selected(&figures, i, "verdict");
        if (strncmp(verdict, "better", strlen("better")) != 0)
            continue;
        any = true;
        add_sentence(sentences,
                     words(arena, "%s: %s%% of %s on time, %s%% of %s late: %s.", selected(&figures, i, "figure"),
                           selected(&figures, i, "on time: %"), selected(&figures, i, "on time: out of"),
                           selected(&figures, i, "late: %"), selected(&figures, i, "late: out of"), verdict));
    }
    if (figures.count > 0 && !any)
        add_sentence(
            sentences,
            "Plans on time are neither better nor emptier than late ones in any figure that can be told from chance.");
}
