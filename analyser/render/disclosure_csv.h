/*
 * disclosure_csv.h: disclosure.csv, what disclosure control did to the pack beside it, in one row; a pack that is the
 * board's own says that it must not be published.
 */
#ifndef RENDER_DISCLOSURE_CSV_H
#define RENDER_DISCLOSURE_CSV_H

#include "base/buf.h"
#include "core/pack/pack.h"

/* A pack_maker (app/pack_outputs.h). */
MUST_CHECK bool disclosure_csv(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

#endif
