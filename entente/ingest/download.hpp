#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace entente::ingest {

struct DownloadLimits {
    std::size_t bytes = 256UL << 20U;
    int redirects = 5;
    int connect_s = 20;
    int stalled_s = 30;  // less than 100 bytes a second for so long
    int total_s = 900;
};

/// Which addresses may be asked, redirects included.
enum class Reachable {
    Https,
    HttpsAndLoopback,  // also http:// of 127.0.0.1, ::1 and localhost: mirrors on this machine
};

struct DownloadRequest {
    std::string address;
    /// Where the file goes once it is whole. One that is there is asked for only if it changed.
    std::filesystem::path file;
    Reachable reachable = Reachable::Https;
    DownloadLimits limits = {};
    /// Bytes so far and expected ones, 0 if unknown.
    std::function<void(std::uint64_t, std::uint64_t)> progress = {};
};

enum class DownloadOutcome {
    Received,
    NotModified,  // the file that is there is the newest
    Refused,      // something came that is no whole file; what was there stays
    Unreachable,  // nothing came
};

struct Download {
    DownloadOutcome outcome = DownloadOutcome::Received;
    std::string reason;  // with what came, where it was refused or unreachable
    std::size_t bytes = 0;
    std::optional<std::chrono::sys_seconds> modified;  // as the server says; also the file's time
};

/// Asks a server for a file, with libcurl, which is loaded at the first call. TLS is verified; no
/// credentials, cookies or .netrc. Pages in HTML are refused: no list comes as one. Throws
/// InvalidInput for an address that may not be asked, NotFound where libcurl is not installed,
/// BadData where the file cannot be written.
Download download(const DownloadRequest& request);

}  // namespace entente::ingest
