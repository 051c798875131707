#include <stdio.h>
#include <time.h>

#include "app/journal.h"
#include "app/today.h"
#include "base/day.h"

enum { LINE_MOST = 1 << 14 };

const char *const log_format_names[LOG_FORMATS + 1] = {
    [LOG_NONE] = "none", [LOG_LOGFMT] = "logfmt", [LOG_JSON] = "json"};

int64_t journal_clock(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void journal_attempt(struct journal *journal, enum log_format format, int32_t as_of, int64_t attempts)
{
    *journal = (struct journal){.format = format, .as_of = as_of, .attempts = attempts};
}

/* --- lines of the log */

static struct log_line begin(const struct journal *journal, struct buf *buf, const char *level, const char *step)
{
    char now[LOGGED_AT_MOST];
    char as_of[DAY_TEXT_MOST];
    struct log_line line = {.buf = buf, .format = journal->format};
    logged_at(now);
    day_text(journal->as_of, as_of);
    buf_init(buf, LINE_MOST);
    log_line_text(&line, "ts", now);
    log_line_text(&line, "level", level);
    log_line_text(&line, "as_of", as_of);
    log_line_text(&line, "step", step);
    return line;
}

/* In one piece, so that lines of two programs do not mix. A log that cannot be written stops nothing. */
static void end(struct log_line *line)
{
    log_line_end(line);
    if (!line->buf->broken)
        fwrite(line->buf->bytes, 1, line->buf->length, stderr);
    buf_free(line->buf);
}

void journal_relation(struct journal *journal, enum relation_id relation, uint64_t rows, int64_t began)
{
    journal->read[relation] = true;
    journal->rows[relation] = rows;
    journal->rows_of_step += rows;
    if (journal->format == LOG_NONE)
        return;
    struct buf buf;
    struct log_line line = begin(journal, &buf, "info", "reading a relation");
    log_line_text(&line, "relation", contract[relation].name);
    log_line_number(&line, "duration_ms", journal_clock() - began);
    log_line_number(&line, "rows", (int64_t)rows);
    end(&line);
}

static const char *level_of(const struct err *err)
{
    return err->kind == ERR_NONE ? "info" : err->kind == ERR_CROSSED || err->passing ? "warn" : "error";
}

static void log_step(const struct journal *journal, const char *step, int64_t milliseconds, const struct err *err)
{
    struct buf buf;
    struct log_line line = begin(journal, &buf, level_of(err), step);
    log_line_number(&line, "duration_ms", milliseconds);
    if (journal->rows_of_step > 0)
        log_line_number(&line, "rows", (int64_t)journal->rows_of_step);
    end(&line);
}

void journal_step(struct journal *journal, const char *step, int64_t began, const struct err *err)
{
    int64_t milliseconds = journal_clock() - began;
    if (journal->step_count < JOURNAL_STEPS_MOST)
        journal->steps[journal->step_count++] = (struct step_time){step, milliseconds};
    if (journal->format != LOG_NONE)
        log_step(journal, step, milliseconds, err);
    journal->rows_of_step = 0;
}

bool journal_retry(const struct journal *journal, const struct err *err, int64_t wait)
{
    if (journal->format == LOG_NONE)
        return false;
    struct buf buf;
    struct log_line line = begin(journal, &buf, "warn", "waiting for another attempt");
    log_line_number(&line, "attempt", journal->attempts);
    log_line_number(&line, "wait_ms", wait);
    log_line_text(&line, "msg", err->text);
    end(&line);
    return true;
}

bool journal_failure(const struct journal *journal, const struct err *err)
{
    if (journal->format == LOG_NONE)
        return false;
    struct buf buf;
    struct log_line line = begin(journal, &buf, err->kind == ERR_CROSSED ? "warn" : "error", "ending");
    log_line_number(&line, "exit_code", (int64_t)err->kind);
    log_line_text(&line, "msg", err->text);
    end(&line);
    return true;
}
