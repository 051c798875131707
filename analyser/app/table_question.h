/*
 * table_question.h: the question that the command line of `table` asks.
 */
#ifndef APP_TABLE_QUESTION_H
#define APP_TABLE_QUESTION_H

#include "app/program.h"
#include "core/questions/question.h"

/* The days of the settings are filled in (pipeline_days). ERR_USAGE names the option. */
MUST_CHECK bool table_question_read(struct program *program, struct question *question, struct err *err);

#endif
