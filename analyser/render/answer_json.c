#include <string.h>

#include "core/questions/question_words.h"
#include "render/answer_json.h"
#include "render/answer_rows.h"
#include "render/json.h"

/* Columns whose texts are numbers. */
static bool is_number(const char *heading)
{
    static const char *const numbers[] = {"numerator", "denominator", "value", "lower", "upper", "limit_days"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (strcmp(numbers[i], heading) == 0)
            return true;
    return false;
}

static struct json_tree *row_tree(const struct people_table *rows, size_t row)
{
    struct json_tree *tree = json_object();
    for (size_t column = 0; column < rows->columns; column++) {
        const char *text = rows->text[row * rows->columns + column];
        if (is_number(rows->header[column]))
            json_put_digits(tree, rows->header[column], text[0] ? text : NULL);
        else
            json_put_text(tree, rows->header[column], text);
    }
    return tree;
}

static struct json_tree *notes_tree(const struct answer *answer, struct arena *scratch)
{
    struct question_notes notes;
    struct json_tree *list = json_list();
    question_notes(answer->question, scratch, &notes);
    for (size_t i = 0; i < notes.count; i++)
        json_put_text(list, NULL, notes.line[i]);
    return list;
}

static struct json_tree *measures_tree(const struct question *question)
{
    struct json_tree *list = json_list();
    for (size_t i = 0; i < question->measure_count; i++) {
        struct json_tree *measure = json_object();
        json_put_text(measure, "measure", question->measures[i].name);
        json_put_text(measure, "basis", basis_names[question->measures[i].basis]);
        json_put_text(measure, "title", question->measures[i].title);
        json_put_tree(list, NULL, measure);
    }
    return list;
}

static void member(struct buf *buf, const char *name, struct json_tree *value)
{
    buf_format(buf, "\"%s\": ", name);
    json_print(value, JSON_ONE_LINE, buf);
    buf_text(buf, ",\n");
}

static struct json_tree *about_tree(const struct answer *answer)
{
    struct json_tree *tree = json_object();
    json_put_day(tree, "as_of", answer->question->as_of);
    json_put_text(tree, "local_authority", answer->local_authority);
    json_put_text(tree, "authority_name", answer->authority_name);
    return tree;
}

void answer_json(struct buf *buf, const struct answer *answer, struct arena *scratch)
{
    struct people_table rows = answer_rows(answer, scratch);
    buf_text(buf, "{\n");
    member(buf, "about", about_tree(answer));
    member(buf, "notes", notes_tree(answer, scratch));
    member(buf, "measures", measures_tree(answer->question));
    buf_text(buf, "\"rows\": [");
    for (size_t row = 0; row < rows.rows; row++) {
        buf_text(buf, row > 0 ? ",\n" : "\n");
        json_print(row_tree(&rows, row), JSON_ONE_LINE, buf);
    }
    buf_text(buf, "\n]\n}\n");
}
