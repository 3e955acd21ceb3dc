#include "entente/ingest/readers.hpp"

#include "entente/ingest/caliendo_parro.hpp"
#include "entente/ingest/eora.hpp"
#include "entente/ingest/exiobase.hpp"
#include "entente/ingest/figaro.hpp"
#include "entente/ingest/gloria.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/pymrio.hpp"
#include "entente/ingest/triplets.hpp"
#include "entente/ingest/wiod_xlsx.hpp"

namespace entente::ingest {
namespace {

using Files = std::vector<InputFile>;

SourceTable read_icio(const Files& files) {
    return read_icio_csv(only_file(files));
}

SourceTable read_wiod(const Files& files) {
    const InputFile& file = only_file(files);
    return is_xlsx(file) ? read_wiod_xlsx(file) : read_icio_csv(file);
}

SourceTable read_figaro_file(const Files& files) {
    return read_figaro(only_file(files));
}

SourceTable read_triplets_file(const Files& files) {
    return read_triplets(only_file(files));
}

bool is_wiod(const Files& files) {
    return looks_like_wiod_xlsx(files.front());
}

bool is_figaro(const Files& files) {
    return looks_like_figaro(files.front().bytes);
}

bool is_triplets(const Files& files) {
    return looks_like_triplets(files.front().bytes);
}

bool is_icio(const Files& files) {
    return looks_like_icio_csv(files.front().bytes);
}

}  // namespace

const std::vector<Reader>& readers() {
    // Folders first: one of their files may look like a table of another form.
    static const std::vector<Reader> all = {
        {"gloria", "files *_T-Results_*_Markup001(full).csv and GLORIA_ReadMe_*.xlsx",
         looks_like_gloria, read_gloria},
        {"caliendo-parro",
         "countries.csv, sectors.csv, sector_country.csv, input_shares.csv and trade_tariffs.csv",
         looks_like_caliendo_parro, read_caliendo_parro},
        {"eora", "files *_T.txt, *_FD.txt, labels_T.txt and labels_FD.txt", looks_like_eora,
         read_eora},
        {"pymrio", "Z.txt with two lines of labels, and Y.txt", looks_like_pymrio, read_pymrio},
        {"exiobase", "A.txt with two lines of labels, and Y.txt", looks_like_exiobase,
         read_exiobase},
        {"wiod", "the WIOD workbook: economies in column C, running codes c1, c2, ... in column D",
         is_wiod, read_wiod},
        {"figaro",
         "CSV with the columns refArea, rowIi or rowPi, counterpartArea, colIi or colPi, "
         "obsValue, or a matrix with rows W2_...",
         is_figaro, read_figaro_file},
        {"triplets", "CSV with the header row,col,value", is_triplets, read_triplets_file},
        {"icio", "a wide CSV whose first row label is its first column label, ECONOMY_SECTOR",
         is_icio, read_icio},
    };
    return all;
}

}  // namespace entente::ingest
