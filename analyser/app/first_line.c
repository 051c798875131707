#include "app/first_line.h"

size_t first_line_columns(const char *bytes, size_t length, bool whole)
{
    size_t columns = 1;
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (!quoted && bytes[i] == ',')
            columns++;
        else if (!quoted && (bytes[i] == '\n' || bytes[i] == '\r'))
            return columns;
    }
    return whole && length > 0 ? columns : 0;
}
