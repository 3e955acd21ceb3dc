#include "entente/ingest/download.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string_view>

#include <curl/curl.h>
#include <dlfcn.h>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"

// curl.h makes these macros in C; as functions behind pointers they are called as they are.
#undef curl_easy_setopt
#undef curl_easy_getinfo

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

/// The functions that are used, by pointer.
struct Curl {
    decltype(&::curl_global_init) global_init = nullptr;
    decltype(&::curl_easy_init) init = nullptr;
    decltype(&::curl_easy_setopt) setopt = nullptr;
    decltype(&::curl_easy_perform) perform = nullptr;
    decltype(&::curl_easy_getinfo) getinfo = nullptr;
    decltype(&::curl_easy_strerror) strerror = nullptr;
    decltype(&::curl_easy_cleanup) cleanup = nullptr;
};

template <class Function>
void resolve(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr)
        throw Error(ErrorKind::NotFound, std::string("libcurl.so.4 has no function ") + name +
                                             "; install libcurl4 again");
}

Curl loaded() {
    void* library = ::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        throw Error(ErrorKind::NotFound,
                    std::string("downloads need libcurl, which cannot be loaded (") + ::dlerror() +
                        "); install libcurl4, or download the files yourself and import them");
    Curl api;
    resolve(library, "curl_global_init", api.global_init);
    resolve(library, "curl_easy_init", api.init);
    resolve(library, "curl_easy_setopt", api.setopt);
    resolve(library, "curl_easy_perform", api.perform);
    resolve(library, "curl_easy_getinfo", api.getinfo);
    resolve(library, "curl_easy_strerror", api.strerror);
    resolve(library, "curl_easy_cleanup", api.cleanup);
    api.global_init(CURL_GLOBAL_DEFAULT);
    return api;
}

const Curl& curl() {
    static const Curl api = loaded();
    return api;
}

bool is_loopback(std::string_view address) {
    constexpr std::array<std::string_view, 3> hosts = {"127.0.0.1", "localhost", "[::1]"};
    if (!address.starts_with("http://"))
        return false;
    const std::string_view rest = address.substr(7);
    const std::string_view host_and_port = rest.substr(0, rest.find_first_of("/?#"));
    return std::ranges::any_of(hosts, [&](std::string_view host) {
        return host_and_port == host || (host_and_port.starts_with(host) &&
                                         host_and_port.substr(host.size()).starts_with(':') &&
                                         host_and_port.find('@') == std::string_view::npos);
    });
}

bool may_be_asked(std::string_view address, Reachable reachable) {
    return address.starts_with("https://") ||
           (reachable == Reachable::HttpsAndLoopback && is_loopback(address));
}

/// What comes in, and how much of it may.
struct Body {
    std::string bytes;
    const DownloadRequest& request;
    bool too_long = false;
};

std::size_t receive(char* data, std::size_t, std::size_t size, void* to) {
    Body& body = *static_cast<Body*>(to);
    if (body.bytes.size() + size > body.request.limits.bytes) {
        body.too_long = true;
        return 0;
    }
    body.bytes.append(data, size);
    return size;
}

int show_progress(void* from, curl_off_t expected, curl_off_t received, curl_off_t, curl_off_t) {
    const auto& progress = static_cast<Body*>(from)->request.progress;
    if (progress)
        progress(static_cast<std::uint64_t>(received), static_cast<std::uint64_t>(expected));
    return 0;
}

using Handle = std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)>;

std::chrono::sys_seconds time_of(const fs::path& file) {
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::file_clock::to_sys(fs::last_write_time(file)));
}

void set_up(CURL* handle, Body& body) {
    const DownloadRequest& request = body.request;
    const auto set = [&](CURLoption option, auto value) { curl().setopt(handle, option, value); };
    const bool loopback = request.reachable == Reachable::HttpsAndLoopback;
    set(CURLOPT_URL, request.address.c_str());
    set(CURLOPT_PROTOCOLS_STR, loopback ? "https,http" : "https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, loopback ? "https,http" : "https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, static_cast<long>(request.limits.redirects));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.limits.connect_s));
    set(CURLOPT_TIMEOUT, static_cast<long>(request.limits.total_s));
    set(CURLOPT_LOW_SPEED_LIMIT, 100L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.limits.stalled_s));
    set(CURLOPT_USERAGENT, "entente");
    set(CURLOPT_FILETIME, 1L);
    set(CURLOPT_NOPROXY, "127.0.0.1,localhost,::1");
    set(CURLOPT_WRITEFUNCTION, receive);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&body));
    set(CURLOPT_XFERINFOFUNCTION, show_progress);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(&body));
    set(CURLOPT_NOPROGRESS, request.progress ? 0L : 1L);
    std::error_code absent;
    if (fs::file_size(request.file, absent) > 0 && !absent) {
        set(CURLOPT_TIMECONDITION, static_cast<long>(CURL_TIMECOND_IFMODSINCE));
        set(CURLOPT_TIMEVALUE_LARGE,
            static_cast<curl_off_t>(time_of(request.file).time_since_epoch().count()));
    }
}

/// "<!DOCTYPE html" or "<html" after blanks, in any case of letters.
bool is_html(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    const std::string start = small_letters(bytes.substr(std::min(first, bytes.size()), 14));
    return start == "<!doctype html" || start.starts_with("<html");
}

void write_whole(const std::string& bytes, const DownloadRequest& request, const Download& result) {
    fs::path part = request.file;
    part += ".part";
    std::error_code failed;
    fs::create_directories(request.file.parent_path(), failed);
    std::ofstream file(part, std::ios::binary);
    file << bytes;
    file.close();
    if (!file)
        throw Error(ErrorKind::BadData, "cannot write " + part.string() +
                                            "; is the folder writable and the disk not full?");
    if (result.modified)
        fs::last_write_time(part, std::chrono::file_clock::from_sys(*result.modified));
    fs::rename(part, request.file);
}

bool nothing_came(CURLcode code, const Body& body) {
    return code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY ||
           code == CURLE_COULDNT_CONNECT ||
           (code == CURLE_OPERATION_TIMEDOUT && body.bytes.empty());
}

/// Why what came is no file; empty where it is one.
std::string fault_of(CURLcode code, long status, const Body& body, const std::string& asked_last) {
    const std::string came = std::to_string(body.bytes.size()) + " bytes came";
    if (body.too_long)
        return "more than " + std::to_string(body.request.limits.bytes >> 20U) + " MB came";
    if (code != CURLE_OK)
        return std::string(curl().strerror(code)) + "; " + came;
    if (!may_be_asked(asked_last, body.request.reachable))
        return "it was redirected to " + entente::quoted(asked_last);
    if (status != 200)
        return "the server answered with status " + std::to_string(status) + "; " + came;
    if (body.bytes.empty())
        return "the answer is empty";
    if (is_html(body.bytes))
        return "a web page came instead of a list, beginning with " +
               entente::quoted(std::string_view(body.bytes).substr(0, 60));
    return {};
}

}  // namespace

Download download(const DownloadRequest& request) {
    if (!may_be_asked(request.address, request.reachable))
        throw Error(ErrorKind::InvalidInput,
                    entente::quoted(request.address) +
                        " is not asked; addresses begin with https://, or "
                        "with http://127.0.0.1 for a mirror on this machine");
    const Handle handle(curl().init(), curl().cleanup);
    if (!handle)
        throw std::bad_alloc();
    Body body{.bytes = {}, .request = request};
    set_up(handle.get(), body);
    const CURLcode code = curl().perform(handle.get());
    long status = 0;
    curl_off_t modified = -1;
    const char* asked_last = nullptr;
    curl().getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    curl().getinfo(handle.get(), CURLINFO_FILETIME_T, &modified);
    curl().getinfo(handle.get(), CURLINFO_EFFECTIVE_URL, &asked_last);
    Download result;
    result.bytes = body.bytes.size();
    if (modified >= 0)
        result.modified = std::chrono::sys_seconds(std::chrono::seconds(modified));
    long unmet = 0;
    curl().getinfo(handle.get(), CURLINFO_CONDITION_UNMET, &unmet);
    if (code == CURLE_OK && (status == 304 || (status == 200 && unmet == 1))) {
        result.outcome = DownloadOutcome::NotModified;
        return result;
    }
    const std::string fault =
        fault_of(code, status, body, asked_last == nullptr ? request.address : asked_last);
    if (!fault.empty()) {
        result.outcome =
            nothing_came(code, body) ? DownloadOutcome::Unreachable : DownloadOutcome::Refused;
        result.reason = request.address + ": " + fault;
        return result;
    }
    write_whole(body.bytes, request, result);
    return result;
}

}  // namespace entente::ingest
