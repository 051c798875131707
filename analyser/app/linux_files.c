#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

#include "app/linux_files.h"

bool exchange_names(int folder, const char *one, const char *other)
{
    return renameat2(folder, one, folder, other, RENAME_EXCHANGE) == 0;
}

void start_writing_back(int file)
{
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
}

int file_in_memory(const char *name)
{
    return memfd_create(name, MFD_CLOEXEC);
}
