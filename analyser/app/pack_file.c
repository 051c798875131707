#include "app/pack_file.h"
#include "app/program.h"

bool pack_file_read(struct program *program, struct pack_definition *definition, struct err *err)
{
    (void)program;
    (void)err;
    *definition = (struct pack_definition){
        .id = "area-2", .title = "EHC plans: evidence for area 2", .introduction = "", .marking = "OFFICIAL-SENSITIVE"};
    return true;
}
