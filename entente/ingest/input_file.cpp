#include "entente/ingest/input_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"

namespace entente::ingest {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void bad(const std::string& name, const std::string& what) {
    throw Error(ErrorKind::BadData, name + ": " + what);
}

/// A read-only mapping that goes away with the last copy of the pointer.
std::shared_ptr<const void> map_file(const fs::path& path, std::string_view& bytes) {
    // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    struct stat status {};

    if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
        if (descriptor >= 0)
            ::close(descriptor);
        throw Error(ErrorKind::NotFound, "cannot open '" + path.string() + "'; is the path right?");
    }
    if (!S_ISREG(status.st_mode)) {
        ::close(descriptor);
        throw Error(ErrorKind::InvalidInput,
                    path.string() + " is a pipe or a device; write its contents to a file first");
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) {
        ::close(descriptor);
        bad(path.filename().string(), "the file is empty");
    }
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    ::close(descriptor);
    if (mapped == MAP_FAILED)
        bad(path.filename().string(), "the file cannot be read");
    bytes = {static_cast<const char*>(mapped), size};
    return {mapped, [size](const void* memory) { ::munmap(const_cast<void*>(memory), size); }};
}

InputFile owned(std::string name, std::string text, const data::SourceFile& origin) {
    auto storage = std::make_shared<const std::string>(std::move(text));
    return {.name = std::move(name), .bytes = *storage, .origin = origin, .storage = storage};
}

bool is_gz(std::string_view bytes) {
    return bytes.starts_with("\x1f\x8b");
}

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

/// xlsx files are zips too; their reader opens them itself.
bool is_workbook(const std::vector<std::string>& members) {
    return std::ranges::find(members, "[Content_Types].xml") != members.end();
}

class ZipArchive {
public:
    ZipArchive(std::string_view bytes, std::string name) : name_(std::move(name)) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (source != nullptr)
            archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive_ == nullptr) {
            if (source != nullptr)
                zip_source_free(source);
            zip_error_fini(&error);
            bad(name_, "this is not a whole zip archive; download it again");
        }
        zip_error_fini(&error);
    }

    ~ZipArchive() { zip_discard(archive_); }

    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    std::vector<std::string> members() const {
        std::vector<std::string> names;
        for (zip_int64_t k = 0; k < zip_get_num_entries(archive_, 0); ++k) {
            const char* member = zip_get_name(archive_, static_cast<zip_uint64_t>(k), 0);
            names.emplace_back(member == nullptr ? "" : member);
        }
        return names;
    }

    std::string read(std::size_t index, std::size_t limit) const {
        zip_file_t* file = zip_fopen_index(archive_, index, 0);
        if (file == nullptr)
            bad(name_, "a member of the archive cannot be opened (encrypted or damaged)");
        std::string text;
        std::vector<char> block(1U << 20U);
        zip_int64_t got = 0;
        while ((got = zip_fread(file, block.data(), block.size())) > 0) {
            if (text.size() + static_cast<std::size_t>(got) > limit) {
                zip_fclose(file);
                bad(name_, "the archive expands to more than " + std::to_string(limit) +
                               " bytes; unpack it by hand if that is right");
            }
            text.append(block.data(), static_cast<std::size_t>(got));
        }
        if (zip_fclose(file) != 0 || got < 0)
            bad(name_, "a member of the archive is damaged; download it again");
        return text;
    }

private:
    std::string name_;
    zip_t* archive_ = nullptr;
};

/// Unpacks the members that `wanted` says yes to.
std::vector<InputFile> unzip(const ZipArchive& archive,
                             const std::vector<std::string>& members,
                             const InputFile& zip,
                             const std::function<bool(std::string_view)>& wanted,
                             std::size_t limit = most_expanded_bytes) {
    std::vector<InputFile> files;
    std::size_t left = 2 * limit;
    for (std::size_t k = 0; k < members.size(); ++k) {
        if (members[k].empty() || members[k].ends_with('/') || !wanted(members[k]))
            continue;
        files.push_back(owned(members[k], archive.read(k, std::min(left, limit)), zip.origin));
        left -= files.back().bytes.size();
    }
    return files;
}

/// The files in a zip; a workbook is one file and stays packed.
std::vector<InputFile> opened(const InputFile& file) {
    if (!is_zip(file.bytes))
        return {file};
    const ZipArchive archive(file.bytes, file.name);
    const auto members = archive.members();
    if (is_workbook(members))
        return {file};
    auto files = unzip(archive, members, file,
                       [](std::string_view name) { return !name.starts_with("__MACOSX"); });
    if (files.empty())
        bad(file.name, "the archive holds no file");
    return files;
}

/// Without gz around it.
InputFile inflated(InputFile file) {
    if (!is_gz(file.bytes))
        return file;
    std::string inner =
        file.name.ends_with(".gz") ? file.name.substr(0, file.name.size() - 3) : file.name;
    return owned(std::move(inner), gunzip(file.bytes, file.name), file.origin);
}

void add_inputs(const fs::path& path, const std::string& name, std::vector<InputFile>& files) {
    InputFile file;
    file.storage = map_file(path, file.bytes);
    file.name = name;
    file.origin = {.name = name, .blake2b = blake2b_hex(file.bytes)};
    for (InputFile& member : opened(inflated(std::move(file))))
        files.push_back(std::move(member));
}

/// Those that hold something.
std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> inside;
    try {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            std::error_code dangling;  // a link to nowhere or to itself is no file
            if (entry.is_regular_file(dangling) && entry.file_size() > 0)
                inside.push_back(entry.path());
        }
    } catch (const fs::filesystem_error& error) {
        throw Error(ErrorKind::NotFound, "cannot read the folder " + folder.string() + ": " +
                                             error.code().message() + " at " +
                                             error.path1().string());
    }
    return inside;
}

/// Folders that a zip wraps its files in say nothing: "icio/A.txt" becomes "A.txt" if all begin so.
void strip_common_folder(std::vector<InputFile>& files) {
    while (!files.empty()) {
        const std::size_t slash = files.front().name.find('/');
        if (slash == std::string::npos)
            return;
        const std::string folder = files.front().name.substr(0, slash + 1);
        if (!std::ranges::all_of(files,
                                 [&](const InputFile& f) { return f.name.starts_with(folder); }))
            return;
        for (InputFile& file : files)
            file.name.erase(0, folder.size());
    }
}

}  // namespace

std::string gunzip(std::string_view bytes, const std::string& name, std::size_t limit) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        bad(name, "cannot start decompression");
    std::string text;
    std::string block(1U << 20U, '\0');
    std::size_t offset = 0;
    int status = Z_OK;
    while (true) {
        if (stream.avail_in == 0 && offset < bytes.size()) {
            const std::size_t piece = std::min<std::size_t>(bytes.size() - offset, 1U << 28U);
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + offset));
            stream.avail_in = static_cast<uInt>(piece);
            offset += piece;
        }
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        status = inflate(&stream, Z_NO_FLUSH);
        text.append(block, 0, block.size() - stream.avail_out);
        const bool more_members =
            status == Z_STREAM_END && (stream.avail_in > 0 || offset < bytes.size());
        if (more_members && inflateReset(&stream) == Z_OK)
            continue;
        const bool starved = stream.avail_in == 0 && offset == bytes.size();
        if (status != Z_OK || (starved && stream.avail_out > 0) || text.size() > limit)
            break;
    }
    inflateEnd(&stream);
    if (text.size() > limit)
        bad(name, "the file expands to more than " + std::to_string(limit) +
                      " bytes; unpack it by hand if that is right");
    if (status != Z_STREAM_END)
        bad(name, "the gz file is cut short or damaged; download it again");
    return text;
}

std::vector<InputFile> inputs_from_bytes(std::string_view bytes, const std::string& name) {
    if (bytes.empty())
        bad(name, "the file is empty");
    auto files = opened(inflated({.name = name,
                                  .bytes = bytes,
                                  .origin = {.name = name, .blake2b = blake2b_hex(bytes)},
                                  .storage = nullptr}));
    strip_common_folder(files);
    return files;
}

std::vector<InputFile> read_zip_members(const InputFile& zip,
                                        const std::function<bool(std::string_view)>& wanted,
                                        std::size_t limit) {
    const ZipArchive archive(zip.bytes, zip.name);
    return unzip(archive, archive.members(), zip, wanted, limit);
}

InputFile read_input(const std::string& path) {
    const auto files = read_inputs({path});
    if (files.size() != 1)
        bad(path, "holds " + std::to_string(files.size()) + " files where one table is expected");
    return files.front();
}

std::vector<InputFile> read_inputs(const std::vector<std::string>& paths) {
    std::vector<InputFile> files;
    for (const std::string& text : paths) {
        const fs::path path(text);
        std::error_code error;  // a name that is too long, say: opening it tells
        if (!fs::is_directory(path, error)) {
            add_inputs(path, path.filename().string(), files);
            continue;
        }
        std::vector<fs::path> inside = files_below(path);
        std::ranges::sort(inside);
        for (const fs::path& file : inside)
            add_inputs(file, fs::relative(file, path).generic_string(), files);
    }
    if (files.empty())
        throw Error(ErrorKind::NotFound, "no files to read; name a file or a folder with files");
    strip_common_folder(files);
    return files;
}

}  // namespace entente::ingest
