/*
 * restatements_text.h: what a newer run restates, for people: first how many figures, then which.
 */
#ifndef RENDER_RESTATEMENTS_TEXT_H
#define RENDER_RESTATEMENTS_TEXT_H

#include "base/buf.h"
#include "core/pack/restatements.h"

void restatements_text(struct buf *buf, const struct restatements *restatements, struct arena *arena);

#endif
