/*
 * definitions_print.h: a list of definitions as CSV, or in aligned columns for a terminal.
 */
#ifndef RENDER_DEFINITIONS_PRINT_H
#define RENDER_DEFINITIONS_PRINT_H

#include "base/buf.h"
#include "render/definitions.h"

void definitions_csv(struct buf *buf, const struct definitions *definitions);
void definitions_text(struct buf *buf, const struct definitions *definitions);

#endif
