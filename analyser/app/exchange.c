#define _GNU_SOURCE
#include <stdio.h>

#include "app/exchange.h"

bool exchange_names(int folder, const char *one, const char *other)
{
    return renameat2(folder, one, folder, other, RENAME_EXCHANGE) == 0;
}
