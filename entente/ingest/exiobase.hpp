#pragma once

#include "entente/ingest/input_file.hpp"
#include "entente/ingest/source.hpp"

namespace entente::ingest {

/// EXIOBASE 3 as published: a folder or zip with A.txt, Y.txt, unit.txt and, from version 3.8 on,
/// x.txt, with accounts in folders of their own (satellite/F.txt). Flows follow from coefficients,
///   z_ij = a_ij x_j,
/// where x is printed or solves x = (I - A)^-1 Y 1. Figures stay in million EUR.
///
/// Stadler, K. et al. (2018), EXIOBASE 3: Developing a Time Series of Detailed Environmentally
/// Extended Multi-Regional Input-Output Tables, Journal of Industrial Ecology 22, 502-515,
/// doi:10.1111/jiec.12715.
SourceTable read_exiobase(const std::vector<InputFile>& files);

bool looks_like_exiobase(const std::vector<InputFile>& files);

}  // namespace entente::ingest
