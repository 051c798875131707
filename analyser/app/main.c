#include <string.h>

#include "app/commands.h"
#include "app/program.h"

/* Static: what a jump out of exhausted memory must find unharmed. */
static struct program program;

int main(int argc, char **argv)
{
    program_start(&program);
    if (setjmp(program.out_of_memory) == 0 && !commands_run(&program, argc, (const char *const *)argv, &program.err) &&
        program.err.kind == ERR_NONE)
        err_set(&program.err, ERR_INTERNAL, "a failure without a reason: please report it");
    return program_end(&program);
}
