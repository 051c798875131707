#include <string.h>

#include "app/commands.h"
#include "app/console.h"
#include "render/definitions_print.h"

typedef void definitions_printer(struct buf *buf, const struct definitions *definitions);

static definitions_printer *const printers[LIST_FORMATS] = {
    [FORMAT_TEXT] = definitions_text,
    [FORMAT_CSV] = definitions_csv,
};

bool command_list(struct program *program, struct err *err)
{
    struct definitions definitions = definitions_of((enum definition_list)program->settings.list, &program->run);
    printers[program->settings.format](&program->printed, &definitions);
    return console_print(&program->printed, err);
}
