#include <string.h>

#include "core/cases/case_rows.h"
#include "core/records/row_key.h"

void case_rows_keep(struct case_rows *rows, struct frame *frame, struct arena *arena)
{
    struct kept_frame *kept = ARENA_NEW(arena, 1, struct kept_frame);
    enum relation_id relation = frame->relation;
    kept->frame = frame;
    *(rows->last[relation] ? &rows->last[relation]->next : &rows->first[relation]) = kept;
    rows->last[relation] = kept;
    rows->count[relation] += frame->rows;
}

static const struct frame_column *column_of(const struct case_row_at *at, const char *column)
{
    return &at->frame->columns[frame_position(at->frame->relation, column)];
}

int32_t row_day_of(const struct case_row_at *at, const char *column)
{
    return column_of(at, column)->day[at->row];
}

int64_t row_number_of(const struct case_row_at *at, const char *column)
{
    return column_of(at, column)->number[at->row];
}

enum truth row_truth_of(const struct case_row_at *at, const char *column)
{
    return (enum truth)column_of(at, column)->truth[at->row];
}

struct text row_text_of(const struct case_row_at *at, const char *column)
{
    return column_of(at, column)->text[at->row];
}

void case_rows_walk(const struct case_rows *rows, enum relation_id relation, case_row_taker *take, void *context)
{
    struct last_key last = {.there = false};
    for (const struct kept_frame *kept = rows->first[relation]; kept; kept = kept->next) {
        struct row_key key = row_key_of(kept->frame);
        for (size_t row = 0; row < kept->frame->rows; row++) {
            struct case_row_at at = {kept->frame, row};
            if (row_key_judge(&key, &last, row, true) != ASIDE_DUPLICATE)
                take(context, &at);
        }
    }
}

struct case_row_at case_rows_find(const struct case_rows *rows, enum relation_id relation, const char *column,
                                  int64_t number)
{
    size_t position = frame_position(relation, column);
    for (const struct kept_frame *kept = rows->first[relation]; kept && number != NUMBER_NONE; kept = kept->next)
        for (size_t row = 0; row < kept->frame->rows; row++)
            if (kept->frame->columns[position].number[row] == number)
                return (struct case_row_at){kept->frame, row};
    return (struct case_row_at){NULL, 0};
}

/* ---- texts for people to read */

enum { SHOWN_CHARACTERS = 120, ESCAPED_MOST = 10 };

/* The character at `at` and how many bytes it has; one byte and false where it is no UTF-8. */
static bool read_character(const unsigned char *at, size_t left, uint32_t *character, size_t *bytes)
{
    static const struct {
        unsigned mask, lead, most;
    } leads[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    *bytes = 1;
    *character = *at;
    for (size_t more = 0; more < 4; more++) {
        if ((*at & leads[more].mask) != leads[more].lead)
            continue;
        uint32_t value = *at & ~leads[more].mask;
        if (more + 1 > left)
            return false;
        for (size_t i = 1; i <= more; i++) {
            if ((at[i] & 0xC0) != 0x80)
                return false;
            value = value << 6 | (at[i] & 0x3FU);
        }
        if (value < leads[more].most || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return false;
        *character = value;
        *bytes = more + 1;
        return true;
    }
    return false;
}

/* Control characters, and those that turn the direction of writing or are not to be seen. */
static bool is_unseen(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x061C ||
           (character >= 0x200B && character <= 0x200F) || (character >= 0x2028 && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x2069) || character == 0xFEFF || character >= 0xE0000;
}

static size_t escape(char *into, char letter, uint32_t number, int digits)
{
    static const char hexadecimal[] = "0123456789abcdef";
    into[0] = '\\';
    into[1] = letter;
    for (int i = 0; i < digits; i++)
        into[2 + i] = hexadecimal[number >> 4 * (digits - 1 - i) & 15U];
    return (size_t)digits + 2;
}

static size_t escaped(char *into, uint32_t character)
{
    if (character <= 0xFF)
        return escape(into, 'x', character, 2);
    return character <= 0xFFFF ? escape(into, 'u', character, 4) : escape(into, 'U', character, 6);
}

const char *text_shown(struct text text, struct arena *arena)
{
    if (!text.bytes)
        return NULL;
    char *shown = arena_take(arena, (size_t)SHOWN_CHARACTERS * ESCAPED_MOST + 4, 1);
    size_t length = 0;
    size_t at = 0;
    for (int characters = 0; at < text.length && characters < SHOWN_CHARACTERS; characters++) {
        uint32_t character;
        size_t bytes;
        bool good = read_character((const unsigned char *)text.bytes + at, text.length - at, &character, &bytes);
        if (!good || is_unseen(character))
            length += escaped(shown + length, character);
        else {
            memcpy(shown + length, text.bytes + at, bytes);
            length += bytes;
        }
        at += bytes;
    }
    memcpy(shown + length, at < text.length ? "..." : "", 4 - (at < text.length ? 0U : 3U));
    return shown;
}
