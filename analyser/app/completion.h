/*
 * completion.h: scripts by which a shell completes the command line, made from the rows that parse it: commands, options,
 * choices, and the names of measures, breakdowns and clocks where one stands.
 */
#ifndef APP_COMPLETION_H
#define APP_COMPLETION_H

#include "app/options.h"
#include "base/arena.h"
#include "base/buf.h"

/* What may stand as the value of an option, or without a name. */
enum completing {
    COMPLETES_NOTHING,
    COMPLETES_WORDS,
    COMPLETES_LIST,       /* words with commas between them */
    COMPLETES_BEGINNINGS, /* words after which more is written: "team=" */
    COMPLETES_FILES,
};

struct completion {
    enum completing how;
    const char *words; /* with blanks between them */
};

struct completion completion_of(const struct option *option, struct arena *arena);

typedef void completion_writer(struct buf *buf, struct arena *arena);
completion_writer completion_bash;
completion_writer completion_zsh;
completion_writer completion_fish;

/* A text in single quotes, as all three shells read it but for what `quote` is: that of a quote within. */
const char *quoted_for_shell(const char *text, const char *quote, struct arena *arena);

#endif
