#pragma once

/// ENTENTE_EMBED(symbol, "/worlds/x.csv"): a file of samples/ becomes part of the program, its
/// bytes from symbol_begin to symbol_end. At namespace scope; the build defines ENTENTE_SAMPLES.
#define ENTENTE_EMBED(symbol, file)                      \
    __asm__(                                             \
        ".section .rodata\n"                             \
        ".global " #symbol                               \
        "_begin\n"                                       \
        ".global " #symbol "_end\n" #symbol              \
        "_begin:\n"                                      \
        ".incbin \"" ENTENTE_SAMPLES file "\"\n" #symbol \
        "_end:\n"                                        \
        ".byte 0\n"                                      \
        ".previous\n");                                  \
    extern "C" const char symbol##_begin[];              \
    extern "C" const char symbol##_end[];
