/*
 * table_record.h: a question answered from the record of a run, its evidence.json, which holds one breakdown at a time and the
 * law's limits alone: what it does not hold is ERR_USAGE, which says to ask the database.
 */
#ifndef APP_TABLE_RECORD_H
#define APP_TABLE_RECORD_H

#include "app/program.h"
#include "core/questions/answer.h"

/* Of a question that table_question_read has read; settles it by the record's days. */
MUST_CHECK bool table_record_answer(struct program *program, struct question *question, struct answer *answer,
                                    struct err *err);

#endif
