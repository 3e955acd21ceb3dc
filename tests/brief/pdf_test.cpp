#include "entente/brief/pdf.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <stdlib.h>

#include "entente/base/error.hpp"
#include "entente/brief/page.hpp"

namespace entente::brief {
namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;

    Folder() {
        std::string name = (fs::temp_directory_path() / "entente-pdf-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() { fs::remove_all(path); }

    fs::path write(const std::string& name, const std::string& content) const {
        std::ofstream(path / name) << content;
        return path / name;
    }

    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

/// A browser of the test's own.
std::string program(const Folder& folder, const std::string& commands) {
    const fs::path path = folder.write("browser", "#!/bin/sh\n" + commands + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return path.string();
}

/// What the Error says, and of which kind.
std::pair<ErrorKind, std::string> complaint(const fs::path& html,
                                            const fs::path& pdf,
                                            const PdfOptions& options) {
    try {
        print_pdf(html, pdf, options);
    } catch (const Error& error) {
        return {error.kind(), error.what()};
    }
    FAIL("nothing was thrown");
    return {};
}

}  // namespace

TEST_CASE("without a browser the message says how to get one") {
    const Folder folder;
    const fs::path html = folder.write("a.html", render_page({.title = "T"}));
    const auto [kind, message] =
        complaint(html, folder.path / "a.pdf", {.browsers = {"no-such-browser"}});
    CHECK(kind == ErrorKind::NotFound);
    CHECK(message.find("apt install chromium") != std::string::npos);
    CHECK(message.find("no-such-browser") != std::string::npos);
    CHECK(folder.files() == 1);
}

TEST_CASE("a page that is not there is not found") {
    const Folder folder;
    CHECK(complaint(folder.path / "none.html", folder.path / "a.pdf", {}).first ==
          ErrorKind::NotFound);
}

TEST_CASE("what a failing browser says is passed on, and no file is left") {
    const Folder folder;
    const fs::path html = folder.write("a.html", "x");
    const auto [kind, message] =
        complaint(html, folder.path / "a.pdf",
                  {.browsers = {program(folder, "echo 'cannot open display' >&2; exit 3")}});
    CHECK(kind == ErrorKind::NotComputed);
    CHECK(message.find("cannot open display") != std::string::npos);
    CHECK_FALSE(fs::exists(folder.path / "a.pdf"));
}

TEST_CASE("a browser that ends well without a PDF has failed") {
    const Folder folder;
    const fs::path html = folder.write("a.html", "x");
    CHECK(complaint(html, folder.path / "a.pdf", {.browsers = {program(folder, "exit 0")}}).first ==
          ErrorKind::NotComputed);
}

TEST_CASE("a browser that hangs is ended at the limit") {
    const Folder folder;
    const fs::path html = folder.write("a.html", "x");
    const auto [kind, message] = complaint(
        html, folder.path / "a.pdf",
        {.browsers = {program(folder, "sleep 30")}, .time_limit = std::chrono::seconds(1)});
    CHECK(kind == ErrorKind::NotComputed);
    CHECK(message.find("within 1 s") != std::string::npos);
}

TEST_CASE("an older PDF stays as it is when printing fails") {
    const Folder folder;
    const fs::path html = folder.write("a.html", "x");
    const fs::path pdf = folder.write("a.pdf", "%PDF-old");
    complaint(html, pdf, {.browsers = {program(folder, "exit 1")}});
    std::string content;
    std::getline(std::ifstream(pdf), content);
    CHECK(content == "%PDF-old");
}

TEST_CASE("Chromium makes a PDF of a page, also under a name with spaces") {
    const Folder folder;
    const fs::path html = folder.write("a brief #1.html", render_page({.title = "T"}));
    const fs::path pdf = folder.path / "a brief.pdf";
    try {
        print_pdf(html, pdf);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::NotFound)
            throw;
        MESSAGE("skipped: " << error.what());
        return;
    }
    std::string start;
    std::getline(std::ifstream(pdf), start);
    CHECK(start.starts_with("%PDF-"));
    CHECK(fs::file_size(pdf) > 5000);
    CHECK(folder.files() == 2);
}

}  // namespace entente::brief
