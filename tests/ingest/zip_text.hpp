#pragma once

#include <string>
#include <utility>
#include <vector>

#include <zlib.h>

/// Zips and workbooks made in memory, members stored as they are, for tests of readers.
namespace entente::ingest {

inline std::string little_endian(std::size_t value, int bytes) {
    std::string text;
    for (int k = 0; k < bytes; ++k, value >>= 8U)
        text += static_cast<char>(value & 0xffU);
    return text;
}

/// A zip of members without compression (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string zip;
    std::string directory;
    for (const auto& [name, text] : members) {
        const std::size_t crc =
            crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
        const std::string common = little_endian(20, 2) + little_endian(0, 8) +
                                   little_endian(crc, 4) + little_endian(text.size(), 4) +
                                   little_endian(text.size(), 4) + little_endian(name.size(), 2) +
                                   little_endian(0, 2);
        directory += "PK\x01\x02" + little_endian(20, 2) + common + little_endian(0, 10) +
                     little_endian(zip.size(), 4) + name;
        zip += "PK\x03\x04" + common + name + text;
    }
    return zip + directory + "PK\x05\x06" + little_endian(0, 4) + little_endian(members.size(), 2) +
           little_endian(members.size(), 2) + little_endian(directory.size(), 4) +
           little_endian(zip.size(), 4) + little_endian(0, 2);
}

/// A workbook of sheets, each with its name and XML; `shared` are its shared strings.
inline std::string workbook(const std::vector<std::pair<std::string, std::string>>& sheets,
                            const std::vector<std::string>& shared = {}) {
    std::string names;
    std::string relations;
    std::vector<std::pair<std::string, std::string>> members = {
        {"[Content_Types].xml", "<Types/>"}};
    for (std::size_t k = 0; k < sheets.size(); ++k) {
        const std::string number = std::to_string(k + 1);
        names += "<sheet name=\"" + sheets[k].first + "\" sheetId=\"" + number + "\" r:id=\"rId" +
                 number + "\"/>";
        relations += "<Relationship Id=\"rId" + number + "\" Target=\"worksheets/sheet" + number +
                     ".xml\"/>";
        members.emplace_back("xl/worksheets/sheet" + number + ".xml", sheets[k].second);
    }
    members.emplace_back("xl/workbook.xml", "<workbook><sheets>" + names + "</sheets></workbook>");
    members.emplace_back("xl/_rels/workbook.xml.rels",
                         "<Relationships>" + relations + "</Relationships>");
    std::string strings;
    for (const std::string& text : shared)
        strings += "<si><t>" + text + "</t></si>";
    if (!shared.empty())
        members.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    return zip_of(members);
}

}  // namespace entente::ingest
