// SPDX-License-Identifier: Apache-2.0
//
// Which compression a file has, and what both readers share: the compressed input, its offsets and the guard against bombs.
#include "io/open/decompression.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <assay/error.hpp>

#include "io/csv/file_beginning.hpp"
#include "io/open/compressed_input.hpp"
#include "message/file_sentences.hpp"

namespace assay::io {
namespace {

[[noreturn]] void refuse(const std::string& name, const message& why) {
  throw error(error_code::file, why, {name, 0, 0});
}

}  // namespace

compression compression_of(std::string_view beginning, const std::string& name) {
  switch (packing_of(beginning)) {
    case packing::gzip:
      return compression::gzip;
    case packing::zstd:
      return compression::zstd;
    case packing::zip:
      refuse(name, says::file_is_archive());
    case packing::bzip2:
      refuse(name, says::file_is_bzip2());
    case packing::xz:
      refuse(name, says::file_is_xz());
    case packing::none:
      break;
  }
  return compression::none;
}

compressed_input::compressed_input(std::unique_ptr<byte_source> source, std::string name, std::string kind,
                                   const expansion_limit& limit)
    : source_{std::move(source)}, name_{std::move(name)}, kind_{std::move(kind)}, limit_{limit} {}

std::span<const char> compressed_input::more() {
  buffer_.resize(buffer_bytes);
  const std::size_t count = source_->read(buffer_);
  read_ += count;
  return {buffer_.data(), count};
}

void compressed_input::count_text(std::size_t bytes) {
  text_ += bytes;
  if (text_ <= limit_.free_bytes || text_ / limit_.ratio <= read_) return;
  throw error(error_code::limit, says::expands_too_much(read_, kind_, limit_.ratio, text_), {name_, 0, 0});
}

void compressed_input::fail(std::uint64_t offset, const message& fault) const {
  refuse(name_, says::fault_in_compressed(fault, kind_, offset));
}

std::size_t decompressing_source::read(std::span<char> target) {
  if (at_ == size_) {
    text_.resize(piece_bytes);
    at_ = 0;
    size_ = 0;
    size_ = decompress(text_);
  }
  const std::size_t count = std::min(target.size(), size_ - at_);
  if (count != 0) std::memcpy(target.data(), text_.data() + at_, count);
  at_ += count;
  return count;
}

std::unique_ptr<byte_source> decompressed(std::unique_ptr<byte_source> source, const std::string& name,
                                          const expansion_limit& limit) {
  std::string beginning = take_beginning(*source, signature_bytes);
  const compression kind = compression_of(beginning, name);
  source = rejoined(std::move(beginning), std::move(source));
  switch (kind) {
    case compression::gzip:
      return gzip_text({std::move(source), name, "gzip", limit});
    case compression::zstd:
      return zstd_text({std::move(source), name, "zstd", limit});
    case compression::none:
      break;
  }
  return source;
}

}  // namespace assay::io
