#include <algorithm>

#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

TEST_CASE("without arguments the program lists its commands and says it was a mistake") {
    const Desk desk;
    CHECK(desk.run({}).status == 2);
    const Outcome help = desk.run({"--help"});
    CHECK(help.status == 0);
    for (const char* command : {"world import", "exposure", "value-added", "brief verify"})
        CHECK(contains(help.out, command));
    CHECK(contains(help.out, "not legal advice"));
}

TEST_CASE("a family of commands lists them, as help or for a word that is none") {
    const Desk desk;
    const Outcome help = desk.run({"committee", "--help"});
    CHECK(help.status == 0);
    CHECK(contains(help.out, "committee agenda"));
    CHECK_FALSE(contains(help.out, "exposure"));
    CHECK(desk.run({"committee"}).status == 2);
    const Outcome wrong = desk.run({"committee", "agneda"});
    CHECK(wrong.status == 2);
    CHECK(contains(wrong.err, "no command 'committee agneda'"));
    CHECK(contains(wrong.err, "committee agenda"));
}

TEST_CASE("a flag that is none, or has no value, is said with those there are") {
    const Desk desk;
    const Outcome none = desk.run({"committee", "agenda", "--langauge", "ja"});
    CHECK(none.status == 2);
    CHECK(contains(none.err, "--langauge"));
    CHECK(contains(none.err, "its flags are --"));
    CHECK(
        contains(desk.run({"committee", "agenda", "--language"}).err, "--language needs a value"));
}

TEST_CASE("each command explains itself with an example") {
    const Outcome help = Desk().run({"exposure", "--help"});
    CHECK(help.status == 0);
    CHECK(contains(help.out, "--buyers"));
    CHECK(contains(help.out, "entente exposure --of USA,JPN --to CHN"));
}

TEST_CASE("the exit status says whose mistake it was") {
    const Desk desk;
    CHECK(desk.run({"expose"}).status == 2);
    CHECK(desk.run({"exposure", "--of", "USA"}).status == 2);                  // no --to
    CHECK(desk.run({"exposure", "--off", "USA", "--to", "CHN"}).status == 2);  // no such flag
    CHECK(desk.run({"exposure", "--of", "XXX", "--to", "CHN"}).status == 3);   // no such economy
    CHECK(desk.run({"exposure", "--world", "w", "--of", "USA", "--to", "CHN"}).status == 3);
    CHECK(desk.run({"exposure", "--of", "USA", "--to", "CHN", "--format", "xml"}).status == 2);
    CHECK(desk.run({"exposure", "--of", "USA", "--to", "CHN", "--buyers", "c16..c3"}).status == 2);
}

TEST_CASE("messages name the value and what to do") {
    const Desk desk;
    CHECK(contains(desk.run({"exposure", "--of", "XXX", "--to", "CHN"}).err,
                   "no economy 'XXX'; it has USA JPN CHN"));
    CHECK(contains(desk.run({"exposure", "--of", "USA", "--to", "CHN", "--measure", "gdp"}).err,
                   "say face, look-through, value-added or fpem"));
    CHECK(contains(desk.run({"exposure", "--world", "w", "--of", "USA", "--to", "CHN"}).err,
                   "entente world import FILE --name w"));
}

TEST_CASE("exposure prints the columns that are promised, one row a sector and a total") {
    const Outcome csv = Desk().run(
        {"exposure", "--of", "USA,JPN", "--to", "CHN", "--buyers", "c13..c14", "--format", "csv"});
    REQUIRE(csv.status == 0);
    CHECK(
        csv.out.starts_with("of,sector,to,face_value_share,look_through_share,hidden_share,"
                            "value_added_share,fpem_face_share,fpem_share,look_through_error\n"
                            "USA,c13,CHN,0."));
    CHECK(contains(csv.out, "\nUSA,TOTAL,CHN,0."));
    CHECK(contains(csv.out, "\nJPN,TOTAL,CHN,0."));
    CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 7);
}

TEST_CASE("several worlds give change over time") {
    const Outcome csv =
        Desk().run({"exposure", "--world", "builtin-1995,builtin-2008,builtin", "--of", "JPN",
                    "--to", "CHN", "--by", "source", "--measure", "face", "--format", "csv"});
    CHECK(csv.out.starts_with(
        "world,year,of,sector,to,face_value_share\nbuiltin-1995,1995,JPN,TOTAL,CHN"));
    CHECK(contains(csv.out, "\nbuiltin,2011,JPN,TOTAL,CHN,"));
}

TEST_CASE("an answer carries its run and the command that repeats it") {
    const Desk desk;
    const Arguments question{"exposure", "--of", "JPN", "--to", "CHN", "--format", "json"};
    const Outcome first = desk.run(question);
    CHECK(contains(first.out, "\"repeat\": \"entente exposure --world builtin --of JPN --to CHN"));
    CHECK(contains(first.out, "\"run\": \""));
    CHECK(first.out == desk.run(question).out);
}

TEST_CASE("an answer goes to a file when asked, and says when it cannot") {
    const Desk desk;
    CHECK(desk.run({"world", "list", "--output", desk.file("w.csv"), "--format", "csv"}).status ==
          0);
    CHECK(std::filesystem::file_size(desk.file("w.csv")) > 50);
    CHECK(desk.run({"world", "list", "--output", desk.file("no/such/w.csv")}).status == 2);
}

TEST_CASE("decompositions print the columns that are promised") {
    const Desk desk;
    const auto first_line = [&](const Arguments& arguments) {
        const std::string out = desk.run(arguments).out;
        return out.substr(0, out.find('\n'));
    };
    const auto ask = [&](const std::string& kind) {
        return first_line({"value-added", "--decomposition", kind, "--format", "csv"});
    };
    CHECK(ask("kww") ==
          "exporter,dva_fin,dva_int,dva_intrex,rdv_fin,rdv_int,ddc,fva_fin,fva_int,fdc,"
          "gross_exports");
    CHECK(ask("borin-mancini") == "exporter,approach,dva,vax,ref,ddc,fva,fdc");
    CHECK(ask("origin") == "source,exporter,value_musd");
    CHECK(first_line({"value-added", "--decomposition", "wwz", "--by", "sector,partner", "--of",
                      "JPN", "--format", "csv"})
              .starts_with("exporter,sector,partner,dva_fin,dva_int,dva_intrexi1,"));
    CHECK(desk.run({"value-added", "--decomposition", "kww", "--by", "sector"}).status == 2);
}

}  // namespace
}  // namespace entente::cli
