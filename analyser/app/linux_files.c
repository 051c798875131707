#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>

#include "app/linux_files.h"

bool exchange_names(int folder, const char *one, const char *other)
{
    return renameat2(folder, one, folder, other, RENAME_EXCHANGE) == 0;
}

enum { KEPT_IN_CACHE = 8 << 20 };

void send_to_disk(int file, uint64_t bytes)
{
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (bytes > KEPT_IN_CACHE)
        posix_fadvise(file, 0, (off_t)(bytes - KEPT_IN_CACHE), POSIX_FADV_DONTNEED);
}

int file_in_memory(const char *name)
{
    return memfd_create(name, MFD_CLOEXEC);
}
