/*
 * world_draw.h: pseudo-random worlds, crowded around the days on which limits run out, with the mess of real records:
 * missing values, codes outside their sets, orphans, impossible orders, dates after as_of and dates that are none.
 */
#ifndef UNIT_WORLD_DRAW_H
#define UNIT_WORLD_DRAW_H

#include "unit/world.h"

struct drawing {
    struct world *world;
    struct random random;
    int32_t as_of;
    int days;     /* how far back requests and plans reach */
    bool several; /* authorities */
};

#define ONE_OF(drawing, ...)                                                                                           \
    draw_text((drawing), (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

static inline const char *draw_text(struct drawing *drawing, const char *const *texts, size_t count)
{
    return texts[random_below(&drawing->random, (uint32_t)count)];
}

static inline int draw_from(struct drawing *drawing, int least, int most)
{
    return random_from(&drawing->random, least, most);
}

static inline bool draw_chance(struct drawing *drawing, uint32_t percent)
{
    return random_chance(&drawing->random, percent);
}

/* A first day: now and then the end of a month, a leap day, after as_of, or none. */
static inline int64_t draw_start(struct drawing *drawing)
{
    int32_t day = drawing->as_of - draw_from(drawing, -5, drawing->days);
    if (draw_chance(drawing, 3))
        return draw_chance(drawing, 50) ? NUMBER_NONE : DAY_INFINITY;
    if (draw_chance(drawing, 15))
        return day - day_civil(day).day;
    return draw_chance(drawing, 5) ? day_of(2024, 2, 29) : day;
}

/* A day after another: at the limits, somewhere near, before it, or none. */
static inline int64_t draw_after(struct drawing *drawing, int64_t start, uint32_t percent)
{
    static const int limits[] = {0, 14, 15, 28, 35, 42, 56, 84, 98, 112, 140, 365, 366};
    if (start == NUMBER_NONE || start == DAY_INFINITY || !draw_chance(drawing, percent))
        return NUMBER_NONE;
    if (draw_chance(drawing, 1))
        return DAY_INFINITY;
    if (draw_chance(drawing, 3))
        return start - draw_from(drawing, 1, 30);
    if (draw_chance(drawing, 65))
        return start + limits[random_below(&drawing->random, COUNT_OF(limits))] + draw_from(drawing, -1, 1);
    return start + draw_from(drawing, 0, draw_chance(drawing, 10) ? 900 : 260);
}

static inline int64_t draw_truth(struct drawing *drawing)
{
    return draw_chance(drawing, 12) ? TRUTH_YES : draw_chance(drawing, 50) ? TRUTH_NO : NUMBER_NONE;
}

static inline const char *draw_authority(struct drawing *drawing)
{
    return drawing->several ? ONE_OF(drawing, "335", "335", "336", "391", NULL) : "335";
}

/* The id of some row of a relation; now and then of none. */
static inline int64_t draw_id(struct drawing *drawing, enum relation_id relation, const char *column)
{
    size_t rows = drawing->world->tables[relation].rows;
    if (rows == 0 || draw_chance(drawing, 2))
        return draw_chance(drawing, 50) ? 999999 : NUMBER_NONE;
    return world_number(drawing->world, relation, random_below(&drawing->random, (uint32_t)rows), column);
}

#define SET(column, number) world_set(world, relation, row, (column), (number))
#define SAY(column, text) world_say(world, relation, row, (column), (text))

static inline void draw_references(struct drawing *drawing)
{
    static const char *const phases[] = {"primary", "secondary", NULL, "primary"};
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_SETTING;
    for (int i = 0; i < 4; i++) {
        size_t row = world_add(world, relation);
        SET("setting_urn", 100 + i);
        SAY("phase", phases[i]);
    }
    relation = RELATION_AUTHORITY;
    size_t row = world_add(world, relation);
    SAY("local_authority", "335");
    SAY("name", "Walsall");
}

static inline void draw_person(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_PERSON;
    size_t row = world_add(world, relation);
    SET("person_id", id);
    SET("birth_date", draw_chance(drawing, 5) ? NUMBER_NONE : drawing->as_of - draw_from(drawing, -50, 27 * 365));
    if (draw_chance(drawing, 6))
        SET("birth_date", day_of(2000 + 4 * draw_from(drawing, 0, 5), 2, 29));
    SAY("sex", ONE_OF(drawing, "M", "F", "M", NULL, "X"));
    SAY("ethnicity", ONE_OF(drawing, "WBRI", "MWBC", "AIND", "BCRB", "CHNE", "OOTH", "REFU", "zzzz", NULL));
    SAY("social_care", ONE_OF(drawing, "none", "cin", "cp", "cla", NULL));
}

static inline void draw_request(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_REQUEST;
    size_t row = world_add(world, relation);
    int64_t received = draw_start(drawing);
    SET("request_id", draw_chance(drawing, 1) ? NUMBER_NONE : id);
    SET("person_id", draw_id(drawing, RELATION_PERSON, "person_id"));
    SAY("local_authority", draw_authority(drawing));
    SET("received_date", received);
    SET("source", draw_chance(drawing, 8) ? NUMBER_NONE : draw_from(drawing, 1, 6));
    SAY("outcome", ONE_OF(drawing, "Y", "Y", "Y", "Y", "N", "A", "W", "H", NULL, "Q"));
    SET("outcome_date", draw_after(drawing, received, 85));
    SAY("exception", draw_chance(drawing, 15) ? ONE_OF(drawing, "a", "d", "e") : NULL);
    SET("mediation", draw_truth(drawing));
    SET("tribunal", draw_truth(drawing));
    SET("withdrawn_date", draw_after(drawing, received, 30));
    SAY("exported_to", draw_chance(drawing, 3) ? "336" : NULL);
    SAY("team", ONE_OF(drawing, "North", "South", "East", NULL));
    SET("setting_urn", draw_chance(drawing, 20) ? NUMBER_NONE : draw_from(drawing, 100, 104));
}

static inline void draw_assessment(struct drawing *drawing, size_t request)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_ASSESSMENT;
    size_t row = world_add(world, relation);
    int64_t received = world_number(world, RELATION_REQUEST, request, "received_date");
    int64_t outcome_date = draw_after(drawing, received, 75);
    bool orphan = draw_chance(drawing, 1);
    SET("request_id",
        orphan ? 888000 + (int64_t)request : world_number(world, RELATION_REQUEST, request, "request_id"));
    SAY("outcome", ONE_OF(drawing, "Y", "Y", "Y", "Y", "N", "A", "W", "H", NULL, "?"));
    SET("outcome_date", outcome_date);
    SET("withdrawn_date", draw_after(drawing, received, 25));
    SET("week20", draw_truth(drawing));
    SAY("exception", draw_chance(drawing, 10) ? ONE_OF(drawing, "b", "c", "x") : NULL);
    bool drafted = outcome_date != NUMBER_NONE && outcome_date != DAY_INFINITY;
    SET("draft_plan_date", drafted ? outcome_date - draw_from(drawing, 13, 17) : draw_after(drawing, received, 30));
    SET("mediation", draw_truth(drawing));
    SET("tribunal", draw_truth(drawing));
    SET("other_mediation", draw_truth(drawing));
    SET("other_tribunal", draw_truth(drawing));
}

static inline void draw_needs(struct drawing *drawing, size_t request)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_SEN_NEED;
    for (int rank = 1; rank <= draw_from(drawing, 0, 3); rank++) {
        size_t row = world_add(world, relation);
        SET("request_id", world_number(world, RELATION_REQUEST, request, "request_id"));
        SET("rank", rank);
        SAY("need", ONE_OF(drawing, "ASD", "SEMH", "SLCN", NULL, "asd"));
    }
}

static inline void draw_advice(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_ADVICE;
    size_t row = world_add(world, relation);
    int64_t request = draw_id(drawing, RELATION_REQUEST, "request_id");
    int place = world_find(world, RELATION_REQUEST, "request_id", request);
    int64_t base =
        place < 0 ? drawing->as_of - 99 : world_number(world, RELATION_REQUEST, (size_t)place, "received_date");
    int64_t requested = draw_after(drawing, base, 95);
    SET("advice_id", id);
    SET("request_id", request);
    SAY("kind", ONE_OF(drawing, "A", "B", "C", "D", "E", "H", NULL, "Z"));
    SAY("provider", ONE_OF(drawing, "Trust", "School", "Council", NULL));
    SET("requested_date", requested);
    SET("received_date", draw_after(drawing, requested, 75));
    SAY("exception", draw_chance(drawing, 10) ? ONE_OF(drawing, "a", "c", "d") : NULL);
    SET("nil_return", draw_truth(drawing));
    SET("grade", draw_chance(drawing, 30) ? NUMBER_NONE : draw_from(drawing, 0, 4));
}

static inline void draw_plan(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_PLAN;
    size_t row = world_add(world, relation);
    int64_t start = draw_start(drawing);
    bool made = draw_chance(drawing, 80);
    SET("plan_id", id);
    SET("person_id", draw_id(drawing, RELATION_PERSON, "person_id"));
    SET("request_id", draw_chance(drawing, 40) ? NUMBER_NONE : draw_id(drawing, RELATION_REQUEST, "request_id"));
    SAY("local_authority", draw_authority(drawing));
    SET("first_made_date", made ? start : NUMBER_NONE);
    SET("start_date", made ? draw_after(drawing, start, 60) : start);
    SET("cease_date", draw_after(drawing, start, 25));
    SET("transferred_date", draw_after(drawing, start, 20));
    SAY("team", ONE_OF(drawing, "North", "South", "Reviews", "", NULL));
    SET("setting_urn", draw_chance(drawing, 20) ? NUMBER_NONE : draw_from(drawing, 100, 104));
}

static inline void draw_review(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_REVIEW;
    size_t row = world_add(world, relation);
    int64_t plan = draw_id(drawing, RELATION_PLAN, "plan_id");
    int place = world_find(world, RELATION_PLAN, "plan_id", plan);
    int64_t base = place < 0 ? drawing->as_of : world_number(world, RELATION_PLAN, (size_t)place, "first_made_date");
    int64_t meeting = draw_after(drawing, draw_chance(drawing, 30) ? draw_start(drawing) : base, 85);
    int64_t notice = draw_after(drawing, meeting, 50);
    SET("review_id", id);
    SET("plan_id", plan);
    SAY("kind", ONE_OF(drawing, "annual", "annual", "annual", "interim", "phase_transfer", NULL, "other"));
    SET("meeting_date", meeting);
    SET("report_date", draw_after(drawing, meeting, 60));
    SAY("outcome", ONE_OF(drawing, "M", "A", "A", "C", NULL, "B"));
    SET("decision_date", draw_after(drawing, meeting, 75));
    SET("amendment_notice_date", notice);
    SET("final_plan_date", draw_after(drawing, notice, 60));
    SET("phase_transfer_due_date", draw_chance(drawing, 25) ? draw_after(drawing, meeting, 95) : NUMBER_NONE);
    SET("phase_transfer_final_date", draw_after(drawing, meeting, 30));
    SAY("child_participation", ONE_OF(drawing, "attended", "contributed", "neither", NULL, "no"));
    SAY("parent_participation", ONE_OF(drawing, "attended", "neither", NULL));
}

static inline void draw_voice(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_VOICE;
    size_t row = world_add(world, relation);
    int64_t request = draw_chance(drawing, 55) ? draw_id(drawing, RELATION_REQUEST, "request_id") : NUMBER_NONE;
    bool of_review = request == NUMBER_NONE || draw_chance(drawing, 5);
    SET("voice_id", id);
    SET("request_id", request);
    SET("review_id", of_review ? draw_id(drawing, RELATION_REVIEW, "review_id") : NUMBER_NONE);
    SAY("whose", ONE_OF(drawing, "child", "child", "parent", NULL));
    SAY("form", ONE_OF(drawing, "own_words", "aac_or_observed", "reported_by_adult", "none", NULL));
    SET("obtained_date", draw_start(drawing));
    SET("reflected_in_outcomes", draw_truth(drawing));
    SET("reflected_in_provision", draw_truth(drawing));
}

static inline void draw_audit(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_AUDIT;
    size_t row = world_add(world, relation);
    SET("audit_id", id);
    SET("plan_id", draw_id(drawing, RELATION_PLAN, "plan_id"));
    SET("audited_date", draw_start(drawing));
    SAY("sample", ONE_OF(drawing, "random", "random", "targeted", NULL));
    SET("second_of", draw_chance(drawing, 40) ? draw_id(drawing, RELATION_AUDIT, "audit_id") : NUMBER_NONE);
    SET("overall", draw_chance(drawing, 10) ? NUMBER_NONE : draw_from(drawing, 0, 4));
    relation = RELATION_AUDIT_SCORE;
    static const char *const criteria[] = {"A1", "F2", "Z9"};
    for (int i = 0; i < draw_from(drawing, 0, 3); i++) {
        row = world_add(world, relation);
        SET("audit_id", id);
        SAY("criterion", criteria[i]);
        SET("score", draw_chance(drawing, 10) ? NUMBER_NONE : draw_from(drawing, 0, 3));
    }
}

static inline void draw_order(struct drawing *drawing, int64_t id)
{
    struct world *world = drawing->world;
    enum relation_id relation = RELATION_TRIBUNAL_ORDER;
    size_t row = world_add(world, relation);
    int64_t ordered = draw_start(drawing);
    bool of_request = draw_chance(drawing, 50);
    SET("order_id", id);
    SET("request_id", of_request ? draw_id(drawing, RELATION_REQUEST, "request_id") : NUMBER_NONE);
    SET("plan_id", of_request ? NUMBER_NONE : draw_id(drawing, RELATION_PLAN, "plan_id"));
    SAY("kind", ONE_OF(drawing, "TR_ASSESS2", "TR_PLAN14", "TR_DRAFT5", "TR_FINAL11", "TR_AMEND5", NULL, "TR"));
    SET("order_date", ordered);
    SET("complied_date", draw_after(drawing, ordered, 70));
    SET("exception", draw_truth(drawing));
}

/* A world of about so many requests; the same for the same seed. To be freed. */
static inline void draw_world(struct world *world, uint64_t seed, int size, int32_t as_of, int days, bool several)
{
    struct drawing drawing = {world, {seed}, as_of, days, several};
    world_init(world);
    draw_references(&drawing);
    for (int i = 1; i <= size; i++)
        draw_person(&drawing, 1000 + i);
    for (int i = 1; i <= size; i++)
        draw_request(&drawing, 2 * i);
    for (int i = 0; i < size; i++)
        if (world_number(world, RELATION_REQUEST, (size_t)i, "request_id") != NUMBER_NONE) {
            if (draw_chance(&drawing, 80))
                draw_assessment(&drawing, (size_t)i);
            draw_needs(&drawing, (size_t)i);
        }
    for (int i = 1; i <= size; i++)
        draw_plan(&drawing, 3 * i);
    for (int i = 1; i <= 2 * size; i++) {
        draw_advice(&drawing, 5000 + i);
        draw_review(&drawing, 7 * i);
    }
    for (int i = 1; i <= size; i++) {
        draw_voice(&drawing, i);
        draw_order(&drawing, 11 * i);
        if (i % 2)
            draw_audit(&drawing, 13 * i);
    }
}

#undef SET
#undef SAY

#endif
