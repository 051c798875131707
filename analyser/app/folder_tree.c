#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/folder_tree.h"
#include "base/err.h"

/* Somebody who may write to a folder above could lead us anywhere by it. */
static bool is_link_of_another(const char *path)
{
    struct stat found;
    if (lstat(path, &found) != 0 || !S_ISLNK(found.st_mode) || found.st_uid == 0 || found.st_uid == geteuid())
        return false;
    errno = ELOOP;
    return true;
}

/* Makes the folder that the first `length` bytes name. */
static bool make_one(const char *path, size_t length, size_t *made)
{
    char part[PATH_MAX];
    memcpy(part, path, length);
    part[length] = '\0';
    if (mkdir(part, 0777) == 0) {
        if (*made == 0)
            *made = length;
        return true;
    }
    struct stat found;
    return errno == EEXIST && !is_link_of_another(part) &&
           stat(part, &found) == 0; /* the next step says so if it is no folder */
}

bool folder_make(const char *path, size_t *made)
{
    *made = 0;
    size_t length = strlen(path);
    if (length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (size_t i = 1; i <= length; i++) {
        bool whole_name = (path[i] == '/' || path[i] == '\0') && path[i - 1] != '/';
        if (whole_name && !make_one(path, i, made))
            return false;
    }
    return true;
}

int folder_open(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder >= 0 || (errno != ELOOP && errno != ENOTDIR) || is_link_of_another(path))
        return folder;
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void folder_unmake(const char *path, size_t made)
{
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (made == 0 || length >= sizeof part)
        return;
    memcpy(part, path, length + 1);
    for (; length >= made; length--) {
        bool whole_name = (path[length] == '/' || path[length] == '\0') && path[length - 1] != '/';
        part[length] = '\0';
        if (whole_name && rmdir(part) != 0)
            return;
    }
}

static bool is_itself_or_parent(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool remove_contents(DIR *folder)
{
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL)
        if (!is_itself_or_parent(entry->d_name) && !folder_remove(dirfd(folder), entry->d_name))
            return false;
    return true;
}

static DIR *open_folder(int at, const char *name)
{
    int file = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = file < 0 ? NULL : fdopendir(file);
    if (!folder && file >= 0)
        close(file);
    return folder;
}

bool folder_is_empty(int at, const char *name)
{
    DIR *folder = open_folder(at, name);
    if (!folder)
        return false;
    const struct dirent *entry = readdir(folder);
    while (entry && is_itself_or_parent(entry->d_name))
        entry = readdir(folder);
    closedir(folder);
    return entry == NULL;
}

bool folder_remove(int at, const char *name)
{
    if (unlinkat(at, name, 0) == 0)
        return true;
    if (errno != EISDIR && errno != EPERM)
        return false;
    DIR *folder = open_folder(at, name);
    if (!folder)
        return false;
    bool emptied = remove_contents(folder);
    closedir(folder);
    return emptied && unlinkat(at, name, AT_REMOVEDIR) == 0;
}
