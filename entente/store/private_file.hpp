#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Files that nobody but their owner may touch.
namespace entente::store {

/// Makes a folder and those above it, the folder itself with mode 0700. One that is there stays as
/// it is. Throws BadData with the system's reason.
void make_private_folder(const std::filesystem::path& folder);

/// Throws BadData, naming the mode and the remedy, where group or others have any access to a file
/// or folder.
void require_private(const std::filesystem::path& path);

/// A new file with mode 0600, on disk when it returns. Throws InvalidInput where the file is there
/// already, BadData with the system's reason.
void write_private_file(const std::filesystem::path& file, std::string_view text);

/// Throws NotFound, or BadData as require_private does. A link in place of the file is refused.
std::string read_private_file(const std::filesystem::path& file);

/// Makes the names in a folder durable. Throws BadData.
void sync_folder(const std::filesystem::path& folder);

}  // namespace entente::store
