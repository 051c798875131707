#include "core/text/lines.h"

#include "base/day.h"

enum {
    HEADING_WORDS_MOST = 8,
    TITLE_WORDS_MOST = 7,
    STATED_WORDS_LEAST = 2,
    LINE_WORDS_LEAST = 2,
    OUTCOME_WORDS_LEAST = 3
};

static bool has(uint64_t marks, enum mark mark)
{
    return marks & MARK_BIT(mark);
}

/* ---- section A: who speaks, and of what */

static enum speaker named_speaker(uint64_t marks)
{
    if (has(marks, MARK_PARENT_JOINT))
        return SPEAKER_UNKNOWN;
    if (has(marks, MARK_ADULT_SPEAKS))
        return SPEAKER_ADULT;
    if (has(marks, MARK_PARENT) && !has(marks, MARK_CHILD_SPEAKS))
        return SPEAKER_PARENT;
    return has(marks, MARK_CHILD) || has(marks, MARK_FIRST_PERSON) ? SPEAKER_CHILD : SPEAKER_UNKNOWN;
}

/* In a heading "my dad says" and "family" are theirs, too. */
static enum speaker heading_speaker(uint64_t marks)
{
    bool parents = has(marks, MARK_PARENT) && has(marks, MARK_VIEW) && !has(marks, MARK_CHILD);
    bool family = has(marks, MARK_ADVICE_FAMILY) && !has(marks, MARK_CHILD) && !has(marks, MARK_FIRST_PERSON);
    if (!has(marks, MARK_PARENT_JOINT) && !has(marks, MARK_ADULT_SPEAKS) && (parents || family))
        return SPEAKER_PARENT;
    return named_speaker(marks);
}

/* "Parents' views", "What Sam says:" above or before what they say. */
static bool is_heading(const struct lines *lines, const struct sentence *sentence)
{
    bool ends = sentence->end == TOKEN_COLON || (sentence->end != TOKEN_SENTENCE && !lines->begun);
    return ends && sentence->words <= HEADING_WORDS_MOST &&
           (sentence->end == TOKEN_COLON || !has(sentence->marks, MARK_FIRST_PERSON) ||
            has(sentence->marks, MARK_VIEW));
}

/* "Parental contribution." before what the parents say. */
static bool titles_parents(const struct lines *lines, const struct sentence *sentence)
{
    enum { NAME_MOST = 6 };
    return !lines->begun && sentence->words <= NAME_MOST && has(sentence->marks, MARK_ADVICE) &&
           heading_speaker(sentence->marks) == SPEAKER_PARENT;
}

static void hear_heading(struct lines *lines, const struct sentence *sentence)
{
    enum speaker speaker = heading_speaker(sentence->marks);
    if (speaker == SPEAKER_UNKNOWN && lines->begun && lines->line_heard == SPEAKER_PARENT)
        return; /* "Both parents met the teacher. They said:" */
    lines->line_heard = speaker;
    lines->line_headed = speaker == SPEAKER_PARENT;
    if (sentence->end != TOKEN_COLON || speaker != SPEAKER_UNKNOWN)
        lines->heard = speaker;
}

/* Whose words a sentence has: what only a child or a parent says, who is named in it, what was said before. */
static enum speaker speaker_of(struct lines *lines, const struct sentence *sentence)
{
    uint64_t marks = sentence->marks;
    if (has(marks, MARK_CHILD_SPEAKS))
        return SPEAKER_CHILD;
    if (has(marks, MARK_ADULT_SPEAKS))
        return SPEAKER_ADULT;
    if (has(marks, MARK_PARENT_SPEAKS) || (has(marks, MARK_PARENT) && !has(marks, MARK_PARENT_JOINT)))
        lines->line_heard = SPEAKER_PARENT;
    if (lines->line_heard != SPEAKER_UNKNOWN)
        return lines->line_heard;
    return lines->heard;
}

/* Words of the parents alone: by a heading, or because the sentence says that they are. */
static bool is_parents_view(const struct lines *lines, const struct sentence *sentence, enum speaker speaker)
{
    uint64_t marks = sentence->marks;
    bool said = has(marks, MARK_VIEW) || has(marks, MARK_PARENT_SPEAKS) || has(marks, MARK_EXPLAINED) ||
                lines->heard == SPEAKER_PARENT || lines->line_headed;
    return speaker == SPEAKER_PARENT && said && sentence->words >= STATED_WORDS_LEAST && !has(marks, MARK_PUT_OFF);
}

static void hear(struct lines *lines, const struct sentence *sentence)
{
    enum { NONE_MOST = 10 }; /* a longer sentence that has "no" hopes for something */
    static const uint64_t who_asks = MARK_BIT(MARK_WHO) | MARK_BIT(MARK_ADVICE_FAMILY) | MARK_BIT(MARK_ADVICE_SETTING) |
                                     MARK_BIT(MARK_ADVICE_HEALTH) | MARK_BIT(MARK_ADVICE_PSYCHOLOGIST) |
                                     MARK_BIT(MARK_ADVICE_SOCIAL_CARE);
    struct section_facts *facts = lines->facts;
    uint64_t marks = sentence->marks;
    if (is_heading(lines, sentence) || titles_parents(lines, sentence)) {
        hear_heading(lines, sentence);
        lines->head = marks;
        return;
    }
    enum speaker speaker = speaker_of(lines, sentence);
    bool childs = speaker == SPEAKER_CHILD || speaker == SPEAKER_UNKNOWN;
    bool first_person = has(marks, MARK_FIRST_PERSON) || has(marks, MARK_CHILD_SPEAKS);
    bool aspiration =
        has(marks, MARK_ASPIRATION) || has(lines->head, MARK_ASPIRATION_HEADING) || has(lines->head, MARK_ASPIRATION);
    if (childs && (first_person || has(marks, MARK_QUOTATION)))
        facts->views |= VIEWS_OWN_WORDS;
    if (is_parents_view(lines, sentence, speaker))
        facts->views |= VIEWS_PARENT;
    bool how = has(marks, MARK_SOUGHT) || has(marks, MARK_HOW);
    bool who = marks & who_asks;
    if (how && who && !has(marks, MARK_PUT_OFF) && lines->heard != SPEAKER_PARENT)
        facts->views |= VIEWS_SOUGHT;
    bool none = has(marks, MARK_NONE) && sentence->words <= NONE_MOST;
    if (aspiration && !has(marks, MARK_PUT_OFF) && !none)
        facts->views |= VIEWS_ASPIRATION;
    if (has(marks, MARK_ASPIRATION_HEADING) && sentence->words <= STATED_WORDS_LEAST)
        lines->head = marks; /* "Hopes?" */
}

/* ---- sections that provide: what a line lacks */

/* How long and how often are asked of what is given in sessions, and not of things, of what is done once by a day, or of
 * what somebody named does each time that something happens: "the tutor tells him every morning what will be different". */
static bool asks_quantity(uint64_t marks)
{
    static const uint64_t days = MARK_BIT(MARK_DATE) | MARK_BIT(MARK_TIME);
    bool once = marks & days && has(marks, MARK_WHO) && !has(marks, MARK_TIMED);
    return !has(marks, MARK_THING) && !once;
}

static bool asks_hours(uint64_t marks)
{
    bool arranged = has(marks, MARK_FREQUENCY) && has(marks, MARK_WHO) && !has(marks, MARK_TIMED);
    return asks_quantity(marks) && !arranged;
}

/* What is provided is said by whatever is not one of the words that say only that something is. */
static bool says_type(uint64_t marks)
{
    bool quantified = has(marks, MARK_HOURS) && has(marks, MARK_WHO);
    return has(marks, MARK_TYPE) || has(marks, MARK_THING) || quantified || !has(marks, MARK_PROVISION);
}

static void count_provision(struct provision_counts *counts, uint64_t marks)
{
    bool quantity = has(marks, MARK_HOURS) || has(marks, MARK_FREQUENCY);
    bool profession = quantity && (has(marks, MARK_PROFESSION) || has(marks, MARK_EXPERTISE));
    bool type = says_type(marks);
    bool hours = has(marks, MARK_HOURS) || !asks_hours(marks);
    bool reviewed = has(marks, MARK_REVIEW) && has(marks, MARK_HOURS); /* how often may be told of either */
    bool frequency = has(marks, MARK_FREQUENCY) || reviewed || !asks_quantity(marks);
    bool who = has(marks, MARK_WHO) || profession;
    bool expertise = has(marks, MARK_EXPERTISE) || profession;
    bool vague = has(marks, MARK_VAGUE) && !quantity;
    bool enforceable = type && hours && frequency && who;
    if (counts->lines == UINT16_MAX)
        return;
    counts->lines++;
    counts->type += type;
    counts->hours += hours;
    counts->frequency += frequency;
    counts->who += who;
    counts->expertise += expertise;
    counts->vague += vague;
    counts->enforceable += enforceable;
}

/* "Not required: the therapy is in F", "As per the doctor". */
static bool provides_nothing(uint64_t marks, uint32_t words)
{
    enum { SHORT = 12 };
    static const uint64_t quantity = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);
    static const uint64_t what = quantity | MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_THING);
    static const uint64_t later = MARK_BIT(MARK_PUT_OFF) | MARK_BIT(MARK_REVIEW);
    bool left_to_somebody = has(marks, MARK_WHO) && !(has(marks, MARK_PUT_OFF) && words <= SHORT);
    return (has(marks, MARK_NONE) && !(marks & quantity)) || (marks & later && !(marks & what) && !left_to_somebody);
}

static void end_provision(struct lines *lines)
{
    bool long_enough = lines->words >= LINE_WORDS_LEAST || has(lines->marks, MARK_TYPE);
    if (long_enough && !provides_nothing(lines->marks, lines->words) && !has(lines->marks, MARK_ELSEWHERE))
        count_provision(&lines->facts->provision, lines->marks);
}

/* ---- section E */

/* What is provided, or what a service will do, and nothing of what the child will do. What is counted is an outcome, though
 * it has the name of what helps to it: "reads 40 words of the phonics programme". */
static bool is_no_outcome(uint64_t marks, bool measured)
{
    static const uint64_t provides = MARK_BIT(MARK_PROVISION) | MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_THING);
    if (has(marks, MARK_SERVICE_ACTS))
        return true;
    bool named = marks & provides && !measured && !has(marks, MARK_SOFT);
    bool served = has(marks, MARK_SERVICE) && (has(marks, MARK_WHO) || !has(marks, MARK_SOFT));
    return !has(marks, MARK_BENEFIT) && (served || named);
}

/* "Mindfulness", "Counselling weekly": a name of what is provided, and no more. */
static bool names_provision(const struct lines *lines)
{
    enum { NAME_MOST = 6 };
    static const uint64_t provides = MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_THING);
    static const uint64_t told = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_BENEFIT) | MARK_BIT(MARK_SOFT);
    return lines->words <= NAME_MOST && lines->marks & provides && !(lines->marks & told) && !lines->measured;
}

/* "Move better" is, and "See" is not, nor where they stand. */
static bool is_put_as_outcome(const struct lines *lines, bool named)
{
    bool told = lines->words >= STATED_WORDS_LEAST && has(lines->marks, MARK_SOFT);
    bool elsewhere = has(lines->marks, MARK_ELSEWHERE) && !lines->measured;
    return (lines->words >= OUTCOME_WORDS_LEAST || told || named) && !elsewhere;
}

/* Soft words, or neither a measure nor a day: without both, what could be seen to have happened is left alone. */
static void end_outcome(struct lines *lines)
{
    static const uint64_t measures = MARK_BIT(MARK_MEASURE) | MARK_BIT(MARK_FREQUENCY) | MARK_BIT(MARK_HOURS);
    static const uint64_t bounds = MARK_BIT(MARK_TIME) | MARK_BIT(MARK_DATE) | MARK_BIT(MARK_KEY_STAGE) |
                                   MARK_BIT(MARK_YEAR_GROUP) | MARK_BIT(MARK_EARLY_YEARS);
    struct section_facts *facts = lines->facts;
    bool named = names_provision(lines);
    if (!is_put_as_outcome(lines, named) || facts->outcomes == UINT16_MAX)
        return;
    bool measured = lines->measured || lines->marks & measures;
    bool bounded = (lines->marks | lines->head) & bounds;
    bool instead = named || is_no_outcome(lines->marks, measured);
    bool unmeasured = !instead && !measured && (!bounded || has(lines->marks, MARK_SOFT));
    bool unbounded = !instead && !bounded;
    facts->outcomes++;
    facts->not_outcomes += instead;
    facts->not_measurable += unmeasured;
    facts->not_time_bound += unbounded;
}

/* ---- section K */

/* "School nursing, 3 May" may be of two kinds and is one advice; a list in a line has a date for each. */
static unsigned dates_needed(unsigned kinds)
{
    enum { ONE_ADVICE_MOST = 2 };
    return kinds > ONE_ADVICE_MOST ? kinds : kinds > 0;
}

static void end_advice(struct lines *lines)
{
    struct section_facts *facts = lines->facts;
    unsigned kinds = (unsigned)(lines->marks >> MARK_ADVICE_FAMILY) & ADVICES_NEEDED;
    unsigned told = lines->dates + lines->explained;
    if (told == 0 && has(lines->marks, MARK_PUT_OFF))
        return;
    facts->advice |= (uint8_t)kinds;
    facts->advice_told = (uint16_t)(facts->advice_told + told < UINT16_MAX ? facts->advice_told + told : UINT16_MAX);
    facts->advice_undated |= lines->explained == 0 && told < dates_needed(advice_kinds(kinds));
    if (!has(lines->marks, MARK_STILL_STANDS))
        facts->advice_oldest = day_earlier(facts->advice_oldest, lines->oldest);
}

/* ---- how sentences make lines */

/* What ends a line; NULL: sentences are looked at one by one. */
static void (*const enders[PLAN_SECTIONS])(struct lines *lines) = {
    [SECTION_E] = end_outcome,    [SECTION_F] = end_provision,  [SECTION_G] = end_provision,
    [SECTION_H1] = end_provision, [SECTION_H2] = end_provision, [SECTION_K] = end_advice,
};

void lines_start(struct lines *lines, enum plan_section section, struct section_facts *facts)
{
    *lines = (struct lines){.section = section, .facts = facts, .oldest = DAY_NONE};
}

static void end_line(struct lines *lines)
{
    if (lines->there && lines->told && enders[lines->section])
        enders[lines->section](lines);
    lines->there = false;
    lines->told = false;
    lines->marks = 0;
    lines->words = 0;
    lines->measured = false;
    lines->explained = 0;
    lines->dates = 0;
    lines->oldest = DAY_NONE;
}

/* "He will have", "Tom needs": not "weekly, with an ELSA", which goes on about the sentence before. */
static bool is_told(uint64_t marks)
{
    return has(marks, MARK_WILL) || has(marks, MARK_SERVICE) || has(marks, MARK_NEED);
}

/* Whether the sentence is of something new. */
static bool begins_line(const struct lines *lines, const struct sentence *sentence)
{
    static const uint64_t of_its_own = MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_VAGUE);
    if (!lines->there)
        return true;
    if (sentence->continues)
        return !lines->begun && sentence->end != TOKEN_COLON && sentence->marks & of_its_own;
    if (!lines->begun)
        return true;
    if (lines->end == TOKEN_COLON)
        return false;
    if (lines->section == SECTION_K)
        return false;
    uint64_t new = lines->section == SECTION_E ? MARK_BIT(MARK_WILL) | MARK_BIT(MARK_SERVICE) : MARK_BIT(MARK_TYPE);
    bool told = lines->section == SECTION_E || is_told(sentence->marks);
    uint64_t had = lines->marks & new;
    return told && sentence->marks & new &&had;
}

/* "By the time she leaves Year 1", in a line by itself above the outcomes. */
static bool bounds_outcomes(const struct lines *lines, const struct sentence *sentence)
{
    static const uint64_t bounds = MARK_BIT(MARK_TIME) | MARK_BIT(MARK_DATE) | MARK_BIT(MARK_KEY_STAGE);
    static const uint64_t told = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_BENEFIT) | MARK_BIT(MARK_SERVICE) |
                                 MARK_BIT(MARK_SOFT) | MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_THING);
    return lines->section == SECTION_E && !lines->begun && sentence->end == TOKEN_LINE &&
           sentence->words <= HEADING_WORDS_MOST && sentence->marks & bounds && !(sentence->marks & told) &&
           !sentence->measured;
}

/* "Long term:", and not the outcome in the first column of a table, nor "Success criteria:" below one. */
static bool heads_outcomes(const struct lines *lines, const struct sentence *sentence)
{
    static const uint64_t told = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_BENEFIT) | MARK_BIT(MARK_SERVICE);
    bool below = sentence->continues && lines->there;
    return lines->section == SECTION_E && !lines->begun && !(sentence->marks & told) && !below;
}

/* "Provision", "By the end of key stage 2 Sam will:": above lines, not one of them. */
static bool stands_above(const struct lines *lines, const struct sentence *sentence)
{
    static const uint64_t specified = MARK_BIT(MARK_TYPE) | MARK_BIT(MARK_THING) | MARK_BIT(MARK_HOURS) |
                                      MARK_BIT(MARK_FREQUENCY) | MARK_BIT(MARK_VAGUE);
    if (lines->section == SECTION_E && sentence->leads && sentence->end != TOKEN_SENTENCE)
        return true;
    if (sentence->end == TOKEN_COLON)
        return heads_outcomes(lines, sentence);
    if (bounds_outcomes(lines, sentence))
        return true;
    if (sentence->continues || has(sentence->marks, MARK_DATE))
        return false;
    return !lines->begun && sentence->end != TOKEN_SENTENCE && sentence->words <= TITLE_WORDS_MOST &&
           has(sentence->marks, MARK_HEADING) && !(sentence->marks & specified);
}

/* "Provision", "Hours", "How often": of columns. */
static bool is_head(const struct sentence *sentence)
{
    return sentence->words <= HEADING_WORDS_MOST / 2 && (sentence->continues || has(sentence->marks, MARK_HEADING)) &&
           !has(sentence->marks, MARK_HOURS) && !has(sentence->marks, MARK_DATE);
}

/* What has begun is no line of provision but stands above those that follow: "Sam will have:", or the name of a service
 * above the sentences that say how much of it. */
static bool was_above(const struct lines *lines, const struct sentence *sentence)
{
    enum { NAME_MOST = 4 };
    static const uint64_t quantity = MARK_BIT(MARK_HOURS) | MARK_BIT(MARK_FREQUENCY);
    static const uint64_t of_a_line = quantity | MARK_BIT(MARK_WHO) | MARK_BIT(MARK_VAGUE) | MARK_BIT(MARK_NONE) |
                                      MARK_BIT(MARK_PUT_OFF) | MARK_BIT(MARK_ELSEWHERE);
    bool names = lines->end == TOKEN_LINE && lines->words <= NAME_MOST && sentence->end == TOKEN_SENTENCE &&
                 sentence->marks & quantity;
    return enders[lines->section] == end_provision && lines->there && !lines->begun && !(lines->marks & of_a_line) &&
           (lines->end == TOKEN_COLON || names);
}

/* "These come from what his mother told us", "Monitored by: the SENCO, in July" before there is an outcome. */
static bool stands_aside(const struct lines *lines, const struct sentence *sentence)
{
    static const uint64_t told = MARK_BIT(MARK_WILL) | MARK_BIT(MARK_BENEFIT) | MARK_BIT(MARK_SERVICE);
    if (lines->section != SECTION_E || lines->there)
        return false;
    return lines->aside || (!lines->begun && sentence->continues && !(sentence->marks & told));
}

static void add_sentence(struct lines *lines, const struct sentence *sentence)
{
    if (stands_aside(lines, sentence)) {
        lines->aside = true;
        return;
    }
    if (stands_above(lines, sentence)) {
        end_line(lines);
        lines->head = sentence->marks;
        return;
    }
    if (begins_line(lines, sentence)) {
        lines->told &= !was_above(lines, sentence);
        end_line(lines);
    }
    lines->there = true;
    lines->told |= !is_head(sentence);
    lines->marks |= sentence->marks;
    lines->words += sentence->words;
    lines->measured |= sentence->measured;
    lines->explained += has(sentence->marks, MARK_EXPLAINED);
    lines->dates += sentence->dates;
    lines->oldest = day_earlier(lines->oldest, sentence->oldest);
}

/* What is told of the past says nothing of today. */
static void note_present(struct section_facts *facts, const struct sentence *sentence)
{
    if (has(sentence->marks, MARK_PAST))
        return;
    facts->year_groups |= sentence->year_groups;
    facts->ages |= sentence->ages;
    facts->key_stages |= sentence->key_stages;
    facts->early_years |= has(sentence->marks, MARK_EARLY_YEARS);
}

void lines_line_ends(struct lines *lines)
{
    lines->begun = false;
    lines->line_heard = SPEAKER_UNKNOWN;
    lines->line_headed = false;
    lines->aside = false;
}

void lines_sentence(struct lines *lines, const struct sentence *sentence)
{
    lines->facts->marks |= sentence->marks;
    note_present(lines->facts, sentence);
    if (lines->section == SECTION_A)
        hear(lines, sentence);
    else if (enders[lines->section])
        add_sentence(lines, sentence);
    lines->begun = true;
    lines->end = sentence->end;
}

void lines_end(struct lines *lines)
{
    end_line(lines);
}
