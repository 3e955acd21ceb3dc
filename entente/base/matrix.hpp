#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// A dense matrix somebody else owns, column-major: column j is data[j * rows .. (j + 1) * rows).
struct MatrixView {
    const double* data = nullptr;
    std::size_t rows = 0;
    std::size_t cols = 0;

    double operator()(std::size_t i, std::size_t j) const { return data[j * rows + i]; }

    std::span<const double> col(std::size_t j) const { return {data + j * rows, rows}; }
};

/// A dense matrix, column-major, zero at first.
class Matrix {
public:
    Matrix() = default;

    Matrix(std::size_t rows, std::size_t cols) : rows_(rows), cols_(cols), values_(rows * cols) {}

    double& operator()(std::size_t i, std::size_t j) { return values_[j * rows_ + i]; }

    double operator()(std::size_t i, std::size_t j) const { return values_[j * rows_ + i]; }

    std::span<double> col(std::size_t j) { return {values_.data() + j * rows_, rows_}; }

    std::span<const double> col(std::size_t j) const { return {values_.data() + j * rows_, rows_}; }

    std::size_t rows() const { return rows_; }

    std::size_t cols() const { return cols_; }

    double* data() { return values_.data(); }

    const double* data() const { return values_.data(); }

    MatrixView view() const { return {values_.data(), rows_, cols_}; }

private:
    std::size_t rows_ = 0;
    std::size_t cols_ = 0;
    std::vector<double> values_;
};

}  // namespace entente
