#include "entente/brief/pdf.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/error.hpp"

extern char** environ;

namespace entente::brief {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_of_message = 2000;  // bytes of what the browser said

/// A new folder that goes away with its contents.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "entente-pdf-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error(ErrorKind::NotComputed,
                        "cannot make a folder like " + name + ": " + std::strerror(errno));
        path_ = name;
    }

    ~TemporaryFolder() {
        // Processes of the browser that end a moment later may still write here.
        std::error_code failed;
        for (int attempt = 0; attempt < 20; ++attempt) {
            fs::remove_all(path_, failed);
            if (!failed)
                return;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    }

    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// file:///..., all but unreserved characters and slashes as %XX (RFC 8089).
std::string file_url(const fs::path& path) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    std::string url = "file://";
    for (const char c : fs::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            url += c;
        else
            url.append({'%', hex[byte >> 4], hex[byte & 15]});
    }
    return url;
}

std::vector<std::string> arguments(const fs::path& html,
                                   const fs::path& pdf,
                                   const fs::path& profile) {
    std::vector<std::string> list = {"--headless",
                                     "--disable-gpu",
                                     "--disable-quic",
                                     "--disable-dev-shm-usage",
                                     "--no-first-run",
                                     "--disable-background-networking",
                                     "--disable-component-update",
                                     "--disable-default-apps",
                                     "--disable-extensions",
                                     "--disable-sync",
                                     "--host-resolver-rules=MAP * ~NOTFOUND",
                                     "--no-pdf-header-footer",
                                     "--user-data-dir=" + profile.string(),
                                     "--print-to-pdf=" + pdf.string()};
    if (::geteuid() == 0)  // Chromium's sandbox refuses to run for root
        list.emplace_back("--no-sandbox");
    list.push_back(file_url(html));
    return list;
}

/// Starts `program` in a process group of its own with its output in `log`; empty if there is no
/// such program.
std::optional<pid_t> started(const std::string& program,
                             std::vector<std::string> words,
                             const fs::path& log) {
    words.insert(words.begin(), program);
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t process = 0;
    const int failed =
        ::posix_spawnp(&process, program.c_str(), &files, &attributes, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    if (failed == ENOENT || failed == EACCES)
        return std::nullopt;
    if (failed != 0)
        throw Error(ErrorKind::NotComputed,
                    "cannot start " + program + ": " + std::strerror(failed));
    return process;
}

/// The status of waitpid; empty if the time ran out and the process group was ended.
std::optional<int> waited_for(pid_t process, std::chrono::seconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    int status = 0;
    pid_t ended = 0;
    while ((ended = ::waitpid(process, &status, WNOHANG)) == 0) {
        if (std::chrono::steady_clock::now() >= deadline) {
            ::kill(-process, SIGKILL);
            ::waitpid(process, &status, 0);
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return ended < 0 ? -1 : status;
}

bool is_pdf(const fs::path& path) {
    std::array<char, 5> start{};
    std::ifstream(path, std::ios::binary).read(start.data(), start.size());
    return std::string_view(start.data(), start.size()) == "%PDF-";
}

std::string end_of(const fs::path& log) {
    std::ifstream file(log, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (text.size() > most_of_message)
        text.erase(0, text.size() - most_of_message);
    return text.empty() ? "it said nothing" : "it said:\n" + text;
}

/// Moves the whole file to its name, also from one file system to another.
void put_in_place(const fs::path& made, const fs::path& pdf) {
    fs::path beside = pdf;
    beside += ".part-" + std::to_string(::getpid());
    std::error_code failed;
    fs::copy_file(made, beside, fs::copy_options::overwrite_existing, failed);
    if (!failed)
        fs::rename(beside, pdf, failed);
    if (failed) {
        const std::string why = failed.message();
        fs::remove(beside, failed);
        throw Error(ErrorKind::InvalidInput, "cannot write " + pdf.string() + ": " + why);
    }
}

[[noreturn]] void no_browser(const PdfOptions& options) {
    std::string names;
    for (const std::string& browser : options.browsers)
        names += (names.empty() ? "" : ", ") + browser;
    throw Error(ErrorKind::NotFound,
                "no browser to make a PDF with: none of " + names +
                    " is on PATH; install one (Debian: apt install chromium), or write the brief "
                    "as HTML and print it from any browser");
}

}  // namespace

void print_pdf(const fs::path& html, const fs::path& pdf, const PdfOptions& options) {
    if (!fs::is_regular_file(html))
        throw Error(ErrorKind::NotFound, "there is no HTML file " + html.string() + " to print");
    const TemporaryFolder folder;
    const fs::path made = folder.path() / "brief.pdf";
    const fs::path log = folder.path() / "messages.txt";
    const auto words = arguments(html, made, folder.path() / "profile");
    for (const std::string& browser : options.browsers) {
        const auto process = started(browser, words, log);
        if (!process)
            continue;
        const auto status = waited_for(*process, options.time_limit);
        const std::string where = browser + " could not print " + html.string();
        if (!status)
            throw Error(ErrorKind::NotComputed, where + " within " +
                                                    std::to_string(options.time_limit.count()) +
                                                    " s; " + end_of(log));
        if (*status != 0 || !is_pdf(made))
            throw Error(ErrorKind::NotComputed, where + "; " + end_of(log));
        put_in_place(made, pdf);
        return;
    }
    no_browser(options);
}

}  // namespace entente::brief
