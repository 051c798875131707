#include <errno.h>
#include <unistd.h>

#include "app/durable.h"
#include "app/linux_files.h"
#include "app/output_error.h"

bool durable_later(struct durable *durable, const struct durable_file *file, struct err *err)
{
    bool good = durable->count < DURABLE_MOST || durable_now(durable, err);
    send_to_disk(file->file, 0);
    durable->files[durable->count++] = *file;
    return good;
}

static bool settle(const struct durable_file *file, struct err *err)
{
    int failed = fsync(file->file) == 0 ? 0 : errno;
    if (close(file->file) != 0 && failed == 0)
        failed = errno;
    return failed == 0 || output_error(err, "write", file->folder, file->name, failed);
}

bool durable_now(struct durable *durable, struct err *err)
{
    bool good = true;
    while (durable->count > 0 && good)
        good = settle(&durable->files[--durable->count], err);
    durable_release(durable);
    return good;
}

void durable_release(struct durable *durable)
{
    while (durable->count > 0)
        close(durable->files[--durable->count].file);
}
