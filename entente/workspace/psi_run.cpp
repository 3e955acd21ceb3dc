#include "entente/workspace/psi_run.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/psi_message.hpp"
#include "entente/store/private_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

void replace_private_file(const fs::path& file, const std::string& text) {
    fs::remove(file);
    store::write_private_file(file, text);
}

}  // namespace

PsiStep psi_step(const fs::path& folder,
                 const std::string& side,
                 const std::string& item,
                 const std::optional<std::string>& message,
                 const std::vector<bargaining::PackageId>& own,
                 const bargaining::PsiTerms& terms) {
    std::string name = side + ".psi." + item;
    std::ranges::replace(name, '/', '.');
    const fs::path secret_file = folder / (name + ".secret"),
                   answer_file = folder / (name + ".answer");
    if (!message) {
        const bargaining::PsiSecret secret = bargaining::new_psi_secret();
        replace_private_file(secret_file, bargaining::to_text(secret));
        fs::remove(answer_file);
        return {
            .name = "opened", .message = bargaining::psi_open(own, secret, terms), .result = {}};
    }
    // An opening begins a run, whatever was under way: so one that was lost can be asked again.
    if (bargaining::psi_step_named_in(*message) == "open") {
        const bargaining::PsiSecret secret = bargaining::new_psi_secret();
        PsiStep step{.name = "answered",
                     .message = bargaining::psi_answer(*message, own, secret, terms),
                     .result = {}};
        replace_private_file(secret_file, bargaining::to_text(secret));
        replace_private_file(answer_file, step.message);
        return step;
    }
    if (!fs::exists(secret_file))
        throw Error(ErrorKind::InvalidInput, "there is no run on " + item +
                                                 " that this message could go on; begin one: "
                                                 "leave --in out");
    const auto secret = bargaining::psi_secret_from_text(store::read_private_file(secret_file));
    PsiStep step{.name = {}, .message = {}, .result = {}};
    if (fs::exists(answer_file)) {
        step.name = "concluded";
        step.result = bargaining::psi_conclude(store::read_private_file(answer_file), *message, own,
                                               secret, terms);
        fs::remove(answer_file);
    } else {
        auto closing = bargaining::psi_close(*message, own, secret, terms);
        step.name = "closed";
        step.result = std::move(closing.result);
        step.message = std::move(closing.message);
    }
    fs::remove(secret_file);
    return step;
}

}  // namespace entente
