#include "app/version.h"

#ifndef EHC_VERSION
#define EHC_VERSION "unversioned"
#endif

const char program_version[] = EHC_VERSION;
