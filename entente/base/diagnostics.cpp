#include "entente/base/diagnostics.hpp"

#include <algorithm>
#include <utility>

#include "entente/base/error.hpp"

namespace entente {

std::string to_text(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line > 0)
        text += (text.empty() ? "line " : ":") + std::to_string(diagnostic.line);
    return text.empty() ? diagnostic.message : text + ": " + diagnostic.message;
}

void Diagnostics::note(std::string message, std::string file, std::size_t line) {
    add({Severity::Note, std::move(file), line, std::move(message)});
}

void Diagnostics::warning(std::string message, std::string file, std::size_t line) {
    add({Severity::Warning, std::move(file), line, std::move(message)});
}

void Diagnostics::fault(std::string message, std::string file, std::size_t line) {
    ++faults_;
    add({Severity::Fault, std::move(file), line, std::move(message)});
}

void Diagnostics::throw_if_faulty() const {
    if (faults_ == 0)
        return;
    std::string text;
    std::size_t told = 0;
    for (const Diagnostic& diagnostic : list_)
        if (diagnostic.severity == Severity::Fault && told < 20) {
            text += (text.empty() ? "" : "\n") + to_text(diagnostic);
            ++told;
        }
    if (faults_ > told)
        text += "\nand " + std::to_string(faults_ - told) + " more";
    throw Error(ErrorKind::BadData, text);
}

void Diagnostics::add(Diagnostic diagnostic) {
    if (list_.size() >= limit) {
        ++left_out_;
        if (diagnostic.severity != Severity::Fault)
            return;
        const auto note = std::ranges::find_if(
            list_, [](const Diagnostic& kept) { return kept.severity != Severity::Fault; });
        if (note == list_.end())
            return;
        list_.erase(note);
    }
    list_.push_back(std::move(diagnostic));
}

}  // namespace entente
