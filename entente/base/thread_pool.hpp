#pragma once

#include <cstddef>
#include <functional>

namespace entente {

/// How many threads to use where work can be shared out: the machine's cores.
int default_threads();

/// Calls `work(k)` for k = 0 .. count - 1 on up to `threads` threads and returns when all are done.
/// Which thread runs which k is left open, so work(k) may write only what belongs to k. The first
/// exception is thrown again here, after the others have stopped.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace entente
