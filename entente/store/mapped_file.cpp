#include "entente/store/mapped_file.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

[[noreturn]] void fail(ErrorKind kind, const std::string& what, const std::filesystem::path& path) {
    const int code = errno;
    throw Error(kind, "cannot " + what + " " + path.string() + ": " +
                          std::generic_category().message(code));
}

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}

    ~FileDescriptor() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    int get() const { return descriptor_; }

private:
    int descriptor_;
};

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(ErrorKind::BadData, "write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        fail(ErrorKind::NotFound, "open", path);

    struct stat status {};

    if (::fstat(file.get(), &status) != 0)
        fail(ErrorKind::BadData, "read", path);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0)
        throw Error(ErrorKind::BadData, path.string() + " is empty");
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (mapped == MAP_FAILED)
        fail(ErrorKind::BadData, "map", path);
    data_ = static_cast<const char*>(mapped);
}

MappedFile::~MappedFile() {
    ::munmap(const_cast<char*>(data_), size_);
}

void write_file_atomically(const std::filesystem::path& path,
                           std::span<const std::string_view> pieces) {
    std::filesystem::path temporary = path;
    temporary += ".part-" + std::to_string(::getpid());
    try {
        const FileDescriptor file(
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (file.get() < 0)
            fail(ErrorKind::BadData, "write", temporary);
        for (const std::string_view piece : pieces)
            write_all(file.get(), piece, temporary);
        if (::fsync(file.get()) != 0)
            fail(ErrorKind::BadData, "write", temporary);
        std::filesystem::rename(temporary, path);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
        throw;
    }
    const FileDescriptor folder(
        ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
}

}  // namespace entente::store
