/*
 * keep_option.h: --keep "35d,13m,5y", the rule by which stored runs stay (ehc_evidence.runs_let_go reads it).
 */
#ifndef APP_KEEP_OPTION_H
#define APP_KEEP_OPTION_H

#include "app/settings.h"
#include "base/err.h"

/* ERR_USAGE where it cannot be read, or nothing is stored. */
MUST_CHECK bool keep_option_check(const struct settings *settings, struct err *err);

#endif
