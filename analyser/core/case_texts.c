#include <string.h>

#include "core/analysis_private.h"
#include "core/case_texts.h"

static void copy_sketches(const struct plan_versions *versions, size_t place, struct case_text *text)
{
    for (size_t i = 0; i < versions->sketch_count; i++) {
        const struct kept_sketch *kept = &versions->sketches[i];
        struct sketch *sketch = &text->sketches[kept->section];
        if (kept->version != place)
            continue;
        sketch->there = true;
        memcpy(sketch->bytes, kept->bytes, sizeof sketch->bytes);
    }
}

bool analysis_case_texts(const struct analysis *analysis, case_text_sink *sink, void *context, struct err *err)
{
    const struct book *book = &analysis->book;
    const struct plan_versions *versions = &book->versions;
    for (size_t place = 0; place < versions->count; place++) {
        const struct plan_version *version = &versions->list[place];
        uint32_t plan = plan_version_plan(version);
        struct case_text text = {
            .plan_id = book->records.plans[plan].id,
            .looked_at = version->looked_at,
            .found = version->found & version->looked_at,
            .unprovided = version->needs & ~version->provided,
            .unintended = version->needs & ~version->intended,
            .context = plan_text_context_of(book, plan, plan_version_day(version)),
        };
        copy_sketches(versions, place, &text);
        if (!sink(context, &text, err))
            return false;
    }
    return true;
}
