#include "app/commands.h"
#include "app/common_options.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/private_file.h"
#include "render/sample_csv.h"

static bool sample(struct program *program, struct err *err)
{
    struct audit_sample sample;
    struct buf csv;
    pipeline_days(&program->settings);
    buf_init(&csv, 1 << 20);
    bool good = pipeline_sample(program, &sample, err);
    if (good) {
        sample_csv(&csv, &sample);
        sample_text(&program->printed, &sample, &program->run);
    }
    good = good && private_file_write(program, "audit_sample.csv", &csv, err) && console_print(&program->printed, err);
    buf_free(&csv);
    return good;
}

static const struct option sample_options[] = {
    {.name = "size",
     .letter = 'n',
     .argument = "N",
     .kind = OPTION_NUMBER,
     .required = true,
     INTO(size),
     .help = "how many plans to audit"},
    OUT_REQUIRED("the folder for audit_sample.csv"),
    DBNAME,
    AS_OF("the day whose live plans are drawn from"),
    AUTHORITY("plans"),
    {.name = "seed", .argument = "N", .kind = OPTION_NUMBER, INTO(seed), .help = "another draw of the same kind; 1 if not given"},
    HELP,
};

const struct command sample_command = {
    .name = "sample",
    .summary = "Draw a stratified random sample of live plans to audit",
    .about = "Places go to teams and needs in proportion to their plans; the same seed draws the same plans.\n"
             "audit_sample.csv holds keys of plans and is readable by its owner alone.\n",
    .options = sample_options,
    .option_count = OPTION_COUNT(sample_options),
    .run = sample,
};
