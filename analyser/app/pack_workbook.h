/*
 * pack_workbook.h: evidence.xlsx of a pack, as bytes, which go the way of every other file of the pack: hashed, whole or not at all.
 */
#ifndef APP_PACK_WORKBOOK_H
#define APP_PACK_WORKBOOK_H

#include "base/buf.h"
#include "core/pack/pack.h"

/* A pack_maker (pack_outputs.h). */
MUST_CHECK bool pack_workbook(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

#endif
