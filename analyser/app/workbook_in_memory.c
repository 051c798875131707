#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/linux_files.h"
#include "app/workbook_in_memory.h"
#include "base/words.h"

static bool cannot(struct err *err, const char *name, const char *what)
{
    return err_set(err, ERR_OUTPUT, "%.200s: %s: %s", name, what, strerror(errno));
}

/* From its beginning, whatever the position is. */
static bool take_bytes(int file, const char *name, struct buf *buf, struct err *err)
{
    struct stat about;
    if (fstat(file, &about) != 0)
        return cannot(err, name, "the file in memory is lost");
    size_t left = (size_t)about.st_size;
    char *room = buf_room(buf, left);
    if (!room)
        return err_set(err, ERR_INTERNAL, "out of memory for %.200s", name);
    for (off_t at = 0; left > 0;) {
        ssize_t got = pread(file, room + at, left, at);
        if (got <= 0)
            return cannot(err, name, "the file in memory cannot be read");
        at += got;
        left -= (size_t)got;
        buf->length += (size_t)got;
    }
    return true;
}

bool workbook_in_memory(workbook_maker *make, const void *what, const char *name, struct arena *scratch,
                        struct buf *buf, struct err *err)
{
    int file = file_in_memory("workbook");
    if (file < 0)
        return cannot(err, name, "no file in memory can be had");
    bool made = make(what, words(scratch, "/proc/self/fd/%d", file), scratch, err) && take_bytes(file, name, buf, err);
    close(file);
    return made;
}
