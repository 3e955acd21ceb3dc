#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// The text that two installations exchange: a line each for version, step, question and lists of
/// points in hex, so that it can be read, mailed and logged.
namespace entente::bargaining {

using GroupPoint = std::array<unsigned char, 32>;

struct PsiMessage {
    std::string step;               // "open", "answer", "close"
    std::string question;           // 64 hex digits
    std::string from;               // the sender; may be empty
    std::vector<GroupPoint> own;    // of the sender's packages, blinded once
    std::vector<GroupPoint> twice;  // of the receiver's packages, blinded by both, in its order
};

std::string to_text(const PsiMessage& message);

/// "open", "answer" or "close" of a message that says so; empty otherwise. Nothing else is checked.
std::string_view psi_step_named_in(std::string_view text);

/// Throws BadData with the line for what is not such a message of this step and question, for one
/// that `self` has sent, for more
/// than `cap` points in a list, and a point given twice.
PsiMessage psi_message_from_text(std::string_view text,
                                 std::string_view step,
                                 std::string_view question,
                                 std::string_view self,
                                 std::size_t cap);

}  // namespace entente::bargaining
