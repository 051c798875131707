/* What sixty-four bytes are: by the processor's own instructions, in plain C, and byte by byte. */
#include "unit/unit.h"

#include "base/letters.h"
#include "unit/random.h"

static struct letters byte_by_byte(const unsigned char *at)
{
    struct letters look = {.letters = 0};
    for (unsigned i = 0; i < LETTERS_LOOK; i++) {
        unsigned char byte = at[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        look.letters |= (uint64_t)letter << i;
        look.digits |= (uint64_t)(byte >= '0' && byte <= '9') << i;
        look.blanks |= (uint64_t)(byte == ' ') << i;
        look.joiners |= (uint64_t)(byte == '-' || byte == '/' || byte == '\'') << i;
        look.high |= (uint64_t)(byte >= 0x80) << i;
    }
    return look;
}

static void all_ways_to_look_agree_on(const unsigned char *bytes)
{
    struct letters one = byte_by_byte(bytes);
    struct letters other = letters_look(bytes);
    assert_memory_equal(&one, &other, sizeof one); /* it has no gaps */
    other = letters_look_plainly(bytes);
    assert_memory_equal(&one, &other, sizeof one);
}

static void every_byte_is_told_at_every_place(void **state)
{
    (void)state;
    for (unsigned around = 0; around <= UINT8_MAX; around += 51)
        for (unsigned byte = 0; byte <= UINT8_MAX; byte++)
            for (unsigned place = 0; place < LETTERS_LOOK; place++) {
                unsigned char bytes[LETTERS_LOOK];
                memset(bytes, (int)around, sizeof bytes);
                bytes[place] = (unsigned char)byte;
                all_ways_to_look_agree_on(bytes);
            }
}

static void bytes_by_chance_are_told(void **state)
{
    (void)state;
    struct random random = {3};
    for (int round = 0; round < 20000; round++) {
        unsigned char bytes[LETTERS_LOOK];
        for (unsigned place = 0; place < LETTERS_LOOK; place++)
            bytes[place] = (unsigned char)random_below(&random, 256);
        all_ways_to_look_agree_on(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_told_at_every_place),
        cmocka_unit_test(bytes_by_chance_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
