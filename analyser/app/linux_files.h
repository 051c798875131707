/*
 * linux_files.h: the three things asked of files that only Linux has (and _GNU_SOURCE declares).
 */
#ifndef APP_LINUX_FILES_H
#define APP_LINUX_FILES_H

#include <stdbool.h>
#include <stdint.h>

/* Two names of a folder change places in one step. False, with errno set: EINVAL or ENOSYS where that cannot be done. */
bool exchange_names(int folder, const char *one, const char *other);

/*
 * Has the bytes written so far go to the disk meanwhile, so that fsync finds little left to wait for. Those that have
 * arrived, but for the latest mebibytes, leave memory: the next take their place there, and not that of other files.
 */
void send_to_disk(int file, uint64_t bytes);

/* A file with no name, open, that goes when it is closed; /proc/self/fd leads to it. -1, with errno set: none is to be had. */
int file_in_memory(const char *name);

#endif
