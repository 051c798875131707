#include "app/commands.h"
#include "app/console.h"
#include "app/program.h"
#include "app/record_file.h"
#include "core/pack/restatements.h"
#include "render/restatements_text.h"
#include "render/table_csv.h"

static bool print(struct program *program, const struct restatements *restatements, struct err *err)
{
    struct people_table table = restatements_table(&program->run, restatements);
    if (program->settings.format == FORMAT_CSV)
        table_csv(&program->printed, &table);
    else
        restatements_text(&program->printed, restatements, &program->run);
    return console_print(&program->printed, err);
}

bool command_diff(struct program *program, struct err *err)
{
    struct record old;
    struct record new;
    struct restatements restatements;
    return record_file_read(program, program->settings.previous, &old, err) &&
           record_file_read(program, program->settings.newer, &new, err) &&
           restatements_make(&program->run, &old, &new, &restatements, err) && print(program, &restatements, err);
}
