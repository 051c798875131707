/* Sections of plans: their text is checked while it lies in its row, and let go. */
#include "base/day.h"
#include "core/records/book.h"

enum { COLUMN_PLAN, COLUMN_VERSION, COLUMN_SECTION, COLUMN_BODY };

/* The places of the contract's codes among the sections that are checked. */
static const enum plan_section sections[] = {SECTION_A, SECTION_B, SECTION_C, SECTION_D, SECTION_E,  SECTION_F, SECTION_G,
                                             SECTION_H, SECTION_I, SECTION_J, SECTION_K, SECTION_H1, SECTION_H2};

static void begin_sections(struct book *book, uint64_t rows)
{
    plan_versions_begin(&book->versions, book->options.plan_text, rows, book->arena);
}

/* A draft is a version before the plan was first made. */
struct plan_text_context plan_text_context_of(const struct book *book, uint32_t place, int32_t version)
{
    const struct plan_record *plan = &book->records.plans[place];
    struct plan_called called = {NAME_NONE, NAME_NONE};
    if (book->records.plan_called)
        called = book->records.plan_called[place];
    return (struct plan_text_context){
        .birth = plan->traits.birth,
        .version_date = version,
        .as_of = book->as_of,
        .sex = plan->traits.sex,
        .needs = {plan->traits.need, plan->traits.second_need},
        .draft = plan->anchor == DAY_NONE || version < plan->anchor,
        .setting = called.setting,
        .forename = called.forename,
    };
}

static enum aside_reason take_section(struct book *book, const struct frame *frame, size_t row)
{
    struct row at = {book, RELATION_PLAN_SECTION, frame->columns[COLUMN_PLAN].number[row]};
    uint32_t place;
    enum aside_reason aside = find_plan(book, at.key, &place);
    if (aside != ASIDE_NOT)
        return aside;
    int32_t version = row_event(&at, frame->columns[COLUMN_VERSION].day[row]);
    uint8_t section = row_code(&at, CODES_SECTION, frame->columns[COLUMN_SECTION].text[row]);
    if (version == DAY_NONE || section == CODE_NONE)
        return ASIDE_NOT;
    struct plan_text_context context = plan_text_context_of(book, place, version);
    struct text body = frame->columns[COLUMN_BODY].text[row];
    plan_versions_take(&book->versions, place, sections[section - 1], body.bytes, body.length, &context);
    return ASIDE_NOT;
}

static void end_sections(struct book *book)
{
    plan_versions_end(&book->versions);
    find_unchanged(book);
    find_copied(book);
}

const struct reader reader_of_plan_section = {
    {"plan_id", "version_date", "section", "body"}, begin_sections, take_section, end_sections};
