/*
 * linux_files.h: the three things asked of files that only Linux has (and _GNU_SOURCE declares).
 */
#ifndef APP_LINUX_FILES_H
#define APP_LINUX_FILES_H

#include <stdbool.h>

/* Two names of a folder change places in one step. False, with errno set: EINVAL or ENOSYS where that cannot be done. */
bool exchange_names(int folder, const char *one, const char *other);

/* Has what was written so far go to the disk meanwhile, so that fsync finds little left to wait for. */
void start_writing_back(int file);

/* A file with no name, open, that goes when it is closed; /proc/self/fd leads to it. -1, with errno set: none is to be had. */
int file_in_memory(const char *name);

#endif
