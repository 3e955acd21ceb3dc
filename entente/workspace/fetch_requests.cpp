#include <algorithm>
#include <filesystem>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/download.hpp"
#include "entente/store/list_store.hpp"
#include "entente/store/private_file.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/list_import.hpp"
#include "entente/workspace/list_requests.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using data::KnownSource;
using ingest::DownloadOutcome;

/// What came of one source's files.
struct Fetched {
    const KnownSource* source = nullptr;
    std::vector<std::string> paths;  // of all its files, where all are there
    std::size_t received = 0;
    std::size_t bytes = 0;
    std::string fault;
    bool answered = true;  // false where no server did
};

std::vector<const KnownSource*> asked_sources(const CodeList& codes) {
    std::vector<const KnownSource*> result;
    std::vector<std::string> offered;
    for (const KnownSource& source : data::known_sources())
        if (!source.files.empty()) {
            offered.emplace_back(source.code);
            if (codes.empty())
                result.push_back(&source);
        }
    for (const std::string& code : codes) {
        const KnownSource* source = data::find_source(code);
        if (source == nullptr)
            throw Error(ErrorKind::InvalidInput,
                        "--source: there is no source " + entente::quoted(code) +
                            "; downloads are offered by " + joined(offered));
        if (source->files.empty())
            throw Error(
                ErrorKind::InvalidInput,
                "--source: " + code + " offers no file under a lasting address" +
                    (source->address.empty() ? std::string()
                                             : "; save it from " + std::string(source->address)) +
                    " and import it: entente lists import FILE");
        result.push_back(source);
    }
    return result;
}

std::string address_of(const data::KnownFile& file, const std::string& mirror) {
    if (mirror.empty())
        return std::string(file.address);
    return mirror + (mirror.ends_with('/') ? "" : "/") + std::string(file.name);
}

Fetched fetch(const KnownSource& source,
              const fs::path& folder,
              const std::string& mirror,
              const Controls::Progress& progress) {
    Fetched result;
    result.source = &source;
    for (const data::KnownFile& file : source.files) {
        const fs::path path = folder / source.code / file.name;
        const std::string name = std::string(source.code) + " " + std::string(file.name);
        ingest::DownloadRequest request{.address = address_of(file, mirror), .file = path};
        if (!mirror.empty())
            request.reachable = ingest::Reachable::HttpsAndLoopback;
        if (progress)
            request.progress = [&](std::uint64_t received, std::uint64_t expected) {
                progress(name + ": " + std::to_string(received >> 10U) + " KB" +
                         (expected > 0 ? " of " + std::to_string(expected >> 10U) : ""));
            };
        const ingest::Download found = ingest::download(request);
        if (!found.reason.empty()) {
            result.fault = found.reason;
            result.answered = found.outcome != DownloadOutcome::Unreachable;
            return result;
        }
        result.received += found.outcome == DownloadOutcome::Received ? 1 : 0;
        result.bytes += found.bytes;
        result.paths.push_back(path.string());
    }
    return result;
}

ImportedList refuse_download(store::ListStore& lists, const Fetched& fetched, UtcTime now) {
    ImportedList refused;
    refused.source = fetched.source->code;
    refused.reason = "the download failed: " + fetched.fault;
    refused.recorded = fetched.answered;
    if (refused.recorded)
        lists.record_refusal({.entry = 0,
                              .source = refused.source,
                              .date = {},
                              .refused_at = now,
                              .reason = refused.reason,
                              .files = {std::string(fetched.source->files.front().name)}});
    return refused;
}

Table download_table(const std::vector<Fetched>& all, const fs::path& folder) {
    Table table({{"source", ColumnKind::Text, "code of the source"},
                 {"files", ColumnKind::Count, "files that are there"},
                 {"received", ColumnKind::Count, "of which came now; the others had not changed"},
                 {"bytes", ColumnKind::Count, "that came"},
                 {"fault", ColumnKind::Text, "why the files are not all there"}});
    table.title = "Downloads of party lists";
    std::size_t received = 0;
    for (const Fetched& fetched : all) {
        received += fetched.received;
        table.holds = table.holds && fetched.fault.empty();
        table.add({std::string(fetched.source->code),
                   static_cast<std::int64_t>(fetched.paths.size()),
                   static_cast<std::int64_t>(fetched.received),
                   static_cast<std::int64_t>(fetched.bytes), fetched.fault});
    }
    table.sentences.push_back(counted(received, "file") +
                              " came. Import them: entente lists "
                              "import " +
                              folder.string());
    return table;
}

}  // namespace

Table Controls::fetch_lists(const FetchListsRequest& request) {
    const auto sources = asked_sources(request.source);
    store::make_private_folder(folder_);
    const fs::path folder =
        request.to.empty() ? folder_ / "lists" / "downloads" : fs::path(request.to);
    std::vector<Fetched> all;
    for (const KnownSource* source : sources)
        all.push_back(fetch(*source, folder, request.from, progress_));
    if (request.download_only)
        return download_table(all, folder);
    store::ListStore lists(folder_ / "lists");
    const UtcTime now = clock_();
    std::vector<ImportedList> imported;
    for (const Fetched& fetched : all) {
        if (!fetched.fault.empty()) {
            imported.push_back(refuse_download(lists, fetched, now));
            continue;
        }
        ListImportRequest import;
        import.files = fetched.paths;
        for (ImportedList& list : import_list_files(lists, import, now))
            imported.push_back(std::move(list));
    }
    Table table = import_table(imported, lists, now);
    table.title = "Download and import of party lists";
    table.notes.push_back("Files: " + folder.string());
    return table;
}

}  // namespace entente
