/*
 * quality_csv.h: data_quality.csv, a row for each finding: the rule, how often, a few keys (hence a file for few
 * eyes), the measures it touches.
 */
#ifndef RENDER_QUALITY_CSV_H
#define RENDER_QUALITY_CSV_H

#include "base/buf.h"
#include "core/definitions/quality.h"

void quality_csv_start(struct buf *buf);
void quality_csv_finding(struct buf *buf, const struct finding *finding);

#endif
