#include <string.h>

#include "app/import_kinds.h"

const char *const import_kind_names[IMPORT_KINDS + 1] = {NULL};

const struct import_kind import_kinds[IMPORT_KINDS + 1] = {{.takes = NULL}};
