#include <string.h>

#include "core/records/row_key.h"

static bool value_missing(const struct frame_column *column, size_t row)
{
    if (column->number)
        return column->number[row] == NUMBER_NONE;
    return column->day ? column->day[row] == DAY_NONE : column->text[row].bytes == NULL;
}

struct row_key row_key_of(const struct frame *frame)
{
    struct row_key key = {0, {NULL}};
    const struct contract_relation *relation = &contract[frame->relation];
    while (key.count < KEY_COLUMNS && relation->key[key.count]) {
        key.columns[key.count] = &frame->columns[frame_position(frame->relation, relation->key[key.count])];
        key.count++;
    }
    return key;
}

static int64_t number_in(const struct frame_column *column, size_t row)
{
    return column->number ? column->number[row] : column->day[row];
}

static bool is_last(const struct last_key *last, const struct row_key *key, size_t row)
{
    bool same = last->there;
    for (size_t i = 0; i < key->count && same; i++)
        same = key->columns[i]->text ? text_same(key->columns[i]->text[row], last->text[i])
                                     : number_in(key->columns[i], row) == last->number[i];
    return same;
}

static void remember(struct last_key *last, const struct row_key *key, size_t row)
{
    last->there = true;
    for (size_t i = 0; i < key->count; i++)
        if (key->columns[i]->text)
            last->text[i] = key->columns[i]->text[row];
        else
            last->number[i] = number_in(key->columns[i], row);
}

void row_key_keep_texts(const struct row_key *key, struct last_key *last, struct arena *arena)
{
    for (size_t i = 0; i < key->count && last->there; i++)
        if (key->columns[i]->text)
            last->text[i].bytes = arena_text(arena, last->text[i].bytes, last->text[i].length);
}

enum aside_reason row_key_judge(const struct row_key *key, struct last_key *last, size_t row, bool ordered)
{
    for (size_t i = 0; i < key->count; i++)
        if (value_missing(key->columns[i], row))
            return ASIDE_KEY_MISSING;
    if (!ordered)
        return ASIDE_NOT;
    if (is_last(last, key, row))
        return ASIDE_DUPLICATE;
    remember(last, key, row);
    return ASIDE_NOT;
}
