/*
 * where_option.h: --where "team=North,need!=ASD", the conditions on cases (core/questions/filter.h).
 */
#ifndef APP_WHERE_OPTION_H
#define APP_WHERE_OPTION_H

#include "app/settings.h"
#include "base/err.h"
#include "core/questions/filter.h"

/* All of them into `filter`. ERR_USAGE where one cannot be read. */
MUST_CHECK bool where_option_read(const struct settings *settings, struct filter *filter, struct arena *arena,
                                  struct err *err);

#endif
