#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/analysis.h"
#include "core/analysis_private.h"
#include "core/inference/audit_sample.h"
#include "core/inference/critical_path.h"
#include "core/inference/headlines.h"
#include "core/inference/inference.h"
#include "core/inference/plans_to_revise.h"
#include "core/official/official_tables.h"
#include "core/records/book.h"
#include "core/statistics/distributions.h"

static const struct reader *const readers[RELATIONS] = {
    [RELATION_AUTHORITY] = &reader_of_authority,
    [RELATION_SETTING] = &reader_of_setting,
    [RELATION_PERSON] = &reader_of_person,
    [RELATION_REQUEST] = &reader_of_request,
    [RELATION_ASSESSMENT] = &reader_of_assessment,
    [RELATION_SEN_NEED] = &reader_of_sen_need,
    [RELATION_ADVICE] = &reader_of_advice,
    [RELATION_PLAN] = &reader_of_plan,
    [RELATION_VOICE] = &reader_of_voice,
    [RELATION_REVIEW] = &reader_of_review,
    [RELATION_AUDIT] = &reader_of_audit,
    [RELATION_AUDIT_SCORE] = &reader_of_audit_score,
    [RELATION_TRIBUNAL_ORDER] = &reader_of_tribunal_order,
    [RELATION_PLAN_SECTION] = &reader_of_plan_section,
};

int32_t analysis_default_since(int32_t as_of)
{
    return day_of(day_civil(as_of).year - 5, 1, 1);
}

/* ---- before the rows */

static void begin_batches(const struct book *book, struct tally_batches *batches, size_t instances, struct arena *arena)
{
    size_t most = book->options.batch;
    tally_batches_init(batches, most > 0 && most < instances ? most : instances, &book->calendars[GRAIN_MONTH], arena);
}

/* A tally in an arena of its own, so that it can go when it has been read. */
static void begin_clock(struct book *book, enum clock_id clock)
{
    arena_begin_pass(&book->tally_arenas[clock], book->arena);
    struct tally_batches *batches = is_told(clock) ? &book->told : &book->passing[clock];
    if (!is_told(clock))
        begin_batches(book, batches, clocks[clock].subject == SUBJECT_ORDER ? BATCH_OF_FEW : BATCH_OF_MANY,
                      &book->tally_arenas[clock]);
    clock_tally_init(&book->clock_tallies[clock], &book->clocks[clock], clock_breakdowns(clock), book->calendars,
                     batches, &book->tally_arenas[clock], book->options.counting);
}

/* Of what has a headline. Each in an arena of its own: they are counted by different threads. */
static void begin_profiles(struct book *book)
{
    const struct calendar *months = &book->calendars[GRAIN_MONTH];
    for (int i = 0; i < HEADLINES; i++) {
        const struct headline *headline = &headlines[i];
        enum population population = family_measures[headline->family].population;
        struct profile_tally **place = headline->of_clock ? &book->clock_tallies[headline->clock].profiles
                                                          : &book->family_tallies[population].profiles;
        if (*place)
            continue;
        *place = headline->of_clock ? &book->clock_profiles[headline->clock] : &book->family_profiles[population];
        struct arena *arena = headline->of_clock ? &book->clock_profile_arenas[headline->clock]
                                                 : &book->family_profile_arenas[population];
        arena_begin_pass(arena, book->arena);
        profile_tally_init(*place, headline->of_clock ? PROFILE_CLOCK_COUNTS : 1 + population_measures(population),
                           months, arena);
    }
}

static void begin_tallies(struct book *book)
{
    for (enum grain grain = 0; grain < GRAINS; grain++)
        calendar_init(&book->calendars[grain], grain, book->options.since, book->as_of, book->arena);
    for (enum grain grain = 0; grain < GRAINS; grain++)
        calendar_relate(&book->calendars[grain], &book->calendars[GRAIN_MONTH], book->arena);
    begin_batches(book, &book->told, BATCH_OF_MANY, book->arena);
    for (enum clock_id c = 0; c < CLOCKS; c++)
        begin_clock(book, c);
    for (enum population p = 0; p < POPULATIONS; p++)
        family_tally_init(&book->family_tallies[p], p, population_breakdowns(p), book->calendars, book->arena);
    begin_profiles(book);
    for (enum family_measure_id m = 0; m < FAMILY_MEASURES; m++)
        book->family_bits[m] = 1U << family_measure_place(m);
}

/* The readers' columns are those of the contract, in its order. */
static void check_readers(void)
{
    for (enum relation_id r = 0; r < RELATIONS; r++)
        for (size_t i = 0; i < contract_read_count(&contract[r]); i++)
            assert(strcmp(readers[r]->columns[i], contract_read_column(&contract[r], i)->name) == 0);
}

static struct text text_of(const char *text)
{
    return (struct text){text, (uint32_t)strlen(text)};
}

/* "PLAN20", "on_time" gives "PLAN20.on_time". */
static const char *joined(const char *id, const char *measure, struct arena *arena)
{
    size_t length = strlen(id);
    size_t rest = strlen(measure);
    char *name = arena_take(arena, length + rest + 2, 1);
    memcpy(name, id, length);
    name[length] = '.';
    memcpy(name + length + 1, measure, rest);
    return name;
}

static void name_measures(struct analysis *analysis)
{
    for (enum clock_id c = 0; c < CLOCKS; c++)
        for (enum clock_measure_id m = 0; m < CLOCK_MEASURES; m++)
            analysis->measure_names[c][m] = joined(clocks[c].id, clock_measures[m].name, analysis->book.arena);
}

static void begin_space(struct analysis *analysis, enum hand hand)
{
    arena_begin_pass(&analysis->space_arenas[hand], analysis->book.arena);
    figures_space_init(&analysis->spaces[hand], &analysis->space_arenas[hand]);
}

static void begin_work(struct analysis *analysis)
{
    arena_begin_pass(&analysis->book.index_arena, analysis->book.arena);
    for (enum hand hand = 0; hand < HANDS; hand++)
        begin_space(analysis, hand);
    arena_begin_pass(&analysis->worklist_arena, analysis->book.arena);
    for (enum clock_id c = 0; c < CLOCKS; c++)
        for (enum hand hand = 0; hand < HANDS; hand++)
            arena_begin_pass(&analysis->works[c].arenas[hand], analysis->book.arena);
}

struct analysis *analysis_new(struct arena *arena, const struct analysis_options *options)
{
    struct analysis *analysis = ARENA_NEW(arena, 1, struct analysis);
    struct book *book = &analysis->book;
    bool full = false;
    check_readers();
    distributions_begin();
    book->arena = arena;
    book->options = *options;
    book->as_of = options->as_of;
    book->quality.rows = options->found;
    book->clocks = options->clocks ? options->clocks : clocks;
    categories_init(&book->categories, arena);
    book->authority_used = ARENA_NEW(arena, CATEGORIES_MOST + 1, bool);
    if (options->authority)
        book->authority_asked = category_of(&book->categories, BREAKDOWN_AUTHORITY, text_of(options->authority), &full);
    begin_tallies(book);
    name_measures(analysis);
    list_blocks(analysis);
    begin_work(analysis);
    if (options->question)
        begin_listings(analysis);
    for (enum relation_id r = 0; r < RELATIONS; r++)
        book->totals[r].relation = r;
    return analysis;
}

void analysis_expect(struct analysis *analysis, enum relation_id relation, bool there, bool ordered, uint64_t rows)
{
    struct control_total *total = &analysis->book.totals[relation];
    total->there = there;
    total->counted = there ? rows : 0;
    analysis->ordered[relation] = ordered;
}

/* ---- the rows */

static void begin(struct analysis *analysis, enum relation_id relation)
{
    if (analysis->begun & RELATION_BIT(relation))
        return;
    assert((relation_after[relation] & ~analysis->done) == 0);
    analysis->begun |= RELATION_BIT(relation);
    if (readers[relation]->begin)
        readers[relation]->begin(&analysis->book, analysis->book.totals[relation].counted);
}

static const enum rule_id rule_of_reason[ASIDE_REASONS] = {
    [ASIDE_KEY_MISSING] = RULE_KEY_MISSING,
    [ASIDE_DUPLICATE] = RULE_DUPLICATE_KEY,
    [ASIDE_ORPHAN] = RULE_ORPHAN,
};

static void settle_row(struct analysis *analysis, const struct frame *frame, const struct row_key *key, size_t row,
                       enum aside_reason reason)
{
    struct control_total *total = &analysis->book.totals[frame->relation];
    total->read++;
    total->used += reason == ASIDE_NOT;
    total->aside[reason] += reason != ASIDE_NOT;
    if (reason == ASIDE_NOT || reason == ASIDE_OTHER_AUTHORITY)
        return;
    const struct frame_column *first = key->columns[0];
    int64_t id = first->number ? first->number[row] : NUMBER_NONE; /* of such a key there is no example */
    quality_found(&analysis->book.quality, rule_of_reason[reason], frame->relation, id);
}

enum { AT_A_TIME = 2048 };

/* Rows come more slowly than they are taken: what can be done of the rest is done between them. */
static void go_on_meanwhile(struct analysis *analysis)
{
    const uint32_t requests_whole = RELATION_BIT(RELATION_ASSESSMENT) | RELATION_BIT(RELATION_SEN_NEED);
    work_out_meanwhile(analysis);
    if ((analysis->done & requests_whole) == requests_whole)
        count_requests(&analysis->book, AT_A_TIME);
    if (analysis->done & RELATION_BIT(RELATION_REVIEW))
        count_plans(&analysis->book, AT_A_TIME);
}

bool analysis_take(void *context, const struct frame *frame, struct err *err)
{
    struct analysis *analysis = context;
    const struct control_total *total = &analysis->book.totals[frame->relation];
    if (total->counted > ROWS_MOST)
        return err_set(err, ERR_DATA, "relation %s has %llu rows; the most that can be told apart are %lu",
                       contract[frame->relation].name, (unsigned long long)total->counted, (unsigned long)ROWS_MOST);
    if (total->read + frame->rows > total->counted)
        return err_set(err, ERR_DATA,
                       "relation %s gave more rows than it counted in the same snapshot (%llu): a view whose result "
                       "changes from one reading to the next cannot be analysed",
                       contract[frame->relation].name, (unsigned long long)total->counted);
    begin(analysis, frame->relation);
    go_on_meanwhile(analysis);
    struct row_key key = row_key_of(frame);
    for (size_t row = 0; row < frame->rows; row++) {
        enum aside_reason reason =
            row_key_judge(&key, &analysis->last[frame->relation], row, analysis->ordered[frame->relation]);
        if (reason == ASIDE_NOT)
            reason = readers[frame->relation]->take(&analysis->book, frame, row);
        settle_row(analysis, frame, &key, row, reason);
    }
    row_key_keep_texts(&key, &analysis->last[frame->relation], analysis->book.arena);
    return true;
}

/* ---- after the rows */

static void end(struct analysis *analysis, enum relation_id relation)
{
    if (analysis->done & RELATION_BIT(relation))
        return;
    begin(analysis, relation);
    if (readers[relation]->done)
        readers[relation]->done(&analysis->book);
    analysis->done |= RELATION_BIT(relation);
}

bool analysis_relation_done(struct analysis *analysis, enum relation_id relation, struct err *err)
{
    const struct control_total *total = &analysis->book.totals[relation];
    if (total->read != total->counted)
        return err_set(err, ERR_DATA, "relation %s counts %llu rows in the snapshot but %llu were read",
                       contract[relation].name, (unsigned long long)total->counted, (unsigned long long)total->read);
    end(analysis, relation);
    return true;
}

static bool totals_add_up(const struct analysis *analysis, struct err *err)
{
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        const struct control_total *total = &analysis->book.totals[r];
        uint64_t sum = total->used;
        for (int reason = 0; reason < ASIDE_REASONS; reason++)
            sum += total->aside[reason];
        if (sum != total->read || total->read != total->counted)
            return err_set(err, ERR_DATA,
                           "control totals of %s do not add up: counted %llu, read %llu, used and set aside %llu",
                           contract[r].name, (unsigned long long)total->counted, (unsigned long long)total->read,
                           (unsigned long long)sum);
    }
    return true;
}

static bool authority_is_there(const struct book *book, struct err *err)
{
    bool nothing = book->records.request_count == 0 && book->records.plan_count == 0;
    if (!book->options.authority || nothing || book->authority_used[book->authority_asked])
        return true;
    return err_set(err, ERR_CONFIGURATION,
                   "no request and no plan is of authority '%s': give --authority a code that stands in "
                   "ehc.request.local_authority or ehc.plan.local_authority, or leave it out",
                   book->options.authority);
}

/* The one authority there is, "all" where there are several. */
static const char *find_authority(const struct book *book, bool *several)
{
    const struct category_names *names = &book->categories.of[BREAKDOWN_AUTHORITY];
    const char *found = NULL;
    *several = false;
    if (book->options.authority)
        return book->options.authority;
    for (uint32_t i = CATEGORY_NOT_RECORDED + 1; i < names->count; i++) {
        *several |= book->authority_used[i] && found;
        found = book->authority_used[i] ? names->names[i] : found;
    }
    if (*several)
        return "all";
    return found ? found : names->names[CATEGORY_NOT_RECORDED];
}

const char *analysis_only_authority(const struct analysis *analysis)
{
    const struct book *book = &analysis->book;
    bool several;
    const char *found = find_authority(book, &several);
    return several || found == book->categories.of[BREAKDOWN_AUTHORITY].names[CATEGORY_NOT_RECORDED] ? NULL : found;
}

bool analysis_finish(struct analysis *analysis, struct err *err)
{
    struct book *book = &analysis->book;
    assert(analysis->done == RELATION_BIT(RELATIONS) - 1);
    arena_free(&book->index_arena);
    if (!totals_add_up(analysis, err) || !authority_is_there(book, err))
        return false;
    count_requests(book, UINT32_MAX);
    find_same_day_outcomes(book);
    finish_requests(book);
    work_out_meanwhile(analysis);
    finish_plans(book);
    work_out_meanwhile(analysis);
    official_count_records(&analysis->official, book, book->arena);
    analysis->local_authority = find_authority(book, &analysis->several_authorities);
    category_order_init(&analysis->order, &book->categories, analysis->several_authorities, book->arena);
    return true;
}

const char *analysis_local_authority(const struct analysis *analysis)
{
    return analysis->local_authority;
}

const char *analysis_authority_name(const struct analysis *analysis)
{
    const struct book *book = &analysis->book;
    for (uint32_t i = 0; i < book->authority_count; i++)
        if (text_same(book->authorities[i].code, text_of(analysis->local_authority)))
            return book->authorities[i].name;
    return NULL;
}

size_t analysis_official_tables(const struct analysis *analysis, const struct published *published, struct arena *arena,
                                const struct people_table **tables)
{
    const struct book *book = &analysis->book;
    struct official_scope scope = {.counts = &analysis->official,
                                   .authorities = &book->categories.of[BREAKDOWN_AUTHORITY],
                                   .used = book->authority_used,
                                   .one = analysis->several_authorities ? NULL : analysis->local_authority,
                                   .one_name = analysis_authority_name(analysis)};
    return official_tables(&scope, published, arena, tables);
}

void analysis_statistics(const struct analysis *analysis, const struct series *series,
                         const struct inference_settings *settings, const struct published *published,
                         struct arena *arena, struct arena *scratch, struct people_table *tables)
{
    const struct inference inference = {.series = series,
                                        .book = &analysis->book,
                                        .order = &analysis->order,
                                        .settings = settings,
                                        .published = published,
                                        .own = analysis_only_authority(analysis),
                                        .arena = arena,
                                        .scratch = scratch};
    inference_tables(&inference, tables);
}

const struct late_plan_row *analysis_late_plans(const struct analysis *analysis, struct arena *arena, size_t *count)
{
    const struct inference inference = {
        .book = &analysis->book, .order = &analysis->order, .arena = arena, .scratch = arena};
    return late_plans(&inference, count);
}

const struct plan_to_revise *analysis_plans_to_revise(const struct analysis *analysis, struct arena *arena,
                                                      size_t *count)
{
    const struct inference inference = {
        .book = &analysis->book, .order = &analysis->order, .arena = arena, .scratch = arena};
    return plans_to_revise(&inference, count);
}

bool analysis_sample(const struct analysis *analysis, uint64_t size, uint64_t seed, struct arena *arena,
                     struct audit_sample *sample, struct err *err)
{
    return audit_sample_draw(&analysis->book, &analysis->order, size, seed, arena, sample, err);
}

bool analysis_findings(const struct analysis *analysis, finding_sink *sink, void *context, struct err *err)
{
    for (enum rule_id rule = 0; rule < RULES; rule++)
        for (enum relation_id relation = 0; relation < RELATIONS; relation++) {
            const struct finding *finding = &analysis->book.quality.findings[rule][relation];
            if (finding->count && !sink(context, finding, err))
                return false;
        }
    return true;
}

const struct control_total *analysis_totals(const struct analysis *analysis)
{
    return analysis->book.totals;
}
