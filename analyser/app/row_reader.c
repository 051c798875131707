#include "app/background.h"
#include "app/row_reader.h"

bool row_reader_is_ordered(const struct row_reader *reader)
{
    return !reader->request.state.unique && reader->counts.surplus > 0;
}

static bool count(struct row_reader *reader, struct err *err)
{
    const struct row_request *request = &reader->request;
    if (request->counted)
        return true;
    return source_count(reader->source, request->relation, &request->state, &reader->counts, err);
}

static bool read(struct row_reader *reader, frame_sink *sink, void *context, struct err *err)
{
    uint64_t rows;
    return source_read(reader->source, &reader->request.state, row_reader_is_ordered(reader), reader->frame,
                       &reader->arena, sink, context, &rows, err);
}

static void begin(struct row_reader *reader, const struct row_request *request)
{
    arena_free(&reader->arena);
    reader->request = *request;
    reader->counts = request->counts;
    reader->err = (struct err){.kind = ERR_NONE};
    reader->expected = false;
    reader->taken = 0;
}

/* --- the thread's part */

static void read_all(void *context)
{
    struct row_reader *reader = context;
    reader->good = count(reader, &reader->err) &&
                   (reader->request.only_count || read(reader, frame_relay_put, &reader->relay, &reader->err));
    frame_relay_end(&reader->relay);
}

/* --- the caller's */

bool row_reader_start(struct row_reader *reader, const struct row_request *request, struct relay_post *post)
{
    if (!reader->background)
        reader->background = background_start(read_all, reader);
    if (!reader->background)
        return false;
    begin(reader, request);
    if (request->only_count)
        frame_relay_open_bare(&reader->relay, post);
    else
        reader->frame = frame_relay_open(&reader->relay, post, request->relation, &reader->arena);
    reader->reading = true;
    background_go(reader->background);
    return true;
}

bool row_reader_finish(struct row_reader *reader, struct err *err)
{
    background_wait(reader->background);
    reader->reading = false;
    if (!reader->good)
        *err = reader->err;
    return reader->good;
}

struct taking {
    row_taker *take;
    void *context;
};

static bool take_at_once(void *context, struct frame **frame, struct err *err)
{
    const struct taking *taking = context;
    return taking->take(taking->context, *frame, err);
}

bool row_reader_read_in_turn(struct row_reader *reader, const struct row_request *request, row_taker *take,
                             void *context, struct err *err)
{
    struct taking taking = {take, context};
    begin(reader, request);
    reader->frame = ARENA_NEW(&reader->arena, 1, struct frame);
    frame_shape(reader->frame, request->relation, &reader->arena);
    return count(reader, err) && read(reader, take_at_once, &taking, err);
}

void row_reader_end(struct row_reader *reader)
{
    if (reader->reading) {
        frame_relay_stop(&reader->relay);
        source_halt(reader->source);
    }
    background_end(reader->background);
    reader->background = NULL;
    reader->reading = false;
    arena_free(&reader->arena);
}
