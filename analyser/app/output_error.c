#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "app/output_error.h"

static const struct {
    int number;
    const char *advice;
} advices[] = {
    {ENOSPC, "Free some space, or give a folder on another disk with --out."},
    {EDQUOT, "Free some of your quota, or give a folder elsewhere with --out."},
    {EFBIG, "The file is larger than the system allows: see ulimit -f."},
    {EACCES, "Give a folder that you may write to with --out."},
    {EPERM, "Give a folder that you may write to with --out."},
    {EROFS, "Give a folder on a disk that can be written with --out."},
    {ENOTDIR, "A part of that path is a file: give a folder with --out."},
    {EEXIST, "Move it away, or give another folder with --out."},
    {ELOOP, "It is a link that another user put there: give the folder itself with --out."},
    {ENAMETOOLONG, "Give a shorter path with --out."},
};

static const char *advice_for(int number)
{
    for (size_t i = 0; i < sizeof advices / sizeof advices[0]; i++)
        if (advices[i].number == number)
            return advices[i].advice;
    return "Give another folder with --out if that cannot be mended.";
}

bool output_error(struct err *err, const char *doing, const char *folder, const char *name, int number)
{
    return err_set(err, ERR_OUTPUT, "cannot %s %.600s%s%s: %s. %s", doing, folder, name[0] ? "/" : "", name,
                   strerror(number), advice_for(number));
}
