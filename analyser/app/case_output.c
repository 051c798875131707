#include "app/case_output.h"
#include "app/console.h"
#include "app/private_file.h"

const char *const case_list_formats[CASE_LIST_FORMATS + 1] = {
    [CASES_TEXT] = "text", [CASES_CSV] = "csv", [CASES_JSON] = "json", [CASE_LIST_FORMATS] = NULL};

const char *const case_list_endings[CASE_LIST_FORMATS] = {
    [CASES_TEXT] = "txt", [CASES_CSV] = "csv", [CASES_JSON] = "json"};

bool case_output(struct program *program, const char *what, const char *name, const struct buf *told, struct err *err)
{
    const char *out = program->settings.out;
    if (told->broken)
        return err_set(err, ERR_INTERNAL, "out of memory for what is told of cases");
    if (!out)
        return console_print(told, err);
    buf_format(&program->printed, "%s in %s/%s, for its owner alone.\n", what, out, name);
    return private_file_put(program, name, told, err) && console_print(&program->printed, err);
}
