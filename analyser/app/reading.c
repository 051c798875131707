#include "app/reading.h"
#include "app/signals.h"
#include "intake/source_session.h"

struct reading {
    struct program *program;
    const struct source_relation *states;
    struct analysis *analysis;
    uint32_t begun; /* relations, a bit each */
    uint32_t done;
    uint32_t counting; /* ahead: given to be counted, or counted */
    uint32_t counted;
    struct source_counts counts[RELATIONS];
    int64_t began[RELATIONS]; /* of journal_clock */
};

/* ---- connections */

static bool open_beside(struct program *program, struct err *err)
{
    const struct settings *settings = &program->settings;
    struct source_limits limits = {settings->statement_timeout, settings->lock_timeout};
    return source_open(&program->beside, settings->dbname, signals_flag(), err) &&
           source_limit(program->beside, &limits, err) && source_begin_beside(program->beside, program->source, err);
}

static void close_beside(struct program *program)
{
    source_close(program->beside);
    program->beside = NULL;
}

/* What goes wrong beside is of no interest: the first connection does by itself. */
bool reading_begin(struct program *program, struct err *err)
{
    struct err unheard = {.kind = ERR_NONE};
    if (!source_begin(program->source, err))
        return false;
    if (!open_beside(program, &unheard))
        close_beside(program);
    program->readers[0].source = program->source;
    program->readers[1].source = program->beside;
    return true;
}

bool reading_end(struct program *program, struct err *err)
{
    close_beside(program);
    return source_end(program->source, err);
}

/* ---- which is next */

/* What is being counted waits until it has been: nothing is under way when all is read. */
static bool can_begin(const struct reading *reading, enum relation_id relation)
{
    uint32_t taken = reading->begun | (reading->counting & ~reading->counted);
    return !(taken & RELATION_BIT(relation)) && (relation_after[relation] & ~reading->done) == 0;
}

/* RELATIONS: none, now. */
static enum relation_id next_relation(const struct reading *reading)
{
    for (int place = 0; place < RELATIONS; place++)
        if (can_begin(reading, reading_order[place]))
            return reading_order[place];
    return RELATIONS;
}

/* The next to be counted ahead of its reading. RELATIONS: none. */
static enum relation_id next_uncounted(const struct reading *reading)
{
    for (int place = 0; place < RELATIONS; place++) {
        enum relation_id relation = reading_order[place];
        if (reading->states[relation].present && !((reading->begun | reading->counting) & RELATION_BIT(relation)))
            return relation;
    }
    return RELATIONS;
}

static bool relation_done(struct reading *reading, enum relation_id relation, struct err *err)
{
    reading->done |= RELATION_BIT(relation);
    return analysis_relation_done(reading->analysis, relation, err);
}

static bool skip(struct reading *reading, enum relation_id relation, struct err *err)
{
    reading->begun |= RELATION_BIT(relation);
    analysis_expect(reading->analysis, relation, false, false, 0);
    return relation_done(reading, relation, err);
}

/* ---- rows */

static void expect(const struct reading *reading, struct row_reader *reader)
{
    if (reader->expected)
        return;
    reader->expected = true;
    analysis_expect(reading->analysis, reader->request.relation, true, row_reader_is_ordered(reader),
                    reader->counts.rows);
}

static bool take(const struct reading *reading, struct row_reader *reader, const struct frame *frame, struct err *err)
{
    expect(reading, reader);
    reader->taken += frame->rows;
    progress_rows(&reading->program->progress, contract[frame->relation].name, reader->taken, reader->counts.rows);
    return analysis_take(reading->analysis, frame, err);
}

static bool finish(struct reading *reading, struct row_reader *reader, struct err *err)
{
    enum relation_id relation = reader->request.relation;
    expect(reading, reader);
    if (!relation_done(reading, relation, err))
        return false;
    journal_relation(&reading->program->journal, relation, reader->taken, reading->began[relation]);
    return true;
}

/* ---- without threads */

struct in_turn {
    const struct reading *reading;
    struct row_reader *reader;
};

static bool take_in_turn(void *context, const struct frame *frame, struct err *err)
{
    const struct in_turn *in_turn = context;
    return take(in_turn->reading, in_turn->reader, frame, err);
}

static bool read_in_turn(struct reading *reading, struct row_reader *reader, const struct row_request *request,
                         struct err *err)
{
    struct in_turn in_turn = {reading, reader};
    return row_reader_read_in_turn(reader, request, take_in_turn, &in_turn, err) && finish(reading, reader, err);
}

/* ---- with threads */

/* Only the first reader must do its work, with a thread or without. */
static bool begin_relation(struct reading *reading, struct row_reader *reader, enum relation_id relation,
                           struct err *err)
{
    const struct row_request request = {.relation = relation,
                                        .state = reading->states[relation],
                                        .counted = reading->counted & RELATION_BIT(relation),
                                        .counts = reading->counts[relation]};
    bool first = reader == &reading->program->readers[0];
    reading->begun |= RELATION_BIT(relation);
    reading->began[relation] = journal_clock();
    if (row_reader_start(reader, &request, &reading->program->post))
        return true;
    if (first)
        return read_in_turn(reading, reader, &request, err);
    reading->begun &= ~RELATION_BIT(relation);
    reader->source = NULL;
    return true;
}

/*
 * What comes first is read by one connection, since all else waits for it: the other uses the time to count what it will
 * read later.
 */
static void count_ahead(struct reading *reading)
{
    struct program *program = reading->program;
    for (int i = 0; i < READERS; i++) {
        struct row_reader *reader = &program->readers[i];
        enum relation_id relation = next_uncounted(reading);
        if (relation == RELATIONS)
            return;
        const struct row_request request = {
            .relation = relation, .state = reading->states[relation], .only_count = true};
        if (reader->source && !reader->reading && row_reader_start(reader, &request, &program->post))
            reading->counting |= RELATION_BIT(relation);
    }
}

static bool note_counts(struct reading *reading, const struct row_reader *reader)
{
    enum relation_id relation = reader->request.relation;
    reading->counts[relation] = reader->counts;
    reading->counted |= RELATION_BIT(relation);
    return true;
}

/* Gives each reader that has nothing to do what can be read by now. */
static bool begin_what_can(struct reading *reading, struct err *err)
{
    enum relation_id relation;
    for (int i = 0; i < READERS && (relation = next_relation(reading)) != RELATIONS;) {
        struct row_reader *reader = &reading->program->readers[i];
        bool idle = reader->source && !reader->reading;
        if (!reading->states[relation].present ? !skip(reading, relation, err)
                                               : idle && !begin_relation(reading, reader, relation, err))
            return false;
        i += !idle || reader->reading; /* what has been skipped or read in turn leaves it idle */
    }
    return true;
}

/* The next batch of whichever relation, or the end of one. */
static bool take_next(struct reading *reading, struct err *err)
{
    struct program *program = reading->program;
    struct frame_relay *relays[READERS];
    for (int i = 0; i < READERS; i++)
        relays[i] = program->readers[i].reading ? &program->readers[i].relay : NULL;
    struct row_reader *reader = &program->readers[frame_relay_wait(&program->post, relays, READERS)];
    struct frame *frame = frame_relay_next(&reader->relay);
    if (!frame)
        return row_reader_finish(reader, err) &&
               (reader->request.only_count ? note_counts(reading, reader) : finish(reading, reader, err));
    if (!take(reading, reader, frame, err))
        return false;
    frame_relay_done(&reader->relay, frame);
    return true;
}

bool reading_rows(struct program *program, const struct source_relation *states, struct analysis *analysis,
                  struct err *err)
{
    struct reading reading = {.program = program, .states = states, .analysis = analysis};
    while (begin_what_can(&reading, err)) {
        if (reading.done == RELATION_BIT(RELATIONS) - 1)
            return true;
        count_ahead(&reading);
        if (!take_next(&reading, err))
            break;
    }
    for (int i = 0; i < READERS; i++)
        row_reader_end(&program->readers[i]);
    return false;
}
