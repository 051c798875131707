/*
 * import_csv.h: `import csv DIR`: a file <relation>.csv for each relation of the contract that the folder has.
 */
#ifndef APP_IMPORT_CSV_H
#define APP_IMPORT_CSV_H

#include "app/program.h"
#include "base/err.h"

MUST_CHECK bool import_csv(struct program *program, struct err *err);

#endif
