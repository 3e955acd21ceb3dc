#include "entente/controls/screening/han_reading.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "entente/base/embedded_file.hpp"
#include "entente/controls/screening/scripts.hpp"

ENTENTE_EMBED(entente_han_readings, ENTENTE_SCREENING_TABLES "/han_readings.tsv")

namespace entente::screening {
namespace {

constexpr char32_t first_character = 0x4E00, last_character = 0x9FFF;

struct Entry {
    HanReading reading;
    char32_t simplified = 0;
};

char32_t first_code_point(std::string_view text) {
    const std::u32string characters = folded(text);
    return characters.empty() ? 0 : characters.front();
}

std::vector<Entry> read_table() {
    std::vector<Entry> entries(last_character - first_character + 1);
    std::string_view text = ENTENTE_EMBEDDED(entente_han_readings);
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty() || line.front() == '#')
            continue;
        std::array<std::string_view, 6> fields;
        for (std::string_view& field : fields) {
            field = line.substr(0, line.find('\t'));
            line.remove_prefix(std::min(field.size() + 1, line.size()));
        }
        Entry& entry = entries[first_code_point(fields[0]) - first_character];
        entry.reading = {.mandarin = fields[1],
                         .korean = fields[2],
                         .japanese = fields[3],
                         .cantonese = fields[4]};
        entry.simplified = fields[5].empty() ? 0 : first_code_point(fields[5]);
    }
    return entries;
}

const Entry* entry_of(char32_t character) {
    static const std::vector<Entry> entries = read_table();
    if (character < first_character || character > last_character)
        return nullptr;
    return &entries[character - first_character];
}

struct Surname {
    char32_t character;
    std::string_view mandarin;
};

constexpr Surname surnames[] = {
    {U'单', "shan"}, {U'單', "shan"},  {U'仇', "qiu"},   {U'解', "xie"},   {U'查', "zha"},
    {U'曾', "zeng"}, {U'任', "ren"},   {U'区', "ou"},    {U'區', "ou"},    {U'朴', "piao"},
    {U'覃', "qin"},  {U'盖', "ge"},    {U'尉', "wei"},   {U'种', "chong"}, {U'燕', "yan"},
    {U'缪', "miao"}, {U'繆', "miao"},  {U'乐', "yue"},   {U'樂', "yue"},   {U'冼', "xian"},
    {U'宿', "su"},   {U'重', "chong"}, {U'长', "zhang"}, {U'华', "hua"},   {U'華', "hua"},
    {U'洗', "xian"}, {U'员', "yun"},   {U'翟', "zhai"},  {U'葛', "ge"},    {U'召', "shao"},
};

constexpr Surname usual_readings[] = {
    {U'长', "chang"}, {U'長', "chang"}, {U'行', "hang"},  {U'乐', "le"},  {U'樂', "le"},
    {U'都', "du"},    {U'朝', "chao"},  {U'重', "chong"}, {U'厦', "xia"}, {U'盛', "sheng"},
};

constexpr std::u32string_view double_surnames[] = {
    U"欧阳", U"歐陽", U"司马", U"司馬", U"诸葛", U"諸葛", U"上官", U"东方", U"東方",
    U"皇甫", U"令狐", U"司徒", U"夏侯", U"慕容", U"尉迟", U"端木", U"公孙", U"公孫",
    U"独孤", U"南宫", U"轩辕", U"宇文", U"长孙", U"呼延", U"闻人", U"澹台", U"东郭",
    U"南郭", U"西门", U"申屠", U"太史", U"濮阳", U"淳于", U"单于",
};

}  // namespace

HanReading han_reading(char32_t character) {
    const Entry* entry = entry_of(character);
    return entry == nullptr ? HanReading{} : entry->reading;
}

char32_t simplified(char32_t character) {
    const Entry* entry = entry_of(character);
    return entry == nullptr || entry->simplified == 0 ? character : entry->simplified;
}

std::string_view usual_reading(char32_t character) {
    for (const Surname& usual : usual_readings)
        if (usual.character == character)
            return usual.mandarin;
    return han_reading(character).mandarin;
}

std::string_view surname_reading(char32_t character) {
    for (const Surname& surname : surnames)
        if (surname.character == character)
            return surname.mandarin;
    return han_reading(character).mandarin;
}

bool is_double_surname(char32_t first, char32_t second) {
    const std::u32string pair = {first, second};
    for (const std::u32string_view surname : double_surnames)
        if (surname == pair)
            return true;
    return false;
}

}  // namespace entente::screening
