/*
 * case_texts.h: the versions of plans that were read, one by one: by plan, the oldest version first; the latest with its
 * sketches, where the analysis was asked to keep them (analysis_options.keep_sketches).
 */
#ifndef CORE_CASE_TEXTS_H
#define CORE_CASE_TEXTS_H

#include "core/analysis.h"
#include "core/records/case_text.h"

/* When all rows are in. */
bool analysis_case_texts(const struct analysis *analysis, case_text_sink *sink, void *context,
                         struct err *err) MUST_CHECK;

#endif
