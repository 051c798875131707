#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "render/report_files.h"

struct report_file {
    const char *folder;
    const char *name;
    const char *text;
};

#include "reports_data.inc"

const char *report_file(const char *name)
{
    for (size_t i = 0; i < sizeof report_files / sizeof report_files[0]; i++)
        if (strcmp(report_files[i].name, name) == 0)
            return report_files[i].text;
    assert(!name); /* the program was built without it */
    abort();
}
