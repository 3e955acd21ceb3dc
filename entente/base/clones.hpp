#pragma once

/// Marks a hot function: compiled for the baseline and for x86-64-v3 (AVX2, FMA), chosen when the
/// program starts. Sanitizers cannot follow the choice, so there it is the baseline alone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ENTENTE_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define ENTENTE_CLONES
#endif
