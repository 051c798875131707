/*
 * import_official.h: `import official FILE.csv ...`: the DfE's published files, as downloaded, into
 * ehc_evidence.comparator.
 */
#ifndef APP_IMPORT_OFFICIAL_H
#define APP_IMPORT_OFFICIAL_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool import_official(struct program *program, struct err *err);

#endif
