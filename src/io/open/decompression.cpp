// SPDX-License-Identifier: Apache-2.0
//
// Which compression a file has, and what both readers share: the compressed input, its offsets and the guard against bombs.
#include "io/open/decompression.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <assay/error.hpp>

#include "io/open/compressed_input.hpp"

namespace assay::io {
namespace {

constexpr std::size_t beginning_bytes = 10;  // the longest signature

[[noreturn]] void refuse_archive(const std::string& name, const std::string& kind,
                                 const std::string& advice) {
  throw error(error_code::file, "the file is " + kind + ", which is not read; " + advice, {name, 0, 0});
}

}  // namespace

compression compression_of(std::string_view beginning, const std::string& name) {
  if (beginning.starts_with("\x1F\x8B")) return compression::gzip;
  if (beginning.starts_with("\x28\xB5\x2F\xFD")) return compression::zstd;
  const bool is_skippable_frame = beginning.size() >= 4 && beginning.substr(1).starts_with("\x2A\x4D\x18") &&
                                  (static_cast<unsigned char>(beginning[0]) & 0xF0U) == 0x50U;
  if (is_skippable_frame) return compression::zstd;
  if (beginning.starts_with("PK\x03\x04")) {
    refuse_archive(name, "a zip archive or a workbook (.xlsx)",
                   "unpack it, or save the sheet as \"CSV UTF-8\", and give that file");
  }
  if (beginning.starts_with("BZh") && beginning.substr(4).starts_with("1AY&SY"))
    refuse_archive(name, "compressed with bzip2", "give it uncompressed, or with gzip or zstd");
  if (beginning.starts_with("\xFD\x37zXZ"))
    refuse_archive(name, "compressed with xz", "give it uncompressed, or with gzip or zstd");
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
  throw error(error_code::limit,
              std::to_string(read_) + " bytes of " + kind_ + " have become more than " +
                  std::to_string(limit_.ratio) + " times as many bytes of text (" + std::to_string(text_) +
                  " so far): the file may be a decompression bomb; if it is not, state a larger "
                  "\"maximum_expansion\" in the source mapping, or give the file uncompressed",
              {name_, 0, 0});
}

void compressed_input::fail(std::uint64_t offset, const std::string& problem,
                            const std::string& advice) const {
  throw error(error_code::file,
              kind_ + " data, byte offset " + std::to_string(offset) + ": " + problem + "; " + advice,
              {name_, 0, 0});
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
  std::string beginning = take_beginning(*source, beginning_bytes);
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
