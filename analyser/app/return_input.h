/*
 * return_input.h: a SEN2 return on its way into the database, from an XML file or from the folder of COLLECT's nine
 * tables. Read and checked it stands in temporary tables (sql/import/return_begin.sql), to be stored or let go.
 */
#ifndef APP_RETURN_INPUT_H
#define APP_RETURN_INPUT_H

#include "app/program.h"
#include "base/err.h"

/* In the transaction of import_begin. ERR_DATA: it is no return, or broken; the message says where. */
MUST_CHECK bool return_read_xml(struct program *program, const char *path, struct err *err);
MUST_CHECK bool return_read_collect(struct program *program, const char *path, struct err *err);

/* Looks for what breaks the rules of core/definitions/return_rules.h. */
MUST_CHECK bool return_check(struct program *program, struct err *err);

#endif
