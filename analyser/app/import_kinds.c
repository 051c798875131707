#include <string.h>

#include "app/import_csv.h"
#include "app/import_kinds.h"
#include "app/import_official.h"
#include "app/import_return.h"

const char *const import_kind_names[IMPORT_KINDS + 1] = {
    [IMPORT_SEN2] = "sen2",
    [IMPORT_COLLECT] = "collect",
    [IMPORT_CSV] = "csv",
    [IMPORT_OFFICIAL] = "official",
};

const struct import_kind import_kinds[IMPORT_KINDS + 1] = {
    [IMPORT_SEN2] = {.takes = "FILE.xml", .most = 1, .import = import_sen2},
    [IMPORT_COLLECT] = {.takes = "DIR", .most = 1, .import = import_collect},
    [IMPORT_CSV] = {.takes = "DIR", .most = 1, .import = import_csv},
    [IMPORT_OFFICIAL] = {.takes = "FILE.csv ...", .most = PATHS_MOST, .import = import_official},
};
