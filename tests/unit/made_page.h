/*
 * made_page.h: the tables of reports/plan-checks.md that tests make and hold to what they measured. Each stands between a mark
 * of its own and the next end mark. Where a table is another, the page as it should be is written to build/plan-checks.md;
 * whoever has changed a check on purpose puts it in the place of the old one.
 */
#ifndef UNIT_MADE_PAGE_H
#define UNIT_MADE_PAGE_H

#include "unit/unit.h"

#include "base/buf.h"
#include "unit/csv.h"

enum { PAGE_MOST = 1 << 20 };

static inline void page_is_made(struct arena *arena, const char *mark, void (*add)(struct buf *page))
{
    const char *old = file_text(arena, "reports/plan-checks.md");
    const char *begin = strstr(old, mark);
    const char *end = begin ? strstr(begin, "<!-- end -->\n") : NULL;
    assert_true(begin && end);
    struct buf page;
    buf_init(&page, PAGE_MOST);
    buf_add(&page, old, (size_t)(begin - old) + strlen(mark));
    add(&page);
    buf_text(&page, end);
    bool same = page.length == strlen(old) && memcmp(page.bytes, old, page.length) == 0;
    if (!same) {
        FILE *file = fopen("build/plan-checks.md", "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(page.bytes, 1, page.length, file), page.length);
        assert_int_equal(fclose(file), 0);
    }
    buf_free(&page);
    if (!same)
        fail_msg(
            "%s",
            "reports/plan-checks.md is not what was measured: if checks have changed, cp build/plan-checks.md reports/");
}

#endif
