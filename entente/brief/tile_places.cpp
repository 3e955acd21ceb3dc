#include "entente/brief/tile_places.hpp"

#include <array>

namespace entente::brief {
namespace {

/// One line for each row of a region's grid, four characters for each column.
struct Grid {
    Region region;
    std::array<std::string_view, 8> rows;
};

constexpr std::array<Grid, 4> grids = {{
    {Region::Americas,
     {"    CAN ",            //
      "    USA ",            //
      "MEX     CUB DOM ",    //
      "GTM CRI PAN ",        //
      "    COL VEN ",        //
      "ECU PER BRA ",        //
      "    BOL PRY ",        //
      "    CHL ARG URY "}},  //
    {Region::Europe,
     {"ISL         NOR SWE FIN ",      //
      "IRL GBR     DNK     EST RUS ",  //
      "        NLD DEU POL LVA BLR ",  //
      "    BEL LUX CZE SVK LTU UKR ",  //
      "    FRA CHE AUT HUN ROU MDA ",  //
      "PRT ESP ITA SVN HRV SRB BGR ",  //
      "        MLT BIH MNE MKD GRC ",  //
      "                ALB     CYP "}},
    {Region::AfricaMiddleEast,
     {"            TUR GEO ARM AZE ",  //
      "MAR DZA TUN ISR LBN IRQ IRN ",  //
      "        LBY EGY JOR SAU KWT ",  //
      "SEN CIV NGA ETH YEM QAT BHR ",  //
      "    GHA CMR KEN     OMN ARE ",  //
      "    AGO COD TZA ",              //
      "        ZMB MOZ MDG ",          //
      "        ZAF     MUS "}},
    {Region::AsiaPacific,
     {"KAZ UZB     MNG ",          //
      "            CHN KOR JPN ",  //
      "PAK IND BGD HKG TWN ",      //
      "    LKA MMR LAO VNM PHL ",  //
      "        THA KHM BRN ",      //
      "        MYS SGP IDN PNG ",  //
      "                AUS FJI ",  //
      "                    NZL "}},
}};

}  // namespace

std::optional<TilePlace> tile_place(std::string_view iso3) {
    if (iso3.size() != 3 || iso3.find(' ') != std::string_view::npos)
        return std::nullopt;
    for (const Grid& grid : grids)
        for (std::size_t row = 0; row < grid.rows.size(); ++row)
            for (std::size_t at = 0; at + 3 <= grid.rows[row].size(); at += 4)
                if (grid.rows[row].substr(at, 3) == iso3)
                    return TilePlace{grid.region, static_cast<int>(at / 4), static_cast<int>(row)};
    return std::nullopt;
}

}  // namespace entente::brief
