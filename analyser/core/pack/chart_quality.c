/* Charts of voice and quality, each a list of bars: the steps of a view, grades before and after the gate, time beside voice. */
#include <string.h>

#include "base/words.h"
#include "core/pack/pack_charts.h"
#include "core/pack/selection.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A bar of the row's percentage, if it has one. */
static void add_bar(const struct selection *rows, size_t i, const char *label, enum mark_style style,
                    struct chart *chart, struct arena *arena)
{
    struct chart_row row = {.label = label, .style = style};
    if (!selected_number(rows, i, "%", &row.to))
        return;
    row.value = words(arena, "%s%% of %s", selected(rows, i, "%"), selected(rows, i, "out of"));
    row.has_interval =
        selected_number(rows, i, "95% from", &row.lower) && selected_number(rows, i, "95% to", &row.upper);
    chart->rows[chart->row_count++] = row;
}

/* Room for as many bars as there are rows, on a scale of all. */
static void begin_bars(struct chart *chart, size_t rows, struct arena *arena)
{
    chart->rows = ARENA_NEW(arena, rows + 1, struct chart_row);
    chart->rows_to = 100;
}

/* ---- the steps of a view */

static const char *const steps_shown[] = {"whose",    "step",    "of", "number",       "out of", "%",
                                          "95% from", "95% to", "no", "not recorded", "this step and all before it: number",
                                          "this step and all before it: %"};

/* Of children, in percent. */
static const char *share_of_step(const struct record *record, const char *step, struct arena *arena)
{
    struct selection one =
        SELECT(record, "voice_funnel", arena, {"breakdown", "all"}, {"whose", "child"}, {"step", step});
    return selected(&one, 0, "%");
}

void make_voice_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection steps = SELECT(order->record, "voice_funnel", arena, {"breakdown", "all"});
    begin_bars(chart, steps.count, arena);
    for (size_t i = 0; i < steps.count; i++) {
        const char *whose = selected(&steps, i, "whose");
        bool of_child = strcmp(whose, "child") == 0;
        add_bar(&steps, i, words(arena, "%s: %s", whose, selected(&steps, i, "step")), of_child ? STYLE_1 : STYLE_2,
                chart, arena);
    }
    if (chart->row_count == 0) {
        chart->reason = "views are recorded of fewer than ten plans or reviews of the latest 12 months";
        return;
    }
    chart->title = words(
        arena,
        "Of the plans sent, the child's views were given for %s%%, are in section A of %s%%, and show in the provision of %s%%",
        share_of_step(order->record, "given for the plan", arena), share_of_step(order->record, "in section A", arena),
        share_of_step(order->record, "reflected in provision", arena));
    chart->description = words(
        arena,
        "Bars of the share of plans, and of reviews, in which each of %zu steps of a view was reached, the child first, then parents. %s.",
        chart->row_count, chart->title);
    chart->note =
        "The line across the end of a bar is the 95% interval. What is not recorded counts as not reached here; the table has it apart.";
    *table = selected_table(&steps, steps_shown, COUNT(steps_shown), arena);
}

/* ---- grades */

static const char *const grades_shown[] = {"graded by", "gate", "grade", "number", "out of", "%", "95% from", "95% to"};

void make_grades_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection sample = SELECT(order->record, "audit_grades", arena, {"sample", "random"});
    struct selection grades =
        SELECT(order->record, "audit_grades", arena, {"sample", "random"}, {"graded by", "its criteria"});
    struct selection closed = SELECT(order->record, "audit_grades", arena, {"sample", "random"}, {"gate", "closed"});
    begin_bars(chart, grades.count, arena);
    for (size_t i = 0; i < grades.count; i++) {
        const char *gate = selected(&grades, i, "gate");
        add_bar(&grades, i, words(arena, "%s the gate: %s", gate, selected(&grades, i, "grade")),
                strcmp(gate, "before") == 0 ? STYLE_3 : STYLE_1, chart, arena);
    }
    if (chart->row_count == 0) {
        chart->reason = "fewer than ten plans of a random sample were audited in the latest 12 months";
        return;
    }
    chart->title = words(
        arena,
        "In %s%% of %s audited plans something the law demands of sections A, B, F, I or K is absent: none of these can be better than Requires Improvement",
        selected(&closed, 0, "%"), selected(&closed, 0, "out of"));
    chart->description =
        words(arena, "Bars of the share of audited plans by grade, by their criteria, before and after the gate. %s.",
              chart->title);
    chart->note =
        "The line across the end of a bar is the 95% interval. The grade is the mean of the scores, what the law demands weighing twice; the table has the auditors' own grades too.";
    *table = selected_table(&sample, grades_shown, COUNT(grades_shown), arena);
}

/* ---- audits beside text */

static const char *const beside_shown[] = {"criterion",
                                           "what is looked for",
                                           "audited sound: %",
                                           "audited sound: out of",
                                           "text without a finding: %",
                                           "text without a finding: out of",
                                           "difference in points",
                                           "difference, 95% from",
                                           "difference, 95% to",
                                           "p, of all these tests",
                                           "verdict",
                                           "audited with text",
                                           "sound, but a finding",
                                           "not sound, but no finding",
                                           "checks of text"};

static void add_half(const struct selection *rows, size_t i, const char *figure, const char *label,
                     enum mark_style style, struct chart *chart, struct arena *arena)
{
    struct chart_row row = {.label = words(arena, "%s, %s", selected(rows, i, "criterion"), label), .style = style};
    const char *percent = words(arena, "%s: %%", figure);
    if (!selected_number(rows, i, percent, &row.to))
        return;
    row.value =
        words(arena, "%s%% of %s", selected(rows, i, percent), selected(rows, i, words(arena, "%s: out of", figure)));
    chart->rows[chart->row_count++] = row;
}

static bool is_compared(const struct selection *rows, size_t i)
{
    return selected(rows, i, "difference in points")[0] != '\0';
}

/* A test says that they differ. */
static bool is_apart(const struct selection *rows, size_t i)
{
    const char *verdict = selected(rows, i, "verdict");
    return strncmp(verdict, "auditors find", strlen("auditors find")) == 0 ||
           strncmp(verdict, "the text lacks", strlen("the text lacks")) == 0;
}

/* What the law demands; all of it is in the table. */
void make_beside_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection all = SELECT_ALL(order->record, "audits_beside_text", arena);
    struct selection law = SELECT(order->record, "audits_beside_text", arena, {"demanded by", "law"});
    size_t compared = 0;
    size_t apart = 0;
    begin_bars(chart, 2 * law.count, arena);
    for (size_t i = 0; i < law.count; i++) {
        if (!is_compared(&law, i))
            continue;
        compared++;
        apart += is_apart(&law, i);
        add_half(&law, i, "audited sound", "sound to auditors", STYLE_1, chart, arena);
        add_half(&law, i, "text without a finding", "nothing found in the text", STYLE_2, chart, arena);
    }
    if (compared == 0) {
        chart->reason =
            "fewer than ten plans were audited at random in the latest 12 months, or have text, for any criterion";
        return;
    }
    chart->title = words(
        arena, "Of %zu criteria that the law demands, audits and the text of all plans differ beyond chance in %zu",
        compared, apart);
    chart->description = words(
        arena,
        "Pairs of bars, a criterion each: the share of audited plans that are sound, and of all plans in whose text no check found anything. %s.",
        chart->title);
    chart->note =
        "Text and auditors see different things: checks look for words, auditors judge sense. A text without a finding need not be good.";
    *table = selected_table(&all, beside_shown, COUNT(beside_shown), arena);
}

/* ---- time beside voice */

static const char *const balance_shown[] = {"plan was", "child's views", "number", "out of", "%", "95% from", "95% to"};

static struct selection voices_of(const struct chart_order *order, const char *from, const char *was)
{
    return SELECT(order->record, "timeliness_and_quality", order->arena, {"from", from}, {"plan was", was},
                  {"audit", "audited or not"}, {"text", "text or none"});
}

static void add_balance(const struct selection *voices, const char *was, enum mark_style style, struct chart *chart,
                        struct arena *arena)
{
    for (size_t i = 0; i < voices->count; i++) {
        const char *heard = selected(voices, i, "child's views");
        if (strcmp(heard, "heard or not") != 0)
            add_bar(voices, i, words(arena, "%s: %s", was, heard), style, chart, arena);
    }
}

static const char *share_heard(const struct selection *voices, const char *heard)
{
    size_t i = 0;
    while (i < voices->count && strcmp(selected(voices, i, "child's views"), heard) != 0)
        i++;
    return selected(voices, i, "%");
}

void make_balance_chart(const struct chart_order *order, struct chart *chart, const struct people_table **table)
{
    struct arena *arena = order->arena;
    struct selection all = SELECT_ALL(order->record, "timeliness_and_quality", arena);
    const char *from = selected(&all, 0, "from"); /* the latest 12 months stand first */
    struct selection on_time = voices_of(order, from, "on time");
    struct selection late = voices_of(order, from, "late");
    begin_bars(chart, on_time.count + late.count, arena);
    add_balance(&on_time, "on time", STYLE_1, chart, arena);
    size_t first_late = chart->row_count;
    add_balance(&late, "late", STYLE_2, chart, arena);
    if (first_late == 0 || chart->row_count == first_late) {
        chart->reason =
            "fewer than ten plans were sent on time, or late, in the latest 12 months, or no views are recorded";
        return;
    }
    chart->title = words(
        arena,
        "Of the plans on time %s%% have nothing recorded of the child's views; of the late ones %s%% have them and acted on them",
        share_heard(&on_time, "not recorded"), share_heard(&late, "given and acted on"));
    chart->description =
        words(arena, "Bars of the share of plans on time, and of late ones, by what became of the child's views. %s.",
              chart->title);
    chart->note = "The line across the end of a bar is the 95% interval. Each group adds up to all of its plans.";
    struct selection both = on_time;
    both.rows = ARENA_NEW(arena, on_time.count + late.count, size_t);
    both.count = on_time.count + late.count;
    memcpy(both.rows, on_time.rows, on_time.count * sizeof *both.rows);
    memcpy(both.rows + on_time.count, late.rows, late.count * sizeof *both.rows);
    *table = selected_table(&both, balance_shown, COUNT(balance_shown), arena);
}
