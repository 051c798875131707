#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/folder_tree.h"
#include "app/leftovers.h"
#include "app/linux_files.h"
#include "app/outdir.h"
#include "app/output_error.h"

static bool failed(const struct outdir *outdir, const char *doing, const char *name, struct err *err)
{
    return output_error(err, doing, outdir->path, name, errno);
}

static bool final_exists(const struct outdir *outdir)
{
    struct stat found;
    return fstatat(outdir->parent, outdir->final_name, &found, AT_SYMLINK_NOFOLLOW) == 0;
}

/* The name itself is that of a folder: a link to one would be followed to what somebody else may have put there. */
static bool has_manifest(const struct outdir *outdir)
{
    struct stat found;
    int folder = openat(outdir->parent, outdir->final_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool there = fstatat(folder, outdir->manifest, &found, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(found.st_mode);
    close(folder);
    return there;
}

/* A run, an empty folder, or nothing at all. */
static bool may_be_replaced(const struct outdir *outdir)
{
    return !final_exists(outdir) || has_manifest(outdir) || folder_is_empty(outdir->parent, outdir->final_name);
}

static bool open_parent(struct outdir *outdir, struct err *err)
{
    if (!folder_make(outdir->path, &outdir->made))
        return failed(outdir, "make the folder", "", err);
    outdir->parent = folder_open(outdir->path);
    if (outdir->parent < 0)
        return failed(outdir, "use the folder", "", err);
    if (!may_be_replaced(outdir))
        return err_set(err, ERR_OUTPUT,
                       "%.600s/%s is there and is no %.3s of this program (it has no %s). "
                       "Move it away, or give another folder with --out.",
                       outdir->path, outdir->final_name, outdir->manifest, outdir->manifest);
    return true;
}

static void compose_names(struct outdir *outdir, int32_t as_of)
{
    day_text(as_of, outdir->final_name);
    long process = (long)getpid();
    snprintf(outdir->part_name, sizeof outdir->part_name, ".%.20s.%ld.part", outdir->final_name, process);
    snprintf(outdir->old_name, sizeof outdir->old_name, ".%.20s.%ld.old", outdir->final_name, process);
}

/* Under the lock of DIR, so that no other run sees our folder before we hold its own lock. */
static bool open_part(struct outdir *outdir, struct err *err)
{
    if (mkdirat(outdir->parent, outdir->part_name, 0700) != 0)
        return failed(outdir, "make the folder", outdir->part_name, err);
    outdir->part = openat(outdir->parent, outdir->part_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (outdir->part < 0) {
        failed(outdir, "use the folder", outdir->part_name, err);
        unlinkat(outdir->parent, outdir->part_name, AT_REMOVEDIR);
        return false;
    }
    leftovers_claim(outdir->part);
    return true;
}

bool outdir_begin(struct outdir *outdir, const char *path, int32_t as_of, const char *manifest, struct err *err)
{
    *outdir = (struct outdir){.begun = true, .path = path, .manifest = manifest, .parent = -1, .part = -1};
    compose_names(outdir, as_of);
    if (!open_parent(outdir, err))
        return false;
    bool locked = leftovers_lock(outdir->parent);
    if (locked)
        leftovers_remove(outdir->parent);
    bool opened = open_part(outdir, err);
    if (locked)
        leftovers_unlock(outdir->parent);
    return opened;
}

bool outdir_folder(struct outdir *outdir, const char *name, struct err *err)
{
    if (mkdirat(outdir->part, name, 0777) != 0)
        return failed(outdir, "make the folder", name, err);
    assert(outdir->folder_count < OUTDIR_FOLDERS_MOST);
    outdir->folders[outdir->folder_count++] = name;
    return true;
}

bool outdir_file(struct outdir *outdir, struct file_writer *writer, const char *name, unsigned mode, struct err *err)
{
    return file_writer_open(writer, outdir->part, outdir->path, name, mode, err);
}

bool outdir_close(struct outdir *outdir, struct file_writer *writer, struct manifest_file *file, struct err *err)
{
    return file_writer_leave(writer, file, &outdir->durable, err);
}

/* Some file systems cannot make a folder durable; its name is then as safe as they make it. */
static bool made_durable(int folder)
{
    return fsync(folder) == 0 || errno == EINVAL || errno == EROFS;
}

static bool settle_folder(const struct outdir *outdir, const char *name, struct err *err)
{
    int folder = openat(outdir->part, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool good = (folder >= 0 && made_durable(folder)) || failed(outdir, "make durable", name, err);
    if (folder >= 0)
        close(folder);
    return good;
}

bool outdir_settle(struct outdir *outdir, struct err *err)
{
    if (!durable_now(&outdir->durable, err))
        return false;
    for (; outdir->folder_count > 0; outdir->folder_count--)
        if (!settle_folder(outdir, outdir->folders[outdir->folder_count - 1], err))
            return false;
    return true;
}

/* Files are private one by one (modes); the folder opens as the umask of the program has it: to the group at most. */
static bool open_to_readers(const struct outdir *outdir)
{
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(outdir->part, 0777 & ~mask) == 0;
}

/* For file systems that cannot exchange: the older run is put aside, and back again if the new one cannot follow. */
static bool replace_in_two_steps(const struct outdir *outdir)
{
    if (renameat(outdir->parent, outdir->final_name, outdir->parent, outdir->old_name) != 0)
        return false;
    if (renameat(outdir->parent, outdir->part_name, outdir->parent, outdir->final_name) == 0) {
        folder_remove(outdir->parent, outdir->old_name);
        return true;
    }
    int why = errno;
    renameat(outdir->parent, outdir->old_name, outdir->parent, outdir->final_name);
    errno = why;
    return false;
}

/* After the exchange the older run stands under the name of the part. */
static bool take_name(const struct outdir *outdir)
{
    if (!final_exists(outdir))
        return renameat(outdir->parent, outdir->part_name, outdir->parent, outdir->final_name) == 0;
    if (exchange_names(outdir->parent, outdir->part_name, outdir->final_name)) {
        folder_remove(outdir->parent, outdir->part_name);
        return true;
    }
    return (errno == EINVAL || errno == ENOSYS) && replace_in_two_steps(outdir);
}

static bool publish_locked(struct outdir *outdir, before_publishing *first, void *context, struct err *err)
{
    if (!open_to_readers(outdir) || !made_durable(outdir->part))
        return failed(outdir, "finish", outdir->part_name, err);
    if (first && !first(context, err))
        return false;
    if (!take_name(outdir))
        return failed(outdir, "publish", outdir->final_name, err);
    close(outdir->part);
    outdir->part = -1;
    outdir->made = 0;
    return made_durable(outdir->parent) || failed(outdir, "make durable", outdir->final_name, err);
}

bool outdir_publish_after(struct outdir *outdir, before_publishing *first, void *context, struct err *err)
{
    if (!outdir_settle(outdir, err))
        return false;
    bool locked = leftovers_lock(outdir->parent);
    bool published = publish_locked(outdir, first, context, err);
    if (locked)
        leftovers_unlock(outdir->parent);
    return published;
}

void outdir_discard(struct outdir *outdir)
{
    if (!outdir->begun)
        return;
    durable_release(&outdir->durable);
    if (outdir->part >= 0) {
        folder_remove(outdir->parent, outdir->part_name);
        close(outdir->part);
    }
    if (outdir->parent >= 0)
        close(outdir->parent);
    folder_unmake(outdir->path, outdir->made);
    *outdir = (struct outdir){.begun = false};
}
