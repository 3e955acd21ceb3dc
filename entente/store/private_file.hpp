#pragma once

#include <filesystem>

/// Files that nobody but their owner may touch.
namespace entente::store {

/// Makes a folder and those above it, the folder itself with mode 0700. One that is there stays as
/// it is. Throws BadData with the system's reason.
void make_private_folder(const std::filesystem::path& folder);

/// Throws BadData, naming the mode and the remedy, where group or others have any access to a file
/// or folder.
void require_private(const std::filesystem::path& path);

/// Makes the names in a folder durable. Throws BadData.
void sync_folder(const std::filesystem::path& folder);

}  // namespace entente::store
