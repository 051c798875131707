#include "render/pack_html.h"

bool pack_html(const struct pack *pack, struct arena *scratch, struct buf *buf, struct err *err)
{
    (void)scratch;
    (void)err;
    buf_format(buf, "<!doctype html><title>%s</title>\n", pack->definition->title);
    return true;
}
