// SPDX-License-Identifier: Apache-2.0
#include "arrow_stream.hpp"

#include <string_view>

#include <assay/error.hpp>

#include "message/c_call_sentences.hpp"
#include "stream_failure.hpp"

namespace assay::capi {

arrow_stream::arrow_stream(ArrowArrayStream& stream) : stream_{stream} {
  if (stream.release == nullptr) throw error{error_code::argument, says::arrow_released()};
  if (stream.get_schema == nullptr || stream.get_next == nullptr)
    throw error{error_code::argument, says::arrow_missing_part()};
  if (const int number = stream.get_schema(&stream, &schema_); number != 0) fail(number);
}

arrow_stream::~arrow_stream() {
  release_chunk();
  if (schema_.release != nullptr) schema_.release(&schema_);
}

void arrow_stream::release_chunk() noexcept {
  if (chunk_.release != nullptr) chunk_.release(&chunk_);
  chunk_.release = nullptr;
}

const ArrowArray* arrow_stream::next() {
  release_chunk();
  if (const int number = stream_.get_next(&stream_, &chunk_); number != 0) {
    chunk_.release = nullptr;
    fail(number);
  }
  return chunk_.release == nullptr ? nullptr : &chunk_;
}

void arrow_stream::fail(int number) {
  const char* const text = stream_.get_last_error == nullptr ? nullptr : stream_.get_last_error(&stream_);
  throw stream_failure{says::arrow_stream_failed(number, text == nullptr ? std::string_view{"?"} : text)};
}

}  // namespace assay::capi
