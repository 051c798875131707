#include <inttypes.h>
#include <unistd.h>

#include "app/attempts.h"
#include "app/console.h"
#include "app/pipeline.h"
#include "app/retrying.h"

static bool is_worth_it(const struct program *program, int64_t attempts, const struct err *err)
{
    return err->passing && attempts <= program->settings.retries;
}

static void say(const struct program *program, int64_t attempts, int64_t wait, const struct err *err)
{
    if (!journal_retry(&program->journal, err, wait) && !program->settings.quiet)
        console_warn("%s; attempt %" PRId64 " of %" PRId64 ", the next in %.1f s", err->text, attempts,
                     program->settings.retries + 1, (double)wait / 1000);
}

bool attempts_run(struct program *program, struct err *err)
{
    for (int64_t attempts = 1;; attempts++) {
        program_new_attempt(program);
        thresholds_forget(&program->thresholds);
        journal_attempt(&program->journal, (enum log_format)program->settings.log, program->settings.as_of, attempts);
        if (pipeline_run(program, err))
            return true;
        if (!is_worth_it(program, attempts, err))
            return false;
        program_new_attempt(program); /* what is not needed is not kept while we wait */
        int64_t wait = retrying_wait(attempts, (int64_t)getpid());
        say(program, attempts, wait, err);
        *err = (struct err){.kind = ERR_NONE};
        if (!retrying_sleep(wait, err))
            return false;
    }
}
