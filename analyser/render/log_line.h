/*
 * log_line.h: one line of a log, as logfmt (a=1 b="two words") or as JSON: names and values in the order given. Text may hold
 * anything; it cannot end the line or begin another field.
 */
#ifndef RENDER_LOG_LINE_H
#define RENDER_LOG_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum log_format { LOG_NONE, LOG_LOGFMT, LOG_JSON, LOG_FORMATS };

struct log_line {
    struct buf *buf;
    enum log_format format;
    bool begun;
};

void log_line_text(struct log_line *line, const char *name, const char *text);
void log_line_number(struct log_line *line, const char *name, int64_t number);

/* With the line's end. */
void log_line_end(struct log_line *line);

#endif
