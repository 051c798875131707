/*
 * evidence_table_fields.h: texts that fields of tables are made of (table_part_text is in evidence_table.h).
 */
#ifndef CORE_EVIDENCE_TABLE_FIELDS_H
#define CORE_EVIDENCE_TABLE_FIELDS_H

#include <stdint.h>

#include "base/arena.h"

/* All of them live as long as the arena. */
const char *integer_text(uint64_t value, struct arena *arena);
const char *joined_text(const char *first, const char *second, struct arena *arena);

#endif
