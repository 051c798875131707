#include <stdlib.h>
#include <string.h>

#include "base/growing.h"
#include "core/questions/answer.h"

bool answer_add(struct answer *answer, const struct answer_row *row, struct err *err)
{
    if (answer->count == ANSWER_ROWS_MOST)
        return err_set(
            err, ERR_USAGE,
            "the table would have more than %d rows: leave a breakdown or a measure out, or ask for longer or "
            "fewer periods",
            ANSWER_ROWS_MOST);
    answer->rows = growing(answer->arena, answer->rows, answer->count, &answer->room, sizeof answer->rows[0]);
    answer->rows[answer->count++] = *row;
    return true;
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
    const struct answer_row *x = a;
    const struct answer_row *y = b;
    int order = compare((int64_t)x->measure, (int64_t)y->measure);
    if (order == 0)
        order = compare(x->cell.period_start, y->cell.period_start);
    for (int i = 0; order == 0 && i < QUESTION_BREAKDOWNS_MOST; i++)
        order = compare(x->order[i], y->order[i]);
    return order;
}

void answer_sort(struct answer *answer)
{
    if (answer->count > 0)
        qsort(answer->rows, answer->count, sizeof answer->rows[0], by_place);
}
