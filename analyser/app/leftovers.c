#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/folder_tree.h"
#include "app/leftovers.h"
#include "base/day.h"
#include "base/err.h"

enum { LOCK_TRIES = 40, NANOSECONDS_BETWEEN = 50000000, DATE_LENGTH = 10 };

bool leftovers_lock(int parent)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(parent, LOCK_EX | LOCK_NB) == 0)
            return true;
        nanosleep(&(struct timespec){.tv_nsec = NANOSECONDS_BETWEEN}, NULL);
    }
    return false;
}

void leftovers_unlock(int parent)
{
    flock(parent, LOCK_UN);
}

/* Without locks (some network file systems) nothing is claimed and nothing removed: see unclaimed. */
void leftovers_claim(int part)
{
    flock(part, LOCK_SH | LOCK_NB);
}

/* Exactly .<date>.<process>.<ending>; the date goes to `date`. */
static bool is_ours(const char *name, const char *ending, char date[DAY_TEXT_MOST])
{
    int32_t day;
    if (name[0] != '.' || strlen(name) < DATE_LENGTH + 3)
        return false;
    memcpy(date, name + 1, DATE_LENGTH);
    date[DATE_LENGTH] = '\0';
    const char *process = name + 1 + DATE_LENGTH;
    if (!day_parse(date, &day) || process[0] != '.')
        return false;
    size_t digits = strspn(process + 1, "0123456789");
    return digits > 0 && strcmp(process + 1 + digits, ending) == 0;
}

static bool unclaimed(int parent, const char *name)
{
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool free_to_take = flock(folder, LOCK_EX | LOCK_NB) == 0;
    close(folder);
    return free_to_take;
}

/* An older run that was put aside: nothing but a folder of ours. */
static bool is_own_folder(int parent, const char *name)
{
    struct stat found;
    return fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == geteuid();
}

static void restore_or_remove(int parent, const char *name, const char *date)
{
    struct stat found;
    if (!is_own_folder(parent, name))
        return;
    if (fstatat(parent, date, &found, AT_SYMLINK_NOFOLLOW) == 0 || renameat(parent, name, parent, date) != 0)
        folder_remove(parent, name);
}

static void remove_one(int parent, const char *name)
{
    char date[DAY_TEXT_MOST];
    if (is_ours(name, ".part", date) && unclaimed(parent, name))
        folder_remove(parent, name);
    else if (is_ours(name, ".old", date))
        restore_or_remove(parent, name, date);
}

void leftovers_remove(int parent)
{
    int again = openat(parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = again < 0 ? NULL : fdopendir(again);
    if (!folder) {
        if (again >= 0)
            close(again);
        return;
    }
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL)
        remove_one(parent, entry->d_name);
    closedir(folder);
}
