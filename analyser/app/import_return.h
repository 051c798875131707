/*
 * import_return.h: `import sen2` and `import collect`.
 */
#ifndef APP_IMPORT_RETURN_H
#define APP_IMPORT_RETURN_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool import_sen2(struct program *program, struct err *err);
MUST_CHECK bool import_collect(struct program *program, struct err *err);

#endif
