#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"
#include "entente/ingest/tab_table.hpp"

namespace entente::ingest {

/// Folders as the Python package pymrio saves them in text form: Z.txt, Y.txt and, if there,
/// x.txt, unit.txt, metadata.json, and extensions in folders of their own (F.txt, unit.txt); names
/// other than these are taken from file_parameters.json. Also pymrio's own test system:
/// trade_flows_Z.txt, finald_demand_Y.txt, factor_input.txt, emissions.txt.
///
/// Stadler, K. (2021), Pymrio - A Python Based Multi-Regional Input-Output Analysis Toolbox,
/// Journal of Open Research Software 9(1), doi:10.5334/jors.251.
SourceTable read_pymrio(const std::vector<InputFile>& files);

bool looks_like_pymrio(const std::vector<InputFile>& files);

/// What pymrio's folders and EXIOBASE's have in common: everything but Z.
struct PymrioFolder {
    TabTable flows;  // Z or A, labels read
    LabelAxis industries;
    std::vector<std::size_t> row_to;  // of `flows`
    std::vector<double> output;       // x.txt; empty where there is none
    SourceTable source;               // all but Z
    std::vector<std::string> used;    // names of files that were read
    int finest_decimals = 0;
};

PymrioFolder read_pymrio_folder(const std::vector<InputFile>& files,
                                const InputFile& flows,
                                const InputFile& final_demand);

/// Notes the files that were not read. Call last.
void note_unused(const std::vector<InputFile>& files, PymrioFolder& folder);

}  // namespace entente::ingest
