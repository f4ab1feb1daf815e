// SPDX-License-Identifier: Apache-2.0
#include "guard.hpp"

#include <cstddef>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include <assay/error.hpp>
#include <assay/message.hpp>

#include "message/c_call_sentences.hpp"
#include "message/error_message.hpp"
#include "message/place_text.hpp"
#include "stream_failure.hpp"

namespace assay::capi {
namespace {

std::int32_t status_of(error_code code) noexcept {
  switch (code) {
    case error_code::argument:
      return ASSAY_ARGUMENT;
    case error_code::model:
      return ASSAY_MODEL;
    case error_code::data:
      return ASSAY_DATA;
    case error_code::state:
      return ASSAY_STATE;
    case error_code::limit:
      return ASSAY_LIMIT;
    case error_code::file:
      return ASSAY_FILE;
  }
  return ASSAY_INTERNAL;
}

/// As much of a text as fits with its NUL, and no part of a character.
void copy_text(char* target, std::size_t capacity, std::string_view text) noexcept {
  std::size_t bytes = text.size();
  if (bytes >= capacity) {
    bytes = capacity - 1;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80)
      --bytes;
  }
  std::memcpy(target, text.data(), bytes);
  target[bytes] = '\0';
}

void tell(assay_error& error, std::string_view code, std::string_view text) noexcept {
  copy_text(error.code, sizeof error.code, code);
  copy_text(error.message, sizeof error.message, text);
}

void tell(assay_error& error, const message& said) {
  tell(error, said.code(), said.line(error.language == ASSAY_CHINESE ? "zh" : "en"));
}

void tell(assay_error& error, const assay::error& problem) {
  if (problem.cell() != nullptr) {
    error.row = problem.cell()->row;
    copy_text(error.field, sizeof error.field, problem.cell()->column);
  } else if (problem.location() != nullptr) {
    error.row = problem.location()->line;
    error.column = problem.location()->column;
  }
  const std::string_view language = error.language == ASSAY_CHINESE ? "zh" : "en";
  tell(error, problem.said() != nullptr ? problem.said()->code() : std::string_view{},
       says::place_text(problem, language) + says::said_by(problem).line(language));
}

/// What is left when there is not even memory to say it well.
std::int32_t told_without_memory(assay_error* error, std::int32_t status, std::string_view text) noexcept {
  if (error == nullptr) return status;
  error->status = status;
  tell(*error, status == ASSAY_MEMORY ? "out_of_memory" : std::string_view{}, text);
  return status;
}

template <class Told>
std::int32_t told(assay_error* error, std::int32_t status, const Told& what,
                  std::string_view instead) noexcept {
  if (error == nullptr) return status;
  try {
    error->status = status;
    tell(*error, what());
    return status;
  } catch (...) {
    return told_without_memory(error, status, instead);
  }
}

}  // namespace

bool clear(assay_error* error) noexcept {
  if (error == nullptr) return true;
  if (error->struct_bytes < static_cast<std::int32_t>(sizeof(assay_error))) return false;
  error->status = ASSAY_OK;
  error->column = 0;
  error->row = 0;
  error->code[0] = '\0';
  error->field[0] = '\0';
  error->message[0] = '\0';
  return true;
}

std::int32_t caught(assay_error* error) noexcept {
  try {
    throw;
  } catch (const stream_failure& failed) {
    return told(
        error, ASSAY_STREAM, [&]() -> const message& { return failed.said(); }, "the stream failed");
  } catch (const assay::error& problem) {
    return told(
        error, status_of(problem.code()), [&]() -> const assay::error& { return problem; }, problem.what());
  } catch (const std::bad_alloc&) {
    return told_without_memory(error, ASSAY_MEMORY,
                               error != nullptr && error->language == ASSAY_CHINESE
                                   ? says::c_out_of_memory.zh.text
                                   : says::c_out_of_memory.en.text);
  } catch (const std::exception& problem) {
    return told(
        error, ASSAY_INTERNAL, [&] { return says::c_internal(problem.what()); }, problem.what());
  } catch (...) {
    return told(
        error, ASSAY_INTERNAL, [] { return says::c_internal("?"); }, "a fault of the library");
  }
}

}  // namespace assay::capi
