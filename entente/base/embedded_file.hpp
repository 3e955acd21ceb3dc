#pragma once

#include <string_view>

/// ENTENTE_EMBED(symbol, "path") at file scope puts a file into the program; it is then
/// ENTENTE_EMBEDDED(symbol), a string_view. The path is absolute, from CMake, which must name the
/// file in OBJECT_DEPENDS.
#define ENTENTE_EMBED(symbol, path)                                                      \
    asm(".section .rodata\n.global " #symbol "_begin\n.global " #symbol "_end\n" #symbol \
        "_begin:\n.incbin \"" path "\"\n" #symbol "_end:\n.byte 0\n.previous\n");        \
    extern "C" const char symbol##_begin[];                                              \
    extern "C" const char symbol##_end[];

#define ENTENTE_EMBEDDED(symbol) \
    std::string_view(symbol##_begin, static_cast<std::size_t>(symbol##_end - symbol##_begin))
