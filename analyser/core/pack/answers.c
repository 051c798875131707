#include <string.h>

#include "base/words.h"
#include "core/pack/answers.h"
#include "core/pack/headline_table.h"
#include "core/pack/phrases.h"
#include "core/pack/selection.h"

static const struct answer answers[] = {
    {"assessments", answer_assessments}, {"reviews", answer_reviews},
    {"amendments", answer_amendments},   {"child", answer_child},
    {"parents", answer_parents},         {"contributions", answer_contributions},
    {"quality", answer_quality},         {"backlog", answer_backlog},
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

/* Open, overdue, over a year, on as_of. */
static const char *open_sentence(const struct pack *pack, const char *clock, const char *what, struct arena *arena)
{
    const char *open = count_on_day(pack->record, words(arena, "%s.open", clock));
    const char *overdue = count_on_day(pack->record, words(arena, "%s.overdue", clock));
    const char *old = count_on_day(pack->record, words(arena, "%s.overdue_over_365", clock));
    if (!open || !overdue || !old)
        return NULL;
    return words(arena, "%s: %s are open, %s of them are overdue, %s by more than a year.", what, open, overdue, old);
}

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

/* Whether teams differ: the test, the lowest and the highest. */
static const char *teams_sentence(const struct pack *pack, const char *measure, const char *what, struct arena *arena)
{
    struct selection teams = SELECT(pack->record, "variation", arena, {"measure", measure}, {"breakdown", "team"});
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
    add_sentence(sentences, open_sentence(pack, "PLAN20", "Families who wait for a final plan", arena));
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
    add_sentence(sentences, open_sentence(pack, "AR12", "Plans in their review year", arena));
}

void answer_amendments(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    static const struct share_sentence shares[] = {
        {"AM_FINAL12.on_time", "due", "Amended plans sent within twelve weeks of the review meeting, of those due:", "."},
        {"PT.on_time", "due", "Plans ready for a phase transfer by the lawful date, of those due:", "."},
    };
    SAY_SHARES(shares);
    add_sentence(sentences, chart_sentence(pack, "AM_FINAL12.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack, "AM_FINAL12", "Amendments agreed and not yet sent", arena));
    add_sentence(sentences, open_sentence(pack, "PT", "Phase transfers not done yet", arena));
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
    add_sentence(sentences, teams_sentence(pack, "VOICE.parent_assessment", "the share with parents' views", arena));
    add_sentence(sentences, teams_sentence(pack, "VOICE.child_assessment", "the share with the child's views", arena));
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
    add_sentence(sentences, chart_sentence(pack, "ADV6.on_time", "due", arena));
    add_sentence(sentences, open_sentence(pack, "ADV6", "Pieces of advice asked for and not yet given", arena));
}

void answer_quality(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    struct selection audits = SELECT_ALL(pack->record, "audit_estimates", arena);
    struct selection auditors = SELECT_ALL(pack->record, "auditors", arena);
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
    const char *stale = share_phrase(pack->record, "PLAN.stale_phase", "stock", arena);
    add_sentence(sentences,
                 stale ? words(arena, "Live plans past a phase transfer that is not done: %s.", stale) : NULL);
    add_sentence(sentences, chart_sentence(pack, "QA.overall_sound", "completed", arena));
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

/* ---- the first page */

/* Signals of one kind among the pack's headlines: so many in full, in the order of the definition, the others counted. */
struct signal_kind {
    const char *words; /* of the verdict on variation */
    const char *lead;
    size_t most;
};

static const struct signal_kind signal_kinds[] = {
    {"concern", "For the worse", 6},
    {"improvement", "For the better", 4},
    {"neither", "Changed, neither good nor bad in itself", 2},
};

static const char *signal_sentence(const struct pack *pack, const struct selection *verdicts, size_t row,
                                   const char *lead, struct arena *arena)
{
    const char *share =
        share_phrase(pack->record, selected(verdicts, row, "measure"), selected(verdicts, row, "basis"), arena);
    return words(arena, "%s: %s. %s%% in %s against a usual level of %s%% (%s)%s%s.", lead,
                 selected(verdicts, row, "title"), selected(verdicts, row, "%"),
                 selected(verdicts, row, "latest month"), selected(verdicts, row, "centre line"),
                 selected(verdicts, row, "signal"), share ? "; the latest 12 months " : "", share ? share : "");
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
            add_sentence(sentences, signal_sentence(pack, &verdicts, last, kind->lead, arena));
    }
    if (found > kind->most)
        add_sentence(sentences,
                     words(arena, "%s: %zu more headlines, in the table below.", kind->lead, found - kind->most));
    return found;
}

void what_changed(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    size_t found = 0;
    if (record_table(pack->record, "trend_verdicts") && table_is_empty(record_table(pack->record, "trend_verdicts")))
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
        if (!headline->has_floor || !is_below(pack->record, headline, headline->floor))
            continue;
        add_sentence(sentences, words(arena, "Below the floor of %g%%: %s, %s.", headline->floor, headline->title,
                                      share_phrase(pack->record, headline->measure,
                                                   headline_basis(pack->record, headline), arena)));
    }
}

void what_is_worst(const struct pack *pack, struct arena *arena, struct sentences *sentences)
{
    say_below_floor(pack, arena, sentences);
    add_sentence(sentences, open_sentence(pack, "PLAN20", "Families who wait for a final plan", arena));
    add_sentence(sentences, open_sentence(pack, "AR12", "Plans in their review year", arena));
    add_sentence(sentences, open_sentence(pack, "AM_FINAL12", "Amendments agreed and not yet sent", arena));
    add_sentence(sentences, teams_sentence(pack, "PLAN20.on_time", "the share of plans in time", arena));
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
        if (headline->owner && headline->has_floor && is_below(pack->record, headline, headline->floor))
            add_sentence(sentences, words(arena, "What %s will do about: %s.", headline->owner, headline->title));
    }
}
