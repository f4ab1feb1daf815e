// SPDX-License-Identifier: Apache-2.0
//
// What the first bytes of a file say about the rest: that it is no text at all, and what separates its fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::io {

/// Of which the delimiter is found.
inline constexpr std::size_t beginning_bytes = std::size_t{64} << 10U;

/// What files that are no text begin with.
enum class packing : std::uint8_t { none, gzip, zstd, zip, bzip2, xz };

/// The longest signature.
inline constexpr std::size_t signature_bytes = 10;

/// What a file that begins with `beginning` (signature_bytes, or all there are) is packed in.
[[nodiscard]] packing packing_of(std::string_view beginning) noexcept;

/// What spreadsheets write before the header, `sep=;`, alone or in quotes: the delimiter, or nothing.
[[nodiscard]] std::optional<char> stated_delimiter(std::string_view beginning) noexcept;

/// The delimiter of a file that begins with `beginning`: the one of comma, tab, semicolon and bar that stands most often
/// in the first line with text, quoted parts left out; of equals the one named first here, and a comma when there is none.
[[nodiscard]] char likely_delimiter(std::string_view beginning) noexcept;

}  // namespace assay::io
