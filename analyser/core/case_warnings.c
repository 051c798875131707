#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "base/nearest.h"
#include "base/words.h"
#include "core/analysis_private.h"
#include "core/case_warnings.h"
#include "core/cases/case_rows.h"
#include "core/inference/critical_path.h"
#include "core/inference/early_warning.h"
#include "core/inference/result_table.h"

struct gathering {
    const struct book *book;
    const struct warnings_asked *asked;
    const struct filter *filter;
    struct arena *arena;
    struct case_warnings *warnings;
    size_t room;
    bool *advice_awaited; /* by place of the request: some of its advice has not come */
};

/* ---- who is asked for */

static bool is_called(const struct category_names *names, const char *who)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (strcmp(names->names[i], who) == 0)
            return true;
    return false;
}

static bool who_is_there(const struct categories *categories, const char *who, struct err *err)
{
    const enum breakdown_id of_whom[] = {BREAKDOWN_TEAM, BREAKDOWN_PROVIDER};
    struct nearest nearest = {.wanted = who};
    for (int i = 0; i < 2 && who; i++) {
        const struct category_names *names = &categories->of[of_whom[i]];
        if (is_called(names, who))
            return true;
        for (uint32_t n = 0; n < names->count; n++)
            nearest_offer(&nearest, names->names[n]);
    }
    if (!who)
        return true;
    return err_set(err, ERR_USAGE, "no team and no service is called '%.60s'%s%.60s%s", who,
                   nearest.name ? "; did you mean '" : "", nearest.name ? nearest.name : "", nearest.name ? "'?" : "");
}

/* ---- the step that holds a case */

static bool note_awaited(void *context, const struct told *told)
{
    const struct gathering *gathering = context;
    if (told->instance->end == DAY_NONE && told->instance->closed == DAY_NONE)
        gathering->advice_awaited[told->place.place] = true;
    return true;
}

static enum critical_step step_of_plan(const struct gathering *gathering, uint32_t place)
{
    const struct request_record *request = &gathering->book->records.requests[place];
    if (request->decided == DAY_NONE)
        return STEP_DECISION;
    if (request->draft != DAY_NONE)
        return STEP_FINAL;
    return gathering->advice_awaited[place] ? STEP_ADVICE : STEP_DRAFT;
}

static const char *step_of(const struct gathering *gathering, const struct warning *warning)
{
    if (warning->clock == CLOCK_REQ6)
        return critical_step_name(STEP_DECISION);
    if (warning->clock == CLOCK_PLAN20)
        return critical_step_name(step_of_plan(gathering, warning->place.place));
    return warning->clock == CLOCK_ADV6 ? critical_step_name(STEP_ADVICE) : clocks[warning->clock].title;
}

/* ---- rows */

static const char *name_of(const struct gathering *gathering, enum breakdown_id breakdown, uint16_t category)
{
    return gathering->book->categories.of[breakdown].names[category];
}

static struct case_warning row_of(const struct gathering *gathering, const struct warning *warning,
                                  const struct case_categories *categories)
{
    bool advice = warning->clock == CLOCK_ADV6;
    enum breakdown_id of_whom = advice ? BREAKDOWN_PROVIDER : BREAKDOWN_TEAM;
    return (struct case_warning){
        .who_is = advice ? "service" : "team",
        .who = name_of(gathering, of_whom, categories->of[of_whom]),
        .clock = clocks[warning->clock].id,
        .title = clocks[warning->clock].title,
        .step = step_of(gathering, warning),
        .case_kind = case_kind_names[warning->place.kind],
        .case_id = case_id(gathering->book, &warning->place),
        .row = case_row_of(warning->clock),
        .row_id = warning->place.row,
        .need = name_of(gathering, BREAKDOWN_NEED, categories->of[BREAKDOWN_NEED]),
        .start = warning->instance.start,
        .due = warning->instance.due,
        .days_left = warning->instance.due - gathering->book->as_of,
        .known = warning->known,
        .chance = warning->chance,
        .informed_by = warning->informed_by,
    };
}

static void take_warnings(struct gathering *gathering, const struct clock_warnings *found)
{
    struct case_warnings *warnings = gathering->warnings;
    for (size_t i = 0; i < found->count; i++) {
        const struct warning *warning = &found->open[i];
        if (warning->instance.due - gathering->book->as_of > gathering->asked->within)
            continue;
        struct case_categories categories = place_categories(gathering->book, &warning->place);
        struct case_warning row = row_of(gathering, warning, &categories);
        bool by_who = gathering->asked->who && strcmp(row.who, gathering->asked->who) != 0;
        if (by_who || !filter_takes(gathering->filter, &categories, warning->instance.start))
            continue;
        warnings->rows = growing(gathering->arena, warnings->rows, warnings->count, &gathering->room, sizeof row);
        warnings->rows[warnings->count++] = row;
    }
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int soonest_and_likeliest(const void *a, const void *b)
{
    const struct case_warning *x = a;
    const struct case_warning *y = b;
    int order = strcmp(x->who_is, y->who_is);
    if (!order)
        order = strcmp(x->who, y->who);
    if (!order)
        order = compare(x->due, y->due);
    if (!order)
        order = compare(y->known, x->known);
    if (!order && x->known && x->chance != y->chance)
        return x->chance > y->chance ? -1 : 1;
    if (!order)
        order = strcmp(x->clock, y->clock);
    if (!order)
        order = compare(x->case_id, y->case_id);
    return order ? order : compare(x->row_id, y->row_id);
}

bool analysis_warnings(struct analysis *analysis, const struct warnings_asked *asked, struct filter *filter,
                       struct arena *arena, struct case_warnings *warnings, struct err *err)
{
    struct book *book = &analysis->book;
    struct gathering gathering = {
        .book = book, .asked = asked, .filter = filter, .arena = arena, .warnings = warnings};
    struct arena *scratch = &analysis->worklist_arena;
    if (!who_is_there(&book->categories, asked->who, err) || !filter_resolve(filter, &book->categories, arena, err))
        return false;
    *warnings = (struct case_warnings){.as_of = book->as_of};
    gathering.advice_awaited = ARENA_NEW(arena, book->records.request_count + 1, bool);
    tell_passed(book, &(struct telling){CLOCK_ADV6, note_awaited, &gathering, arena});
    struct result_table tried = result_table_begin(RESULT_EARLY_WARNING_TRIED, arena);
    for (enum clock_id clock = 0; clock < CLOCKS; clock++) {
        if (clocks[clock].scope != MEASURED_ON_EVERY_BASIS)
            continue;
        arena_begin_pass(scratch, book->arena);
        struct clock_warnings found = early_warning_of(book, clock, scratch, scratch);
        take_warnings(&gathering, &found);
        early_warning_tried(&tried, clock, &found);
        arena_free(scratch);
    }
    warnings->tried = result_table_end(&tried);
    if (warnings->count > 1)
        qsort(warnings->rows, warnings->count, sizeof warnings->rows[0], soonest_and_likeliest);
    return true;
}

/* ---- as texts */

static const char *shown(const char *name, struct arena *arena)
{
    return text_shown((struct text){name, (uint32_t)strlen(name)}, arena);
}

static const char *const warning_header[] = {"who is", "who",    "days_left", "chance of missing: %", "informed by cases",
                                             "clock",  "title",  "step",      "case",                 "case_id",
                                             "row",    "row_id", "need",      "start",                "due"};

enum { WARNING_COLUMNS = sizeof warning_header / sizeof warning_header[0] };

static void put_row(const struct case_warning *warning, const char **text, struct arena *arena)
{
    *text++ = warning->who_is;
    *text++ = shown(warning->who, arena);
    *text++ = words(arena, "%d", (int)warning->days_left);
    *text++ = warning->known ? result_number(arena, 100 * warning->chance, 1) : "";
    *text++ = warning->known ? result_count(arena, warning->informed_by) : "";
    *text++ = warning->clock;
    *text++ = warning->title;
    *text++ = warning->step;
    *text++ = warning->case_kind;
    *text++ = warning->case_kind[0] ? words(arena, "%lld", (long long)warning->case_id) : "";
    *text++ = case_row_names[warning->row];
    *text++ = warning->row == ROW_IS_CASE ? "" : words(arena, "%lld", (long long)warning->row_id);
    *text++ = warning->need;
    *text++ = result_day(arena, warning->start);
    *text++ = result_day(arena, warning->due);
}

struct people_table case_warnings_table(const struct case_warnings *warnings, struct arena *arena)
{
    const char **text = ARENA_NEW(arena, (warnings->count + 1) * WARNING_COLUMNS, const char *);
    for (size_t i = 0; i < warnings->count; i++)
        put_row(&warnings->rows[i], text + i * WARNING_COLUMNS, arena);
    return (struct people_table){.id = "worklist",
                                 .title = "Open cases whose limit runs out soon",
                                 .note = "",
                                 .law = "",
                                 .columns = WARNING_COLUMNS,
                                 .rows = warnings->count,
                                 .header = warning_header,
                                 .text = text};
}
