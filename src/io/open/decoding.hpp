// SPDX-License-Identifier: Apache-2.0
//
// Texts in other encodings as UTF-8: a stage between the bytes of a file and the tokenizer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <assay/message.hpp>

#include "io/mapping/encoding.hpp"
#include "io/open/byte_source.hpp"

namespace assay::io {

/// Why a file that begins with `beginning` cannot be in the encoding that the mapping declares; empty: it may be.
[[nodiscard]] message contradiction(encoding declared, std::string_view beginning);

/// `source`, which is in `from`, as UTF-8. A byte that `from` does not have becomes damage_mark and its two hexadecimal
/// digits, which is not UTF-8 either, so that the tokenizer finds it in its row, line and column. Throws assay::error (file,
/// at `name`) when the system's iconv does not know the encoding.
[[nodiscard]] std::unique_ptr<byte_source> decoded(std::unique_ptr<byte_source> source, encoding from,
                                                   const std::string& name);
inline constexpr char damage_mark = '\xFF';

}  // namespace assay::io
