/*
 * statistics_file.h: the file of --statistics, JSON: targets, known changes of the process, neighbours, scenarios, the seed.
 *
 *     { "seed": 7,
 *       "targets": [ { "measure": "PLAN20.on_time", "percent": 90 } ],
 *       "process_changes": [ { "measure": "PLAN20.on_time", "date": "2023-09-01", "reason": "a second panel each week" } ],
 *       "neighbours": [ "333", "336" ],
 *       "scenarios": [ { "name": "two plans more a week from March", "from": "2027-03-01", "plans_a_week": 2 },
 *                      { "name": "advice on time", "from": "2027-01-01", "advice_on_time": true },
 *                      { "name": "a tenth more requests", "from": "2027-01-01", "requests": 1.1 } ] }
 *
 * Each part may be left out. A mistake is ERR_CONFIGURATION: the file, the place in it, and what was expected.
 */
#ifndef APP_STATISTICS_FILE_H
#define APP_STATISTICS_FILE_H

#include "app/program.h"
#include "base/err.h"

/* Into program->statistics; without a file, what holds without one. Texts live as long as the program. */
MUST_CHECK bool statistics_file_read(struct program *program, struct err *err);

#endif
