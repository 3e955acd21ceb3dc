#pragma once

#include <string>
#include <vector>

#include "tests/ingest/source_texts.hpp"

/// Two countries, two sectors, the second not traded, in the five files of Caliendo and Parro.
/// Million USD: AAA makes 100 of sector 1, sells 20 to BBB (no duty) and 80 at home; BBB makes 196,
/// sells 16 to AAA (duty 25 %) and 180 at home. So AAA spends 80 + 16 x 1.25 = 100 on sector 1 and
/// BBB 180 + 20 = 200. Of sector 2, AAA makes 300 without inputs and BBB 400.
namespace entente::ingest {

inline const std::string countries_csv = "index,code,name\n1,AAA,Alphaland\n2,BBB,Betaland\n";
inline const std::string sectors_csv =
    "index,name,tradable,theta\n1,Goods,1,4\n2,\"Services, other\",0,8.22\n";
inline const std::string sector_country_csv =
    "sector,country,gross_output_usd,value_added_share\n"
    "1,AAA,100000000,0.6\n1,BBB,196000000,0.5\n2,AAA,300000000,1\n2,BBB,400000000,0.75\n";
inline const std::string input_shares_csv =
    "country,input_sector,using_sector,share_of_materials\n"
    "AAA,1,1,0.25\nAAA,2,1,0.75\nBBB,1,1,0.5\nBBB,2,1,0.5\nBBB,1,2,1\n";
inline const std::string trade_tariffs_csv =
    "sector,importer,exporter,imports1993_kusd_ex_tariff,tariff1993_pct,tariff2005_pct\n"
    "1,AAA,BBB,16000,25,0\n1,BBB,AAA,20000,0,0\n";

inline std::vector<InputFile> trade_data() {
    return {text_file("countries.csv", countries_csv), text_file("sectors.csv", sectors_csv),
            text_file("sector_country.csv", sector_country_csv),
            text_file("input_shares.csv", input_shares_csv),
            text_file("trade_tariffs.csv", trade_tariffs_csv)};
}

}  // namespace entente::ingest
