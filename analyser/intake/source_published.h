/*
 * source_published.h: published figures out of ehc_evidence.comparator, in the snapshot of the run.
 */
#ifndef INTAKE_SOURCE_PUBLISHED_H
#define INTAKE_SOURCE_PUBLISHED_H

#include "base/arena.h"
#include "base/err.h"
#include "core/official/published.h"
#include "intake/source.h"

/* Those of the authority, its region and England from a year on; none where there is no such table to read. */
MUST_CHECK bool source_published(struct source *source, const char *authority, int first_year, struct arena *arena,
                                 struct published *published, struct err *err);

#endif
