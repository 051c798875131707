/* Lines of the log, whatever text comes: one line, its fields as they were put, in both formats. */
#include "unit/unit.h"

#include "base/buf.h"
#include "render/log_line.h"

static const char *line_of(enum log_format format, const char *text, struct buf *buf)
{
    struct log_line line = {.buf = buf, .format = format};
    buf->length = 0;
    log_line_text(&line, "step", text);
    log_line_number(&line, "rows", -7);
    log_line_end(&line);
    buf_byte(buf, '\0');
    assert_false(buf->broken);
    return buf->bytes;
}

static const struct {
    const char *text;
    const char *logfmt;
    const char *json;
} lines[] = {
    {"reading", "step=reading rows=-7\n", "{\"step\":\"reading\",\"rows\":-7}\n"},
    {"two words", "step=\"two words\" rows=-7\n", "{\"step\":\"two words\",\"rows\":-7}\n"},
    {"", "step=\"\" rows=-7\n", "{\"step\":\"\",\"rows\":-7}\n"},
    {"a=b", "step=\"a=b\" rows=-7\n", "{\"step\":\"a=b\",\"rows\":-7}\n"},
    {"say \"no\"", "step=\"say \\\"no\\\"\" rows=-7\n", "{\"step\":\"say \\\"no\\\"\",\"rows\":-7}\n"},
    {"one\ntwo", "step=\"one\\u000atwo\" rows=-7\n", "{\"step\":\"one\\u000atwo\",\"rows\":-7}\n"},
};

static void a_line_holds_its_fields(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1000);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_string_equal(line_of(LOG_LOGFMT, lines[i].text, &buf), lines[i].logfmt);
        assert_string_equal(line_of(LOG_JSON, lines[i].text, &buf), lines[i].json);
    }
    buf_free(&buf);
}

static void no_byte_ends_the_line(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 1000);
    for (int byte = 1; byte < 128; byte++) {
        const char text[] = {'a', (char)byte, 'b', '\0'};
        const char *logfmt = line_of(LOG_LOGFMT, text, &buf);
        assert_ptr_equal(strchr(logfmt, '\n'), logfmt + strlen(logfmt) - 1);
        const char *json = line_of(LOG_JSON, text, &buf);
        assert_ptr_equal(strchr(json, '\n'), json + strlen(json) - 1);
    }
    buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_holds_its_fields),
        cmocka_unit_test(no_byte_ends_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
