/*
 * evidence_table_draft.h: a table being made: its fields are written one after another, header and rows apart.
 */
#ifndef CORE_EVIDENCE_TABLE_DRAFT_H
#define CORE_EVIDENCE_TABLE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/tables/evidence_table_collector.h"

struct draft {
    const struct table_collector *collector;
    const struct table_definition *definition;
    struct arena *arena;
    const char **text;
    size_t next;
    bool cut; /* a want of the table was cut */
};

/* Begins anew, with room for so many fields. */
void draft_begin(struct draft *draft, size_t fields);

/* Texts are not copied. */
void draft_put(struct draft *draft, const char *text);
void draft_put_day(struct draft *draft, int32_t day);

/* A word, and empty fields after it, so many fields together. */
void draft_put_word(struct draft *draft, const char *word, size_t fields);

#endif
