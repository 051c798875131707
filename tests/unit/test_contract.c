/* The contract as a table, and the frames shaped by it. */
#include "unit/memory.h"

#include "core/definitions/contract.h"
#include "core/definitions/frame.h"

/* spec/contract.md: relations with their keys; which are required. */
static const struct {
    enum relation_id relation;
    const char *name;
    const char *key;
    bool required;
    size_t columns;
} relations[] = {
    {RELATION_AUTHORITY, "authority", "local_authority", false, 3},
    {RELATION_SETTING, "setting", "setting_urn", false, 4},
    {RELATION_PERSON, "person", "person_id", true, 6},
    {RELATION_REQUEST, "request", "request_id", true, 15},
    {RELATION_ASSESSMENT, "assessment", "request_id", true, 11},
    {RELATION_SEN_NEED, "sen_need", "request_id rank", false, 3},
    {RELATION_ADVICE, "advice", "advice_id", false, 9},
    {RELATION_PLAN, "plan", "plan_id", true, 14},
    {RELATION_VOICE, "voice", "voice_id", false, 10},
    {RELATION_REVIEW, "review", "review_id", true, 14},
    {RELATION_AUDIT, "audit", "audit_id", false, 8},
    {RELATION_AUDIT_SCORE, "audit_score", "audit_id criterion", false, 3},
    {RELATION_TRIBUNAL_ORDER, "tribunal_order", "order_id", false, 7},
    {RELATION_PLAN_SECTION, "plan_section", "plan_id version_date section", false, 4},
};

static void relations_are_those_of_the_contract(void **state)
{
    (void)state;
    assert_int_equal(COUNT_OF(relations), RELATIONS);
    for (size_t r = 0; r < RELATIONS; r++) {
        const struct contract_relation *relation = &contract[relations[r].relation];
        char key[100] = "";
        size_t used = 0;
        for (int k = 0; k < 3 && relation->key[k]; k++)
            used += (size_t)snprintf(key + used, sizeof key - used, "%s%s", k ? " " : "", relation->key[k]);
        assert_string_equal(relation->name, relations[r].name);
        assert_string_equal(key, relations[r].key);
        assert_int_equal(relation->required, relations[r].required);
        assert_int_equal(relation->column_count, relations[r].columns);
    }
}

/* Parents are read before what refers to them. */
static void every_parent_is_read_before_its_children(void **state)
{
    (void)state;
    assert_true(RELATION_PERSON < RELATION_REQUEST && RELATION_SETTING < RELATION_REQUEST);
    assert_true(RELATION_REQUEST < RELATION_ASSESSMENT && RELATION_REQUEST < RELATION_SEN_NEED);
    assert_true(RELATION_ASSESSMENT < RELATION_ADVICE && RELATION_SEN_NEED < RELATION_ADVICE);
    assert_true(RELATION_SEN_NEED < RELATION_PLAN && RELATION_PLAN < RELATION_REVIEW &&
                RELATION_VOICE < RELATION_REVIEW);
    assert_true(RELATION_PLAN < RELATION_AUDIT && RELATION_AUDIT < RELATION_AUDIT_SCORE);
    assert_true(RELATION_PLAN < RELATION_TRIBUNAL_ORDER && RELATION_PLAN < RELATION_PLAN_SECTION);
}

static void the_columns_read_are_counted_and_found_in_order(void **state)
{
    (void)state;
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        size_t read = 0;
        for (size_t c = 0; c < contract[r].column_count; c++)
            if (contract[r].columns[c].read)
                assert_ptr_equal(contract_read_column(&contract[r], read++), &contract[r].columns[c]);
        assert_int_equal(contract_read_count(&contract[r]), read);
        assert_null(contract_read_column(&contract[r], read));
        for (int k = 0; k < 3 && contract[r].key[k]; k++)
            assert_true(frame_position(r, contract[r].key[k]) < read); /* keys are always read */
    }
}

/*
 * No names, no addresses: what could name a child is never read, but for the text of plans, which is checked in memory;
 * tests/pg/privacy.sh looks for it in all that a run writes.
 */
static void what_could_name_a_child_is_never_read(void **state)
{
    (void)state;
    static const char *const never[] = {"upn", "auditor", "not_obtained_reason"};
    for (enum relation_id r = 0; r < RELATIONS; r++)
        for (size_t c = 0; c < contract[r].column_count; c++)
            for (size_t n = 0; n < COUNT_OF(never); n++)
                assert_false(contract[r].columns[c].read && strcmp(contract[r].columns[c].name, never[n]) == 0);
}

static void a_frame_has_one_array_of_the_right_type_for_each_column(void **state)
{
    (void)state;
    for (enum relation_id r = 0; r < RELATIONS; r++) {
        struct arena arena;
        struct frame frame;
        memory_init(&arena);
        frame_shape(&frame, r, &arena);
        assert_int_equal(frame.relation, r);
        assert_int_equal(frame.rows, 0);
        assert_int_equal(frame.column_count, contract_read_count(&contract[r]));
        assert_true(frame.column_count <= FRAME_COLUMNS);
        for (size_t c = 0; c < frame.column_count; c++) {
            const struct frame_column *column = &frame.columns[c];
            bool number = column->type <= TYPE_SMALLINT;
            assert_int_equal(column->type, contract_read_column(&contract[r], c)->type);
            assert_int_equal(column->number != NULL, number);
            assert_int_equal(column->day != NULL, column->type == TYPE_DATE);
            assert_int_equal(column->truth != NULL, column->type == TYPE_BOOLEAN);
            assert_int_equal(column->text != NULL, column->type == TYPE_TEXT);
            if (number)
                column->number[FRAME_ROWS - 1] = 1; /* the last row is there: the sanitizer would tell */
            if (column->text)
                column->text[FRAME_ROWS - 1].length = 1;
        }
        arena_free(&arena);
    }
}

static void the_widest_relation_fits_a_frame(void **state)
{
    (void)state;
    size_t widest = 0;
    for (enum relation_id r = 0; r < RELATIONS; r++)
        widest = contract_read_count(&contract[r]) > widest ? contract_read_count(&contract[r]) : widest;
    assert_int_equal(widest, contract_read_count(&contract[RELATION_REQUEST]));
    assert_true(widest <= FRAME_COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relations_are_those_of_the_contract),
        cmocka_unit_test(every_parent_is_read_before_its_children),
        cmocka_unit_test(the_columns_read_are_counted_and_found_in_order),
        cmocka_unit_test(what_could_name_a_child_is_never_read),
        cmocka_unit_test(a_frame_has_one_array_of_the_right_type_for_each_column),
        cmocka_unit_test(the_widest_relation_fits_a_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
