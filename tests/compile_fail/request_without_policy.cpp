// Must compile as it stands, and must not with -DWITHOUT_POLICY: a question of the committee whose
// request declares no policy (tools/check_policy.sh).
#include "entente/workspace/ask_committee.hpp"

namespace entente {

struct Probe : CommitteeWhyRequest {
#ifdef WITHOUT_POLICY
    static constexpr int policy = 0;
#endif
};

Question asked() {
    return ask_committee<CommitteeWhyRequest, &Committee::why>("why", "", "");
}

static_assert(DeclaresPolicy<CommitteeWhyRequest>);
#ifdef WITHOUT_POLICY
template <class Request>
requires DeclaresPolicy<Request>

void open_to() {
}

void probe() {
    open_to<Probe>();
}
#endif

}  // namespace entente
