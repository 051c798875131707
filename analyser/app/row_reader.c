#include "app/background.h"
#include "app/row_reader.h"

/* --- the thread's part */

static void read_all(void *context)
{
    struct row_reader *reader = context;
    const struct row_request *request = &reader->request;
    reader->good = source_read(request->source, request->relation, request->ordered, reader->frame, request->arena,
                               frame_relay_put, &reader->relay, &reader->rows, &reader->err);
    frame_relay_end(&reader->relay);
}

static void start_reading(struct row_reader *reader, const struct row_request *request)
{
    reader->request = *request;
    reader->err = (struct err){.kind = ERR_NONE};
    reader->frame = frame_relay_open(&reader->relay, request->relation, request->arena);
    reader->reading = true;
    background_go(reader->background);
}

static void stop_reading(struct row_reader *reader)
{
    if (!reader->reading)
        return;
    frame_relay_stop(&reader->relay);
    background_wait(reader->background);
    frame_relay_close(&reader->relay);
    reader->reading = false;
}

/* --- the caller's */

static bool take_frames(struct row_reader *reader, row_taker *take, void *context, struct err *err)
{
    struct frame *frame;
    while ((frame = frame_relay_next(&reader->relay)) != NULL) {
        if (!take(context, frame, err))
            return false;
        frame_relay_done(&reader->relay, frame);
    }
    return true;
}

static bool read_beside(struct row_reader *reader, const struct row_request *request, row_taker *take, void *context,
                        struct err *err)
{
    start_reading(reader, request);
    bool taken = take_frames(reader, take, context, err);
    stop_reading(reader);
    if (taken && !reader->good)
        *err = reader->err;
    return taken && reader->good;
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

static bool read_in_turn(struct row_reader *reader, const struct row_request *request, row_taker *take, void *context,
                         struct err *err)
{
    struct taking taking = {take, context};
    struct frame *frame = ARENA_NEW(request->arena, 1, struct frame);
    frame_shape(frame, request->relation, request->arena);
    return source_read(request->source, request->relation, request->ordered, frame, request->arena, take_at_once,
                       &taking, &reader->rows, err);
}

bool row_reader_read(struct row_reader *reader, const struct row_request *request, row_taker *take, void *context,
                     struct err *err)
{
    if (!reader->background)
        reader->background = background_start(read_all, reader);
    return reader->background ? read_beside(reader, request, take, context, err)
                              : read_in_turn(reader, request, take, context, err);
}

void row_reader_end(struct row_reader *reader)
{
    stop_reading(reader);
    background_end(reader->background);
    reader->background = NULL;
}
