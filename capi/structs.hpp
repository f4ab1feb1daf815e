// SPDX-License-Identifier: Apache-2.0
//
// Structs, texts and handles as callers pass them: of this header or of another version, complete or not.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <assay/error.hpp>
#include <assay/version.hpp>

#include "message/c_call_sentences.hpp"

namespace assay::capi {

namespace says = assay::says;

/// Throws assay::error (argument).
[[noreturn]] inline void refuse_call(const message& why) { throw error{error_code::argument, why}; }

/// Throws assay::error (argument) for NULL.
template <class Value>
Value& required(Value* given, const char* name) {
  if (given == nullptr) refuse_call(says::c_null_argument(name));
  return *given;
}

[[noreturn]] inline void refuse_choice(const char* name, std::int64_t value) {
  refuse_call(says::c_unknown_choice(name, value));
}

/// An index below `count`.
inline std::size_t index_below(std::int64_t index, std::size_t count, const char* name) {
  if (index < 0 || static_cast<std::uint64_t>(index) >= count)
    refuse_call(says::c_no_element(name, index, count));
  return static_cast<std::size_t>(index);
}

inline std::size_t not_negative(std::int64_t value, const char* name) {
  if (value < 0) refuse_call(says::c_negative_argument(name, value));
  return static_cast<std::size_t>(value);
}

/// Lengths and offsets beyond this are no longer believed: no machine has the memory. Sums of two of them still fit.
inline constexpr std::int64_t most_elements = std::int64_t{1} << 40;

/// A count or an offset of elements in memory.
inline std::size_t elements(std::int64_t value, const char* name) {
  if (value > most_elements) refuse_call(says::c_beyond_memory(name, value));
  return not_negative(value, name);
}

/// A text with its length, or up to its NUL. NULL is the empty text of length 0 only.
inline std::string_view text_of(const char* text, std::int64_t bytes, const char* name) {
  constexpr std::int64_t up_to_nul = -1;
  if (bytes < up_to_nul) refuse_call(says::c_bad_length(name, bytes));
  if (bytes == 0) return {};
  (void)required(text, name);
  return bytes == up_to_nul ? std::string_view{text}
                            : std::string_view{text, static_cast<std::size_t>(bytes)};
}

/// Element `index` of an array of texts that have lengths, or end with a NUL.
inline std::string_view text_at(const char* const* texts, const std::int64_t* bytes, std::size_t index,
                                const char* name) {
  return text_of(texts[index], bytes == nullptr ? -1 : bytes[index], name);
}

/// Throws assay::error (argument) for a struct that is smaller than its first version, and for one of a newer header that has
/// something in it that this library does not know.
template <class Struct>
void check_struct(const Struct& given, const char* name) {
  constexpr auto known = static_cast<std::int32_t>(sizeof(Struct));
  if (given.struct_bytes == known) return;
  if (given.struct_bytes < known) refuse_call(says::c_short_struct(name, given.struct_bytes, known));
  const auto* const tail = reinterpret_cast<const char*>(&given) + sizeof(Struct);
  const auto bytes = static_cast<std::size_t>(given.struct_bytes - known);
  if (std::any_of(tail, tail + bytes, [](char byte) { return byte != 0; }))
    refuse_call(says::c_unknown_member(name, version_text));
}

/// Element `index` of an array of structs of a header of any version, all of the size that the first one says.
template <class Struct>
const Struct& element_of(const Struct* first, std::size_t index, const char* name) {
  if (first->struct_bytes == static_cast<std::int32_t>(sizeof(Struct))) {
    const Struct& usual = first[index];
    if (usual.struct_bytes == first->struct_bytes) return usual;
  }
  const auto step = static_cast<std::size_t>(first->struct_bytes);
  const auto& element = *reinterpret_cast<const Struct*>(reinterpret_cast<const char*>(first) +
                                                         (index == 0 ? 0 : index * step));
  check_struct(element, name);
  if (element.struct_bytes != first->struct_bytes)
    refuse_call(says::c_short_struct(name, element.struct_bytes, first->struct_bytes));
  return element;
}

/// Struct of the caller's to be filled: NULL and a size that is too small are refused.
template <class Struct>
Struct& output_struct(Struct* given, const char* name) {
  Struct& output = required(given, name);
  constexpr auto known = static_cast<std::int32_t>(sizeof(Struct));
  if (output.struct_bytes < known) refuse_call(says::c_short_struct(name, output.struct_bytes, known));
  return output;
}

/// What a struct of the caller's is until the call has succeeded: zero apart from its size.
template <class Struct>
void reset_struct(Struct* output) noexcept {
  static_assert(std::is_trivially_copyable_v<Struct>);
  if (output == nullptr || output->struct_bytes < static_cast<std::int32_t>(sizeof(Struct))) return;
  const std::int32_t bytes = output->struct_bytes;
  *output = Struct{};
  output->struct_bytes = bytes;
}

}  // namespace assay::capi
