/* Authorities, settings and persons: what requests and plans refer to. */
#include "core/definitions/shown_text.h"
#include "core/records/book.h"

enum { AUTHORITY_CODE, AUTHORITY_NAME, AUTHORITY_REGION };

static void begin_authorities(struct book *book, uint64_t rows)
{
    book->authorities = ARENA_NEW(book->arena, rows, struct authority_name);
}

/* As it is shown. */
static struct text keep(struct book *book, struct text text)
{
    if (text_is_shown(text))
        return (struct text){text.bytes ? arena_text(book->arena, text.bytes, text.length) : NULL, text.length};
    row_found(&(struct row){book, RELATION_AUTHORITY, NUMBER_NONE}, RULE_TEXT_ALTERED);
    return text_as_shown(text, book->arena);
}

static enum aside_reason take_authority(struct book *book, const struct frame *frame, size_t row)
{
    struct text code = frame->columns[AUTHORITY_CODE].text[row];
    struct text name = frame->columns[AUTHORITY_NAME].text[row];
    book->authorities[book->authority_count++] = (struct authority_name){keep(book, code), keep(book, name).bytes};
    return ASIDE_NOT;
}

const struct reader reader_of_authority = {
    {"local_authority", "name", "region"}, begin_authorities, take_authority, NULL};

enum { SETTING_URN, SETTING_PHASE };

static void begin_settings(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    records->settings = ARENA_NEW(book->arena, rows, struct setting_record);
    key_index_init(&records->setting_index, &book->index_arena, rows, &records->settings[0].urn,
                   sizeof records->settings[0]);
}

static enum aside_reason take_setting(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_SETTING, frame->columns[SETTING_URN].number[row]};
    struct setting_record *setting = &records->settings[records->setting_count];
    setting->urn = at.key;
    setting->phase = row_category(&at, BREAKDOWN_PHASE, frame->columns[SETTING_PHASE].text[row]);
    key_index_add(&records->setting_index, records->setting_count++);
    return ASIDE_NOT;
}

const struct reader reader_of_setting = {{"setting_urn", "phase"}, begin_settings, take_setting, NULL};

enum { PERSON_ID, PERSON_BIRTH, PERSON_SEX, PERSON_ETHNICITY, PERSON_SOCIAL_CARE };

static void begin_persons(struct book *book, uint64_t rows)
{
    struct records *records = &book->records;
    arena_begin_pass(&book->person_arena, book->arena);
    records->persons = ARENA_NEW(&book->person_arena, rows, struct person_record);
    key_index_init(&records->person_index, &book->person_arena, rows, &records->persons[0].id,
                   sizeof records->persons[0]);
}

static enum aside_reason take_person(struct book *book, const struct frame *frame, size_t row)
{
    struct records *records = &book->records;
    struct row at = {book, RELATION_PERSON, frame->columns[PERSON_ID].number[row]};
    records->persons[records->person_count] = (struct person_record){
        .id = at.key,
        .birth = row_date(&at, frame->columns[PERSON_BIRTH].day[row]),
        .sex = row_code(&at, CODES_SEX, frame->columns[PERSON_SEX].text[row]),
        .ethnicity = row_code(&at, CODES_ETHNICITY, frame->columns[PERSON_ETHNICITY].text[row]),
        .social_care = row_code(&at, CODES_SOCIAL_CARE, frame->columns[PERSON_SOCIAL_CARE].text[row]),
    };
    key_index_add(&records->person_index, records->person_count++);
    return ASIDE_NOT;
}

const struct reader reader_of_person = {
    {"person_id", "birth_date", "sex", "ethnicity", "social_care"}, begin_persons, take_person, NULL};
