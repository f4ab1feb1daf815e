// SPDX-License-Identifier: Apache-2.0
//
// Encodings of text: their names, their marks, and what bytes look like. Nothing is converted here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay::io {

enum class encoding : std::uint8_t { utf_8, gbk, gb18030, latin_1, windows_1252, utf_16le, utf_16be };

/// As mappings spell it: utf-8, gbk, gb18030, latin-1, windows-1252, utf-16le, utf-16be.
[[nodiscard]] std::string_view name_of(encoding which) noexcept;
/// Letters in any case; also iso-8859-1, cp936, cp1252.
[[nodiscard]] std::optional<encoding> encoding_named(std::string_view name) noexcept;
/// All names, for messages.
[[nodiscard]] std::string encoding_names();

/// The encoding whose byte order mark `beginning` begins with.
[[nodiscard]] std::optional<encoding> marked_encoding(std::string_view beginning) noexcept;

/// UTF-32LE or UTF-32BE when `beginning` begins with the byte order mark of that, which is not read; otherwise empty.
[[nodiscard]] std::string_view marked_utf_32(std::string_view beginning) noexcept;

/// The encoding that `bytes`, which are not UTF-8, most probably have; nullopt when nothing speaks for one. A guess for
/// messages; nothing is ever read by it.
[[nodiscard]] std::optional<encoding> probable_encoding(std::string_view bytes) noexcept;

}  // namespace assay::io
