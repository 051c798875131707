/*
 * evidence_table_categories.h: categories that are codes, with the words that tell a reader what they stand for.
 */
#ifndef CORE_EVIDENCE_TABLE_CATEGORIES_H
#define CORE_EVIDENCE_TABLE_CATEGORIES_H

#include "base/arena.h"

/* "B: education"; a category that speaks for itself as it is. */
const char *category_text(const char *breakdown, const char *category, struct arena *arena);

#endif
