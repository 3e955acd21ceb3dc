#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace entente::store {

/// A file mapped for reading, unmapped at the end. Throws NotFound or BadData with the path.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Writes pieces to a temporary name beside `path`, makes them durable and renames: readers see the
/// old file or the new one, never a part, whatever happens in between. Throws BadData with the
/// system's reason (disk full, no permission) and removes the temporary file.
void write_file_atomically(const std::filesystem::path& path,
                           std::span<const std::string_view> pieces);

}  // namespace entente::store
