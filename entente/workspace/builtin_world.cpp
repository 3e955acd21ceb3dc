#include "entente/workspace/builtin_world.hpp"

#include <array>
#include <utility>

#include "entente/ingest/icio_csv.hpp"

// The files become part of the program; the build says where they are.
#define ENTENTE_EMBED(symbol, file)              \
    __asm__(".section .rodata\n"                 \
            ".global " #symbol "_begin\n"        \
            ".global " #symbol "_end\n"          \
            #symbol "_begin:\n"                  \
            ".incbin \"" ENTENTE_SAMPLES file "\"\n" \
            #symbol "_end:\n"                    \
            ".byte 0\n"                          \
            ".previous\n");                      \
    extern "C" const char symbol##_begin[];      \
    extern "C" const char symbol##_end[];

ENTENTE_EMBED(entente_builtin_2011, "/worlds/builtin-2011.csv")
ENTENTE_EMBED(entente_builtin_2008, "/worlds/builtin-2008.csv")
ENTENTE_EMBED(entente_builtin_1995, "/worlds/builtin-1995.csv")
