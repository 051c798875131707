#include <math.h>
#include <string.h>

#include "base/num.h"
#include "core/tables/evidence_table.h"
#include "core/tables/evidence_table_fields.h"

const char *joined_text(const char *first, const char *second, struct arena *arena)
{
    size_t length = strlen(first);
    size_t more = strlen(second);
    char *text = arena_take(arena, length + more + 1, 1);
    memcpy(text, first, length);
    memcpy(text + length, second, more);
    return text;
}

const char *integer_text(uint64_t value, struct arena *arena)
{
    char text[NUM_INTEGER_MOST];
    return arena_text(arena, text, num_integer((int64_t)value, text));
}

/* One decimal, half up. `whole`: without ".0". */
static const char *decimal_text(double value, bool whole, struct arena *arena)
{
    char text[NUM_INTEGER_MOST + 3];
    int64_t tenths = (int64_t)floor(value * 10 + 0.5);
    uint64_t size = tenths < 0 ? (uint64_t)-tenths : (uint64_t)tenths;
    size_t length = 0;
    if (tenths < 0)
        text[length++] = '-';
    length += num_integer((int64_t)(size / 10), text + length);
    if (!whole || size % 10 != 0) {
        text[length++] = '.';
        text[length++] = (char)('0' + size % 10);
    }
    return arena_text(arena, text, length);
}

static const char *percent_text(const struct cell *cell, struct arena *arena)
{
    if (!cell->has_numerator || !cell->has_denominator || cell->denominator == 0)
        return decimal_text(cell->value, false, arena);
    char text[NUM_PERCENT_MOST];
    return arena_text(arena, text, num_percent(cell->numerator, cell->denominator, text));
}

/* The figure itself: its value, or the sign that stands for it. */
static const char *value_text(enum table_part part, const struct cell *cell, struct arena *arena)
{
    if (!cell->has_value)
        return cell_status_names[cell->status];
    if (part == PART_PERCENT)
        return percent_text(cell, arena);
    if (part == PART_DAYS)
        return decimal_text(cell->value, true, arena);
    return integer_text(cell->numerator, arena);
}

const char *table_part_text(enum table_part part, const struct cell *cell, struct arena *arena)
{
    if (!cell)
        return "";
    switch (part) {
    case PART_PERCENT:
    case PART_DAYS:
    case PART_COUNT:
        return value_text(part, cell, arena);
    case PART_NUMERATOR:
        return cell->has_numerator ? integer_text(cell->numerator, arena) : "";
    case PART_DENOMINATOR:
    case PART_CASES:
        return cell->has_denominator ? integer_text(cell->denominator, arena) : "";
    case PART_LOWER:
        return cell->has_interval ? decimal_text(cell->lower, false, arena) : "";
    case PART_UPPER:
        return cell->has_interval ? decimal_text(cell->upper, false, arena) : "";
    case PART_MARK:
        return cell->status == STATUS_LOW ? "[low]" : "";
    case TABLE_PARTS:
        break;
    }
    return "";
}
