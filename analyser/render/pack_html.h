/*
 * pack_html.h: board-pack.html, one file with everything in it: no script, no request to anywhere.
 */
#ifndef RENDER_PACK_HTML_H
#define RENDER_PACK_HTML_H

#include "base/buf.h"
#include "core/pack/pack.h"

/* A pack_maker (app/pack_outputs.h). */
MUST_CHECK bool pack_html(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err);

#endif
