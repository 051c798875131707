/*
 * csvw_json.h: a file of tidy data described for machines: CSV on the Web (W3C Recommendation, 17 December 2015), beside
 * the file under its name and "-metadata.json".
 */
#ifndef RENDER_CSVW_JSON_H
#define RENDER_CSVW_JSON_H

#include "base/buf.h"
#include "core/pack/pack.h"
#include "core/pack/tidy.h"

void csvw_json(struct buf *buf, const struct pack *pack, const struct tidy_table *table, struct arena *scratch);

#endif
