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

}  // namespace

void make_private_folder(const std::filesystem::path& folder) {
    if (std::filesystem::is_directory(folder))
        return;
    std::error_code failed;
    const std::filesystem::path above = std::filesystem::absolute(folder).parent_path();
    std::filesystem::create_directories(above, failed);
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        fail("make the folder", folder);
    sync_folder(above);
}

void require_private(const std::filesystem::path& path) {
    struct stat status {};

    if (::stat(path.c_str(), &status) != 0)
        fail("look at", path);
    const bool folder = S_ISDIR(status.st_mode);
    if ((status.st_mode & 077) == 0)
        return;
    std::array<char, 8> mode{};
    std::snprintf(mode.data(), mode.size(), "%04o", status.st_mode & 07777U);
    throw Error(ErrorKind::BadData, path.string() + " has mode " + mode.data() +
                                        ", so that others can reach it; chmod " +
                                        (folder ? "700 " : "600 ") + path.string());
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        fail("open", folder);
    const int result = ::fsync(descriptor);
    ::close(descriptor);
    if (result != 0)
        fail("sync", folder);
}

}  // namespace entente::store
