#include <string.h>

#include "app/return_report.h"
#include "core/definitions/return_rules.h"
#include "intake/importing.h"
#include "render/columns_text.h"
#include "render/csv.h"

static const char *const unknown_rule = "a check that has no row in the table of checks";

bool return_report_stored(struct program *program, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!import_ask(program->source, "return_report", &result, err))
        return false;
    size_t rows = postgres_rows(result);
    const char **text = ARENA_NEW(&program->run, 2 * rows + 1, const char *);
    for (size_t row = 0; row < rows; row++) {
        text[2 * row] = postgres_cell(result, row, 0);
        text[2 * row + 1] = postgres_cell(result, row, 1);
    }
    columns_text(&program->printed, NULL, text, 2, rows);
    postgres_free(result);
    return true;
}

/* Tags and columns that no return has: names, never what they hold. */
static bool put_unknown(struct program *program, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!import_ask(program->source, "return_unknown", &result, err))
        return false;
    if (postgres_rows(result) > 0)
        buf_text(&program->printed, "\nNot read, because no return has it:\n");
    for (size_t row = 0; row < postgres_rows(result); row++)
        buf_format(&program->printed, "  %s  (%s times)\n", postgres_cell(result, row, 0),
                   postgres_cell(result, row, 1));
    postgres_free(result);
    return true;
}

bool return_report_summary(struct program *program, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!put_unknown(program, err) || !import_ask(program->source, "return_findings", &result, err))
        return false;
    size_t rows = postgres_rows(result);
    buf_format(&program->printed, rows == 0 ? "\nEvery check was passed.\n" : "\nChecks not passed: %zu", rows);
    for (size_t row = 0; row < rows; row++)
        buf_format(&program->printed, "%s%s (%s)", row == 0 ? ": " : ", ", postgres_cell(result, row, 0),
                   postgres_cell(result, row, 1));
    if (rows > 0)
        buf_text(&program->printed, ".\n'ehc-analyser check FILE' says what each is and what to do.\n");
    postgres_free(result);
    return true;
}

/* --- every finding */

enum { FINDING_COLUMNS = 6 };

static const char *const finding_header[FINDING_COLUMNS] = {"check",   "severity", "times",
                                                            "finding", "action",   "persons"};

static void put_finding(struct program *program, struct buf *csv, const struct postgres_result *result, size_t row)
{
    const char *id = postgres_cell(result, row, 0);
    const char *times = postgres_cell(result, row, 1);
    const char *persons = postgres_cell(result, row, 2);
    const struct return_rule *rule = return_rule_of(id);
    const char *fields[FINDING_COLUMNS] = {id,
                                           rule ? severity_names[rule->severity] : "error",
                                           times,
                                           rule ? rule->finding : unknown_rule,
                                           rule ? rule->action : "Report it.",
                                           persons};
    csv_record(csv, fields, FINDING_COLUMNS);
    buf_format(&program->printed, "%-6s %-8s %s times  %s\n", id, fields[1], times, fields[3]);
    buf_format(&program->printed, "                %s\n", fields[4]);
    if (persons[0])
        buf_format(&program->printed, "                Persons by their place in the file: %s\n", persons);
}

bool return_report_findings(struct program *program, struct buf *csv, struct err *err)
{
    struct postgres_result *result = NULL;
    if (!put_unknown(program, err) || !import_ask(program->source, "return_findings", &result, err))
        return false;
    csv_record(csv, finding_header, FINDING_COLUMNS);
    for (size_t row = 0; row < postgres_rows(result); row++)
        put_finding(program, csv, result, row);
    if (postgres_rows(result) == 0)
        buf_text(&program->printed, "Every check was passed.\n");
    postgres_free(result);
    return true;
}
