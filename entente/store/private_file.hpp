#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Files that nobody but their owner, or where it is said their group, may touch.
namespace entente::store {

/// Who may reach a file or folder: its owner, or its group too (accounts of one record).
enum class Reach { Owner, Group };

/// Makes a folder and those above it, the folder itself with mode 0700, or 2770 for a group, whose
/// new files are then the group's. One that is there stays as it is. Throws BadData with the
/// system's reason.
void make_private_folder(const std::filesystem::path& folder, Reach reach = Reach::Owner);

/// Throws BadData, naming the mode and the remedy, where others than `reach` says have any access
/// to a file or folder.
void require_private(const std::filesystem::path& path, Reach reach = Reach::Owner);

/// A new file with mode 0600, on disk when it returns. Throws InvalidInput where the file is there
/// already, BadData with the system's reason.
void write_private_file(const std::filesystem::path& file, std::string_view text);

/// Throws NotFound, or BadData as require_private does. A link in place of the file is refused.
std::string read_private_file(const std::filesystem::path& file);

/// Makes the names in a folder durable. Throws BadData.
void sync_folder(const std::filesystem::path& folder);

}  // namespace entente::store
