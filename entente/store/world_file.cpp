#include "entente/store/world_file.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <vector>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/store/mapped_file.hpp"
#include "entente/store/world_json.hpp"

namespace entente::store {
namespace {

static_assert(std::endian::native == std::endian::little, "the files are little-endian");

constexpr std::string_view world_magic = "ENTWORLD";
constexpr std::string_view factors_magic = "ENTFACTR";
constexpr std::uint32_t format_version = 1;
constexpr std::uint32_t version_with_trade = 2;  // a world with a trade table; older programs stop
constexpr std::size_t alignment = 64;

/// First 64 bytes of every file of ours.
struct Preamble {
    char magic[8];
    std::uint32_t version;
    std::uint32_t reserved;
    std::uint64_t header_bytes;  // JSON, from byte 64
    std::uint64_t data_offset;   // of the first array
    std::uint64_t file_bytes;
    char padding[24];
};

static_assert(sizeof(Preamble) == alignment);

std::size_t aligned(std::size_t offset) {
    return (offset + alignment - 1) / alignment * alignment;
}

std::string_view bytes_of(std::span<const double> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

std::span<const double> all_of(const MatrixView& m) {
    return {m.data, m.rows * m.cols};
}

void write_parts(std::string_view magic,
                 const std::string& header,
                 const std::vector<std::string_view>& arrays,
                 const std::filesystem::path& path,
                 std::uint32_t version = format_version) {
    static constexpr char zeros[alignment] = {};
    Preamble preamble{};
    std::memcpy(preamble.magic, magic.data(), sizeof preamble.magic);
    preamble.version = version;
    preamble.header_bytes = header.size();
    preamble.data_offset = aligned(sizeof preamble + header.size());
    std::size_t end = preamble.data_offset;
    std::vector<std::string_view> pieces{
        {reinterpret_cast<const char*>(&preamble), sizeof preamble},
        header,
        {zeros, end - sizeof preamble - header.size()}};
    for (const std::string_view array : arrays) {
        pieces.push_back(array);
        pieces.emplace_back(zeros, aligned(end + array.size()) - end - array.size());
        end = aligned(end + array.size());
    }
    preamble.file_bytes = end;
    write_file_atomically(path, pieces);
}

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& how) {
    throw Error(ErrorKind::BadData, path.string() + ": " + how + "; import the world again");
}

/// A mapped file of ours: its header and its arrays one after the other.
class Reader {
public:
    Reader(const std::filesystem::path& path, std::string_view magic)
        : path_(path), file_(std::make_shared<MappedFile>(path)) {
        const std::string_view bytes = file_->bytes();
        Preamble preamble{};
        if (bytes.size() < sizeof preamble)
            damaged(path_, "the file is cut short");
        std::memcpy(&preamble, bytes.data(), sizeof preamble);
        if (std::string_view(preamble.magic, sizeof preamble.magic) != magic)
            damaged(path_, "this is not a file of the store");
        if (preamble.version != format_version && preamble.version != version_with_trade)
            damaged(path_, "version " + std::to_string(preamble.version) +
                               " of the format is not known here");
        if (preamble.file_bytes != bytes.size() || preamble.data_offset > bytes.size() ||
            preamble.header_bytes > preamble.data_offset - sizeof preamble)
            damaged(path_, "the file is cut short or longer than it says");
        header_ = bytes.substr(sizeof preamble, preamble.header_bytes);
        offset_ = preamble.data_offset;
    }

    nlohmann::json header() const {
        auto json = nlohmann::json::parse(header_, nullptr, false);
        if (!json.is_object())
            damaged(path_, "its header cannot be read");
        return json;
    }

    template <class Value>
    std::span<const Value> next(std::size_t count) {
        const std::string_view bytes = file_->bytes();
        if (count > (bytes.size() - offset_) / sizeof(Value))
            damaged(path_, "an array reaches past the end");
        const auto* first = reinterpret_cast<const Value*>(bytes.data() + offset_);
        offset_ = std::min(aligned(offset_ + count * sizeof(Value)), bytes.size());
        return {first, count};
    }

    MatrixView next_matrix(std::size_t rows, std::size_t cols) {
        return {next<double>(product(rows, cols)).data(), rows, cols};
    }

    /// Of counts that the header gives: what does not fit is no size of an array.
    std::size_t product(std::size_t a, std::size_t b) const {
        if (b != 0 && a > std::numeric_limits<std::size_t>::max() / b)
            damaged(path_, "its header gives sizes that no file has");
        return a * b;
    }

    const std::shared_ptr<MappedFile>& file() const { return file_; }

private:
    std::filesystem::path path_;
    std::shared_ptr<MappedFile> file_;  // shared with the tables that look into it
    std::string_view header_;
    std::size_t offset_ = 0;
};

/// Runs `read`, turning a complaint of the JSON library about a header into ours.
template <class Read>
auto reading(const std::filesystem::path& path, const Read& read) {
    try {
        return read();
    } catch (const nlohmann::json::exception& error) {
        damaged(path, std::string("its header lacks something (") + error.what() + ")");
    }
}

}  // namespace

namespace {

/// The arrays of a trade table in the order of the file.
constexpr std::array trade_parts = {
    &data::TradeTable::imports_musd,      &data::TradeTable::tariff_rate,
    &data::TradeTable::gross_output_musd, &data::TradeTable::value_added_share,
    &data::TradeTable::input_share,       &data::TradeTable::elasticity};

std::optional<data::TradeTable> read_trade(Reader& reader,
                                           const nlohmann::json& header,
                                           std::size_t economies,
                                           std::size_t sectors) {
    if (!header.contains("trade"))
        return std::nullopt;
    const std::size_t rows = reader.product(sectors, economies);
    const std::size_t cells = reader.product(rows, economies);
    const bool elasticity = header["trade"].at("has_elasticity").get<bool>();
    const std::array<std::size_t, trade_parts.size()> sizes = {
        cells, cells, rows, rows, reader.product(rows, sectors), elasticity ? sectors : 0};
    data::TradeTable trade;
    for (std::size_t part = 0; part < sizes.size(); ++part) {
        const auto values = reader.next<double>(sizes[part]);
        (trade.*trade_parts[part]).assign(values.begin(), values.end());
    }
    return trade;
}

}  // namespace

void write_world(const data::World& world, const std::filesystem::path& path) {
    const data::IoTable& table = world.table;
    std::vector<std::string_view> arrays{
        bytes_of(all_of(table.intermediate_musd())), bytes_of(all_of(table.final_demand_musd())),
        bytes_of(table.gross_output_musd()),         bytes_of(table.value_added_musd()),
        bytes_of(table.published_output_musd()),     bytes_of(table.merged_industries())};
    for (const data::Satellite& satellite : world.satellites)
        arrays.push_back(bytes_of(satellite.values));
    if (world.trade)
        for (const auto part : trade_parts)
            arrays.push_back(bytes_of((*world.trade).*part));
    write_parts(world_magic, world_header(world).dump(), arrays, path,
                world.trade ? version_with_trade : format_version);
}

data::World open_world(const std::filesystem::path& path) {
    Reader reader(path, world_magic);
    return reading(path, [&]() -> data::World {
        const auto header = reader.header();
        data::IoTable::Parts parts = table_labels(header);
        const std::size_t n = reader.product(parts.economies.size(), parts.sectors.size());
        parts.intermediate_musd = reader.next_matrix(n, n);
        parts.final_demand_musd = reader.next_matrix(
            n, reader.product(parts.economies.size(), parts.final_demand_categories.size()));
        parts.gross_output_musd = reader.next<double>(n);
        parts.value_added_musd = reader.next<double>(n);
        parts.published_output_musd =
            reader.next<double>(header.at("has_published_output").get<bool>() ? n : 0);
        parts.merged_industries = reader.next<double>(n);
        std::vector<data::Satellite> satellites = satellite_labels(header);
        for (data::Satellite& satellite : satellites) {
            const auto values = reader.next<double>(n);
            satellite.values.assign(values.begin(), values.end());
        }
        std::optional<data::TradeTable> trade =
            read_trade(reader, header, parts.economies.size(), parts.sectors.size());
        return {.info = info_of(header),
                .table = data::IoTable(std::move(parts), reader.file()),
                .satellites = std::move(satellites),
                .report = report_of(header),
                .hash = header.at("hash").get<std::string>(),
                .trade = std::move(trade)};
    });
}

data::WorldInfo open_world_info(const std::filesystem::path& path) {
    const Reader reader(path, world_magic);
    return reading(path, [&] { return info_of(reader.header()); });
}

void verify_world(const data::World& world) {
    const std::string found = data::content_hash(world.table, world.satellites, world.trade);
    if (found != world.hash)
        throw Error(ErrorKind::BadData, "world '" + world.info.name + "': the figures have hash " +
                                            found.substr(0, 16) + ", the file says " +
                                            world.hash.substr(0, 16) +
                                            "; a byte was changed. Import the world again");
}

void write_factors(const data::Leontief& leontief,
                   const std::string& world_hash,
                   const std::filesystem::path& path) {
    const LuView lu = leontief.factors();
    const nlohmann::json header{{"world", world_hash}, {"industries", leontief.industry_count()}};
    const std::string_view pivots(reinterpret_cast<const char*>(lu.pivots.data()),
                                  lu.pivots.size_bytes());
    write_parts(factors_magic, header.dump(), {bytes_of(all_of(lu.packed)), pivots}, path);
}

std::optional<data::Leontief> open_factors(const std::filesystem::path& path,
                                           const std::string& world_hash,
                                           std::size_t industries) {
    if (!std::filesystem::exists(path))
        return std::nullopt;
    Reader reader(path, factors_magic);
    return reading(path, [&]() -> std::optional<data::Leontief> {
        const auto header = reader.header();
        if (header.at("world") != world_hash || header.at("industries") != industries)
            return std::nullopt;
        LuView lu;
        lu.packed = reader.next_matrix(industries, industries);
        lu.pivots = reader.next<std::int32_t>(industries);
        for (const std::int32_t pivot : lu.pivots)
            if (pivot < 0 || static_cast<std::size_t>(pivot) >= industries)
                damaged(path, "a row exchange points outside the matrix");
        return data::Leontief(lu, reader.file());
    });
}

}  // namespace entente::store
