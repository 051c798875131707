/*
 * pack_outputs.h: the files of a pack, each made from the record of a run and the definition of the pack alone, so that the
 * same two give the same bytes.
 */
#ifndef APP_PACK_OUTPUTS_H
#define APP_PACK_OUTPUTS_H

#include "core/pack/pack.h"

struct program;

/* Into OUT/<as_of>, complete or absent. */
MUST_CHECK bool pack_outputs_write(struct program *program, const struct pack *pack, struct err *err);

#endif
