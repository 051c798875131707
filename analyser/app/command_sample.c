#include "app/commands.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/private_file.h"
#include "render/sample_csv.h"

bool command_sample(struct program *program, struct err *err)
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
