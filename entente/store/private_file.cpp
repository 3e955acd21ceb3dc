#include "entente/store/private_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/base/error.hpp"

namespace entente::store {
namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path) {
    throw Error(ErrorKind::BadData, "cannot " + what + " " + path.string() + ": " +
                                        std::generic_category().message(errno));
}

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}

    ~Descriptor() {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int get() const { return descriptor_; }

private:
    int descriptor_;
};

void require_private_status(const struct stat& status,
                            const std::filesystem::path& path,
                            Reach reach = Reach::Owner) {
    const bool group = reach == Reach::Group;
    if ((status.st_mode & (group ? 07U : 077U)) == 0)
        return;
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%04o", status.st_mode & 07777U);
    throw Error(ErrorKind::BadData, path.string() + " has mode " + mode.data() +
                                        ", so that others can reach it; chmod " +
                                        (S_ISDIR(status.st_mode) ? group ? "2770 " : "700 "
                                         : group                 ? "660 "
                                                                 : "600 ") +
                                        path.string());
}

}  // namespace

void make_private_folder(const std::filesystem::path& folder, Reach reach) {
    if (std::filesystem::is_directory(folder))
        return;
    std::error_code failed;
    const std::filesystem::path above = std::filesystem::absolute(folder).parent_path();
    std::filesystem::create_directories(above, failed);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        fail("make the folder", folder);
    if (reach == Reach::Group && ::chmod(folder.c_str(), 02770) != 0)
        fail("open to its group", folder);
    sync_folder(above);
}

void require_private(const std::filesystem::path& path, Reach reach) {
    struct stat status {};

    if (::stat(path.c_str(), &status) != 0)
        fail("look at", path);
    require_private_status(status, path, reach);
}

void write_private_file(const std::filesystem::path& file, std::string_view text) {
    const Descriptor written(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (written.get() < 0 && errno == EEXIST)
        throw Error(ErrorKind::InvalidInput,
                    file.string() + " is there already and is not replaced; name another file");
    if (written.get() < 0)
        fail("write", file);
    for (std::string_view rest = text; !rest.empty();) {
        const ssize_t count = ::write(written.get(), rest.data(), rest.size());
        if (count < 0 && errno != EINTR)
            fail("write", file);
        rest.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    if (::fsync(written.get()) != 0)
        fail("write", file);
    sync_folder(std::filesystem::absolute(file).parent_path());
}

std::string read_private_file(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (opened.get() < 0 && errno == ENOENT)
        throw Error(ErrorKind::NotFound, "there is no file " + file.string());

    struct stat status {};

    if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0)
        fail("open", file);
    require_private_status(status, file);
    std::string text(static_cast<std::size_t>(status.st_size), '\0');
    const ssize_t count = ::read(opened.get(), text.data(), text.size());
    if (count < 0)
        fail("read", file);
    text.resize(static_cast<std::size_t>(count));
    return text;
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::fsync(opened.get()) != 0)
        fail("sync", folder);
}

}  // namespace entente::store
