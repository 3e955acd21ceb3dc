#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace entente {

enum class Severity { Note, Warning, Fault };

/// One finding about input: what, where, with which value, what to do.
struct Diagnostic {
    Severity severity = Severity::Note;
    std::string file;      // without folders; empty where it concerns the whole
    std::size_t line = 0;  // from 1; 0 where it concerns the whole file
    std::string message;
};

/// "WIOT.csv:17: 'n/a' is not a number; ..."
std::string to_text(const Diagnostic& diagnostic);

/// Findings in the order they were made. Keeps the first `limit` and counts the rest, so that a
/// file with a million faults is reported in a screenful; notes make room for faults.
class Diagnostics {
public:
    void note(std::string message, std::string file = {}, std::size_t line = 0);
    void warning(std::string message, std::string file = {}, std::size_t line = 0);
    void fault(std::string message, std::string file = {}, std::size_t line = 0);

    const std::vector<Diagnostic>& list() const { return list_; }

    std::size_t faults() const { return faults_; }

    std::size_t left_out() const { return left_out_; }

    /// Throws BadData with all faults, one a line, if there are any.
    void throw_if_faulty() const;

    static constexpr std::size_t limit = 100;

private:
    void add(Diagnostic diagnostic);

    std::vector<Diagnostic> list_;
    std::size_t faults_ = 0;
    std::size_t left_out_ = 0;
};

}  // namespace entente
