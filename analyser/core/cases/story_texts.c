/* What the text of each plan of the case says and lacks, and how that changed from version to version. */
#include "base/words.h"
#include "core/cases/story_private.h"
#include "core/text/offending.h"

enum { QUOTES_MOST = 3 };

/* The sections of one version. */
struct version_sections {
    const struct story_draft *draft;
    int64_t plan_id;
    int32_t day;
    struct plan_text_section sections[PLAN_SECTIONS];
    size_t count;
};

static void take_section(void *context, const struct case_row_at *at)
{
    struct version_sections *version = context;
    struct text name = row_text_of(at, "section");
    enum plan_section section = name.bytes ? plan_section_find(name.bytes, name.length) : PLAN_SECTIONS;
    struct text body = row_text_of(at, "body");
    if (row_number_of(at, "plan_id") != version->plan_id || row_day_of(at, "version_date") != version->day ||
        section == PLAN_SECTIONS || !body.bytes || version->count == PLAN_SECTIONS)
        return;
    version->sections[version->count++] = (struct plan_text_section){section, body.bytes, body.length};
}

/* ---- one finding */

/* "Section F", "Sections B and F", "The plan". */
static const char *where_words(unsigned where, struct arena *arena)
{
    const char *names = "";
    unsigned left = 0;
    for (unsigned bits = where; bits; bits &= bits - 1)
        left++;
    const char *head = left > 1 ? "Sections" : "Section";
    if (left == 0)
        return "The plan";
    for (int section = 0; section < PLAN_SECTIONS; section++) {
        if (!(where >> section & 1))
            continue;
        left--;
        names = words(arena, "%s%s%s", names, plan_section_names[section], left == 0 ? "" : left == 1 ? " and " : ", ");
    }
    return words(arena, "%s %s", head, names);
}

static const char *topic_words(const struct vocabulary *vocabulary, uint32_t topics, struct arena *arena)
{
    const char *names = NULL;
    for (size_t topic = 0; topic < vocabulary->topic_count; topic++)
        if (topics >> topic & 1)
            names = words(arena, "%s%s%s", names ? names : "", names ? ", " : "", vocabulary->topics[topic]);
    return names;
}

static void add_quotes(const struct version_sections *version, const struct plan_text_context *context,
                       enum plan_check_id check, unsigned where, struct story_text_finding *finding)
{
    struct arena *arena = version->draft->arena;
    const struct plan_text *plan_text = version->draft->source->plan_text;
    const char **quotes = ARENA_NEW(arena, QUOTES_MOST, const char *);
    finding->quotes = quotes;
    for (size_t i = 0; i < version->count && finding->quote_count < QUOTES_MOST; i++) {
        const struct plan_text_section *section = &version->sections[i];
        struct piece pieces[QUOTES_MOST];
        if (!(where >> section->section & 1))
            continue;
        size_t found =
            offending_pieces(plan_text, section, context, check, pieces, QUOTES_MOST - finding->quote_count, arena);
        for (size_t piece = 0; piece < found; piece++)
            quotes[finding->quote_count++] =
                text_shown((struct text){pieces[piece].at, (uint32_t)pieces[piece].length}, arena);
    }
}

/* Each copied section, and in the sentence "It is nearly the same as in 3 other children's plans." whose they are not. */
static void tell_copies(const struct case_text *text, struct arena *arena, struct story_text_finding *finding)
{
    struct story_copy *copies = ARENA_NEW(arena, PLAN_SECTIONS, struct story_copy);
    const char *sentence = NULL;
    for (enum plan_section section = 0; section < PLAN_SECTIONS; section++)
        if (text->children[section] > 0)
            copies[finding->copy_count++] = (struct story_copy){section, text->children[section]};
    for (size_t i = 0; i < finding->copy_count; i++) {
        const char *name = finding->copy_count > 1 ? plan_section_names[copies[i].section] : "It";
        sentence = words(arena, "%s%s%s%s in %u other %s", sentence ? sentence : "", sentence ? ", " : "", name,
                         sentence ? " as" : " is nearly the same as", (unsigned)copies[i].children,
                         copies[i].children == 1 ? "child's plan" : "children's plans");
    }
    finding->copies = copies;
    if (sentence)
        finding->finding = words(arena, "%s.", sentence);
}

/* The sections of which a finding is; of copies those that were compared. */
static unsigned where_found(const struct case_text *text, enum plan_check_id check, unsigned where)
{
    for (unsigned section = 0; section < PLAN_SECTIONS && check == CHECK_COPY_NEAR_IDENTICAL; section++)
        where |= (unsigned)(text->children[section] > 0) << section;
    return where;
}

static struct story_text_finding finding_of(const struct version_sections *version, const struct case_text *text,
                                            enum plan_check_id check, unsigned where)
{
    const struct vocabulary *vocabulary = &version->draft->source->plan_text->vocabulary;
    struct arena *arena = version->draft->arena;
    struct story_text_finding finding = {.check = plan_check_of(check), .where = where_words(where, arena)};
    finding.finding = finding.check.finding;
    if (check == CHECK_COPY_NEAR_IDENTICAL)
        tell_copies(text, arena, &finding);
    if (check == CHECK_THREAD_NEED_WITHOUT_PROVISION)
        finding.needs = topic_words(vocabulary, text->unprovided, arena);
    if (check == CHECK_THREAD_NEED_WITHOUT_OUTCOME)
        finding.needs = topic_words(vocabulary, text->unintended, arena);
    add_quotes(version, &text->context, check, where, &finding);
    return finding;
}

/* Those that are seldom right come last. */
static void tell_latest(const struct story_draft *draft, const struct case_text *text, struct story_text *told)
{
    struct version_sections version = {draft, text->plan_id, text->context.version_date, .count = 0};
    struct story_text_finding *findings = ARENA_NEW(draft->arena, PLAN_CHECKS, struct story_text_finding);
    struct plan_text_result result;
    case_rows_walk(draft->source->rows, RELATION_PLAN_SECTION, take_section, &version);
    plan_text_check(draft->source->plan_text, version.sections, version.count, &text->context, &result);
    for (int experimental = 0; experimental < 2; experimental++)
        for (int check = 0; check < PLAN_CHECKS; check++)
            if (text->found & check_bit(check) && plan_check_of((enum plan_check_id)check).experimental == experimental)
                findings[told->finding_count++] =
                    finding_of(&version, text, (enum plan_check_id)check,
                               where_found(text, (enum plan_check_id)check, result.where[check]));
    told->findings = findings;
}

/* ---- the versions of a plan */

static unsigned count_of(check_set checks)
{
    unsigned count = 0;
    for (; checks; checks &= checks - 1)
        count++;
    return count;
}

static check_set of_every_version(void)
{
    check_set checks = 0;
    for (int check = 0; check < PLAN_CHECKS; check++)
        checks |= plan_check_is_of_today((enum plan_check_id)check) ? 0 : check_bit(check);
    return checks;
}

static struct story_version version_of(const struct case_text *text, const struct case_text *before)
{
    struct story_version version = {.day = text->context.version_date, .findings = count_of(text->found)};
    check_set both = before ? text->looked_at & before->looked_at & of_every_version() : 0;
    version.gone = before ? before->found & ~text->found & both : 0;
    version.fresh = before ? text->found & ~before->found & both : 0;
    return version;
}

static void tell_plan(const struct story_draft *draft, const struct case_text *first, size_t count,
                      struct story_text *told)
{
    struct story_version *versions = ARENA_NEW(draft->arena, count, struct story_version);
    for (size_t i = 0; i < count; i++)
        versions[i] = version_of(&first[i], i > 0 ? &first[i - 1] : NULL);
    told->versions = versions;
    told->version_count = count;
    tell_latest(draft, &first[count - 1], told);
}

const char *story_about_texts(const struct story *story)
{
    if (!story->texts_there)
        return "The records hold no text of plans (ehc.plan_section).";
    if (story->text_count == 0)
        return "No text of a plan is recorded.";
    return "Words are looked at, not their meaning. Sections A, B, E and F of the latest version, where they are long enough, were "
           "compared with those of all other children's plans.";
}

void tell_texts(struct story_draft *draft)
{
    const struct story_source *source = draft->source;
    struct story *story = draft->story;
    struct story_text *texts = ARENA_NEW(draft->arena, story->part_count + 1, struct story_text);
    story->texts = texts;
    story->texts_there = source->rows->there[RELATION_PLAN_SECTION];
    for (size_t first = 0, end; first < source->text_count; first = end) {
        for (end = first + 1; end < source->text_count && source->texts[end].plan_id == source->texts[first].plan_id;)
            end++;
        if (!story_has(draft, CASE_PLAN, source->texts[first].plan_id))
            continue;
        struct story_text *told = &texts[story->text_count++];
        told->of = (struct story_part){.kind = CASE_PLAN, .id = source->texts[first].plan_id};
        tell_plan(draft, &source->texts[first], end - first, told);
    }
}
