#include <string.h>

#include "base/words.h"
#include "core/pack/answers.h"
#include "core/pack/phrases.h"
#include "core/pack/quality_phrases.h"
#include "core/pack/selection.h"

static const struct answer answers[] = {
    {"assessments", answer_assessments}, {"reviews", answer_reviews},
    {"amendments", answer_amendments},   {"child", answer_child},
    {"parents", answer_parents},         {"contributions", answer_contributions},
    {"quality", answer_quality},         {"balance", answer_balance},
    {"backlog", answer_backlog},
};

const struct answer *answer_named(const char *name)
{
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        if (strcmp(answers[i].name, name) == 0)
            return &answers[i];
    return NULL;
}

/* ---- what a figure says, a row each */

/* "LEAD SHARE REST", where the share is known. */
struct share_sentence {
    const char *measure;
    const char *basis;
    const char *lead;
    const char *rest;
};

static void say_shares(const struct pack *pack, const struct share_sentence *rows, size_t count, struct arena *arena,
                       struct sentences *sentences)
{
    for (size_t i = 0; i < count; i++) {
        const char *share = share_phrase(pack->record, rows[i].measure, rows[i].basis, arena);
        add_sentence(sentences, share ? words(arena, "%s %s%s", rows[i].lead, share, rows[i].rest) : NULL);
    }
}

#define SAY_SHARES(rows) say_shares(pack, (rows), sizeof(rows) / sizeof((rows)[0]), arena, sentences)

/* What the control chart says of a measure, in a sentence; NULL: there is no chart. */
static const char *chart_sentence(const struct pack *pack, const char *measure, const char *basis, struct arena *arena)
{
    struct selection verdict = SELECT(pack->record, "trend_verdicts", arena, {"measure", measure}, {"basis", basis});
    const char *variation = selected(&verdict, 0, "variation");
    double percent;
    if (!selected_number(&verdict, 0, "%", &percent))
        return NULL;
    if (strstr(variation, "common cause"))
        return words(
            arena, "Its control chart shows no change that can be told from chance (%s%% in %s, usual level %s%%).",
            selected(&verdict, 0, "%"), selected(&verdict, 0, "latest month"), selected(&verdict, 0, "centre line"));
    if (strstr(variation, "too few"))
        return "There are too few months for a control chart to say whether it changed.";
    return words(arena, "Its control chart has a signal (%s): %s%% in %s, usual level %s%%; that is %s.",
                 selected(&verdict, 0, "signal"), selected(&verdict, 0, "%"), selected(&verdict, 0, "latest month"),
                 selected(&verdict, 0, "centre line"),
                 strstr(variation, "improvement") ? "for the better"
                 : strstr(variation, "concern")   ? "for the worse"
                                                  : "neither good nor bad in itself");
}

/* ---- the findings */

void answer_assessments(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"PLAN20.on_time", "completed", "Of the final plans sent in the latest 12 months, within 20 weeks:", "."},
        {"PLAN20.on_time", "due", "Of all that fell due, sent or not:", "."},
        {"REQ6.on_time", "due", "Decided within six weeks whether to assess:", "."},
    };
    struct selection waiting =
        SELECT(pack->record, "waiting_list", arena, {"pathways", "incomplete"}, {"breakdown", "all"});
    SAY_SHARES(shares);
    add_sentence(sentences, chart_sentence(pack, "PLAN20.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack->record, "PLAN20", "Families who wait for a final plan", arena));
    if (selected(&waiting, 0, "median days")[0])
        add_sentence(sentences, words(arena, "Half of these %s have waited %s days or more, one in twelve %s or more.",
                                      selected(&waiting, 0, "cases"), selected(&waiting, 0, "median days"),
                                      selected(&waiting, 0, "92nd percentile days")));
}

void answer_reviews(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"AR12.on_time", "due", "Of the plans whose review was due in the latest 12 months, decided in time:", "."},
        {"AR_DEC4.on_time", "due", "Decisions within four weeks of the review meeting:", "."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences, chart_sentence(pack, "AR12.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack->record, "AR12", "Plans in their review year", arena));
}

void answer_amendments(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"AM_FINAL12.on_time", "due", "Amended plans sent within twelve weeks of the review meeting, of those due:", "."},
        {"PT.on_time", "due", "Plans ready for a phase transfer by the lawful date, of those due:", "."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences, chart_sentence(pack, "AM_FINAL12.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack->record, "AM_FINAL12", "Amendments agreed and not yet sent", arena));
    add_sentence(sentences, open_sentence(pack->record, "PT", "Phase transfers not done yet", arena));
}

void answer_child(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"VOICE.child_assessment", "completed", "The child's views were obtained for the plan in", " plans sent."},
        {"VOICE.child_at_start", "completed", "At the start, within six weeks of the request, in", "."},
        {"VOICE.child_own_words", "completed", "In own words, or observed, in", "."},
        {"VOICE.child_acted_on", "completed", "They show in outcomes or provision in", "."},
        {"VOICE.child_review", "completed", "At reviews the child took part or gave views in", " reviews held."},
        {"VOICE.child_assessment_unrecorded", "completed", "Nothing at all is recorded for", " plans: that is not the same as no views."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences, section_a_sentence(pack->record, arena));
    add_sentence(sentences, chart_sentence(pack, "VOICE.child_assessment", "completed", arena));
}

void answer_parents(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"VOICE.parent_assessment", "completed", "The parents' views were obtained for the plan in", " plans sent."},
        {"VOICE.parent_acted_on", "completed", "They show in outcomes or provision in", "."},
        {"VOICE.parent_review", "completed", "At reviews parents took part or gave views in", " reviews held."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences,
                 teams_sentence(pack->record, "VOICE.parent_assessment", "the share with parents' views", arena));
    add_sentence(sentences,
                 teams_sentence(pack->record, "VOICE.child_assessment", "the share with the child's views", arena));
}

void answer_contributions(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"ADV6.on_time", "due", "Advice within six weeks, of that due in the latest 12 months:", "."},
        {"ADVICE.health_present", "completed", "Plans sent with health advice there before:", "."},
        {"ADVICE.social_care_present", "completed", "With social-care advice:", "."},
        {"ADVICE.sound", "completed", "Advice graded sound or strong, of what was graded:", "."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences, before_advice_sentence(pack->record, arena));
    add_sentence(sentences, chart_sentence(pack, "ADV6.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack->record, "ADV6", "Pieces of advice asked for and not yet given", arena));
}

void answer_quality(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    struct selection audits = SELECT_ALL(pack->record, "audit_estimates", arena);
    struct selection auditors = SELECT(pack->record, "auditors", arena, {"score", "overall"});
    double number;
    if (selected_number(&audits, 0, "%", &number))
        add_sentence(
            sentences,
            words(
                arena,
                "Of %s plans audited in the latest 12 months, drawn at random, %s%% are sound or strong; of all %s live plans that is %s%% to %s%% (95%%).",
                selected(&audits, 0, "audited"), selected(&audits, 0, "%"),
                selected(&audits, 0, "plans they stand for"), selected(&audits, 0, "95% from, of so many plans"),
                selected(&audits, 0, "95% to, of so many plans")));
    else
        add_sentence(sentences, "Too few audits are recorded to say how many plans are sound.");
    if (selected_number(&auditors, 0, "kappa, linear weights", &number))
        add_sentence(
            sentences,
            words(
                arena,
                "Two auditors of the same plan agree %s beyond chance (kappa, 95%%: %s to %s; %s pairs; 1 is full agreement, 0 is chance).",
                selected(&auditors, 0, "kappa, linear weights"), selected(&auditors, 0, "95% from"),
                selected(&auditors, 0, "95% to"), selected(&auditors, 0, "pairs of audits")));
    add_sentence(sentences, gate_sentence(pack->record, arena));
    add_sentence(sentences, audit_trend_sentence(pack->record, arena));
    const char *stale = share_phrase(pack->record, "PLAN.stale_phase", "stock", arena);
    add_sentence(sentences,
                 stale ? words(arena, "Live plans past a phase transfer that is not done: %s.", stale) : NULL);
    add_sentence(sentences, chart_sentence(pack, "QA.overall_sound", "completed", arena));
}

void answer_balance(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    empty_or_heard_sentences(pack->record, arena, sentences);
    on_time_or_late_sentences(pack->record, arena, sentences);
}

void answer_backlog(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    struct selection queue = SELECT(pack->record, "queue", arena, {"breakdown", "all"});
    struct selection recovery =
        SELECT(pack->record, "forecast", arena, {"scenario", "as it is"}, {"figure", "month of recovery"});
    double number;
    if (selected_number(&queue, 0, "load", &number))
        add_sentence(
            sentences,
            words(
                arena,
                "In the latest 13 weeks %s requests a week came in and %s ended, so the queue %s (load %s); at this rate nothing overdue is left: %s.",
                selected(&queue, 0, "requests a week"), selected(&queue, 0, "ended a week"),
                number > 1 ? "grows" : "does not grow", selected(&queue, 0, "load"),
                selected(&queue, 0, "weeks until nothing is overdue")));
    if (selected_number(&queue, 0, "ends a week to reach it in 26 weeks", &number))
        add_sentence(
            sentences,
            words(
                arena,
                "To bring the queue to a size at which waits of 20 weeks hold (%s open) within 26 weeks, %s would have to end each week.",
                selected(&queue, 0, "target queue"), selected(&queue, 0, "ends a week to reach it in 26 weeks")));
    add_sentence(sentences,
                 recovery.count
                     ? words(arena, "Forecast of the month of recovery if nothing changes: %s (90%%: %s to %s).",
                             selected(&recovery, 0, "middle"), selected(&recovery, 0, "90% from"),
                             selected(&recovery, 0, "90% to"))
                     : NULL);
}
