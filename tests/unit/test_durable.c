/* Files that are made durable together: when, in which case not, and that none stays open. */
#include "unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "app/durable.h"

/* In place of the system's: counts, and fails where it is told to. */
static unsigned asked;
static unsigned fails_at; /* 0: never */

int fsync(int fd)
{
    (void)fd;
    if (++asked != fails_at)
        return 0;
    errno = EIO;
    return -1;
}

enum { FILES = DURABLE_MOST + 3 };
static int opened[FILES];
static char names[FILES][16];

static void setup_fsync(unsigned at)
{
    asked = 0;
    fails_at = at;
}

static int open_one(size_t i)
{
    char path[] = "/tmp/durable-XXXXXX";
    opened[i] = mkstemp(path);
    assert_true(opened[i] >= 0);
    unlink(path);
    snprintf(names[i], sizeof names[i], "%zu.csv", i);
    return opened[i];
}

static bool leave(struct durable *durable, size_t i, struct err *err)
{
    const struct durable_file file = {open_one(i), "folder", names[i]};
    return durable_later(durable, &file, err);
}

static void all_are_closed(size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_int_equal(fcntl(opened[i], F_GETFD), -1);
}

static void together(void **state)
{
    (void)state;
    struct durable durable = {.count = 0};
    struct err err = {.kind = ERR_NONE};
    setup_fsync(0);
    for (size_t i = 0; i < 5; i++)
        assert_true(leave(&durable, i, &err));
    assert_int_equal(asked, 0);
    assert_true(durable_now(&durable, &err));
    assert_int_equal(asked, 5);
    assert_int_equal(durable.count, 0);
    all_are_closed(5);
    assert_true(durable_now(&durable, &err)); /* nothing is left to be done */
    assert_int_equal(asked, 5);
}

static void more_than_may_be_open(void **state)
{
    (void)state;
    struct durable durable = {.count = 0};
    struct err err = {.kind = ERR_NONE};
    setup_fsync(0);
    for (size_t i = 0; i < DURABLE_MOST; i++)
        assert_true(leave(&durable, i, &err));
    assert_int_equal(asked, 0);
    for (size_t i = DURABLE_MOST; i < FILES; i++)
        assert_true(leave(&durable, i, &err));
    assert_int_equal(asked, DURABLE_MOST);
    assert_true(durable_now(&durable, &err));
    assert_int_equal(asked, FILES);
    all_are_closed(FILES);
}

/* Each of four is the one that fails: an error that names it, and none stays open. */
static void a_disk_that_fails(void **state)
{
    (void)state;
    for (unsigned at = 1; at <= 4; at++) {
        struct durable durable = {.count = 0};
        struct err err = {.kind = ERR_NONE};
        setup_fsync(at);
        for (size_t i = 0; i < 4; i++)
            assert_true(leave(&durable, i, &err));
        assert_false(durable_now(&durable, &err));
        assert_int_equal(err.kind, ERR_OUTPUT);
        assert_non_null(strstr(err.text, "folder/"));
        assert_non_null(strstr(err.text, strerror(EIO)));
        assert_int_equal(asked, at);
        all_are_closed(4);
    }
}

static void one_too_many_and_a_disk_that_fails(void **state)
{
    (void)state;
    struct durable durable = {.count = 0};
    struct err err = {.kind = ERR_NONE};
    setup_fsync(2);
    for (size_t i = 0; i < DURABLE_MOST; i++)
        assert_true(leave(&durable, i, &err));
    assert_false(leave(&durable, DURABLE_MOST, &err));
    assert_int_equal(err.kind, ERR_OUTPUT);
    durable_release(&durable);
    all_are_closed(DURABLE_MOST + 1);
}

static void released(void **state)
{
    (void)state;
    struct durable durable = {.count = 0};
    struct err err = {.kind = ERR_NONE};
    setup_fsync(0);
    for (size_t i = 0; i < 3; i++)
        assert_true(leave(&durable, i, &err));
    durable_release(&durable);
    assert_int_equal(asked, 0);
    all_are_closed(3);
    durable_release(&durable);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(together),
        cmocka_unit_test(more_than_may_be_open),
        cmocka_unit_test(a_disk_that_fails),
        cmocka_unit_test(one_too_many_and_a_disk_that_fails),
        cmocka_unit_test(released),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
