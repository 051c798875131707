/*
 * table_question.h: the question that the command line of `table` asks.
 */
#ifndef APP_TABLE_QUESTION_H
#define APP_TABLE_QUESTION_H

#include "app/program.h"
#include "core/questions/question.h"

/* Measures, breakdowns, conditions, limits. ERR_USAGE names the option. */
MUST_CHECK bool table_question_read(struct program *program, struct question *question, struct err *err);

/* Its time, and whether the whole can be answered. `since`: the first day of the periods reported if none is given. */
MUST_CHECK bool table_question_settle(struct program *program, int32_t as_of, int32_t since, struct question *question,
                                      struct err *err);

#endif
