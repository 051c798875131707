#include "core/analysis_private.h"
#include "core/case_texts.h"

bool analysis_case_texts(const struct analysis *analysis, case_text_sink *sink, void *context, struct err *err)
{
    const struct book *book = &analysis->book;
    const struct plan_versions *versions = &book->versions;
    for (size_t place = 0; place < versions->count; place++) {
        const struct plan_version *version = &versions->list[place];
        uint32_t plan = plan_version_plan(version);
        const struct case_text text = {
            .plan_id = book->records.plans[plan].id,
            .looked_at = version->looked_at,
            .found = version->found & version->looked_at,
            .unprovided = version->needs & ~version->provided,
            .unintended = version->needs & ~version->intended,
            .context = plan_text_context_of(book, plan, plan_version_day(version)),
        };
        if (!sink(context, &text, err))
            return false;
    }
    return true;
}
