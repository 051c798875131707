/*
 * plan_reader.h: what the text of plans is read by, for all the tests of a program: open_plan_reader and close_arena are its
 * set-up and tear-down.
 */
#ifndef UNIT_PLAN_READER_H
#define UNIT_PLAN_READER_H

#include "unit/one_arena.h"

#include "core/text/plan_text.h"
#include "render/report_files.h"

static struct plan_text plan_text;

static int open_plan_reader(void **state)
{
    struct err err = {.kind = ERR_NONE};
    open_arena(state);
    return plan_text_new(&plan_text, report_file("plan-vocabulary.txt"), &arena, &err) ? 0 : -1;
}

#endif
