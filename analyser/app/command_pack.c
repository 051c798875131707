#include "app/commands.h"
#include "app/console.h"
#include "app/pack_file.h"
#include "app/pack_outputs.h"
#include "app/program.h"
#include "app/record_file.h"
#include "base/day.h"

static bool say(struct program *program, const struct record *record, struct err *err)
{
    char as_of[DAY_TEXT_MOST];
    day_text(record->as_of, as_of);
    buf_format(&program->printed, "The pack is in %s/%s\n", program->settings.out, as_of);
    return console_print(&program->printed, err);
}

bool command_pack(struct program *program, struct err *err)
{
    struct record record;
    struct pack_definition *definition = ARENA_NEW(&program->run, 1, struct pack_definition);
    struct pack pack = {&record, definition};
    if (program->settings.paths.count != 1)
        return err_set(err, ERR_USAGE, "RUN is given more than once\nTry 'ehc-analyser pack --help'.");
    return pack_file_read(program, definition, err) &&
           record_file_read(program, program->settings.paths.path[0], &record, err) &&
           pack_file_check(program, definition, &record, err) && pack_outputs_write(program, &pack, err) &&
           say(program, &record, err);
}
