/* What sixteen bytes begin with: by the processor's own instructions, in plain C, and byte by byte. */
#include "unit/unit.h"

#include "base/letters.h"
#include "unit/random.h"

static struct letters byte_by_byte(const unsigned char *at)
{
    struct letters look = {.letters = 0};
    for (unsigned i = 0; i < LETTERS_LOOK; i++) {
        unsigned char byte = at[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        look.letters |= (uint32_t)letter << i;
        look.blanks |= (uint32_t)(byte == ' ') << i;
        look.high |= (uint32_t)(byte >= 0x80) << i;
        look.small[i / 8] |= (uint64_t)(byte | 0x20) << 8 * (i % 8);
    }
    return look;
}

static void same(const struct letters *a, const struct letters *b)
{
    assert_int_equal(a->letters, b->letters);
    assert_int_equal(a->blanks, b->blanks);
    assert_int_equal(a->high, b->high);
    assert_true(a->small[0] == b->small[0] && a->small[1] == b->small[1]);
}

static void all_ways_to_look_agree_on(const unsigned char *bytes)
{
    struct letters one = byte_by_byte(bytes);
    struct letters other = letters_look(bytes);
    same(&one, &other);
    other = letters_look_plainly(bytes);
    same(&one, &other);
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
