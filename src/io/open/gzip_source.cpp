// SPDX-License-Identifier: Apache-2.0
//
// gzip by zlib, member after member; zlib checks length and CRC of each.
#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include <zlib.h>

#include "io/open/compressed_input.hpp"
#include "message/file_sentences.hpp"

namespace assay::io {
namespace {

constexpr int gzip_only = 16 + MAX_WBITS;

class gzip_source final : public decompressing_source {
 public:
  explicit gzip_source(compressed_input input) : input_{std::move(input)} {
    if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc{};
  }
  gzip_source(const gzip_source&) = delete;
  gzip_source& operator=(const gzip_source&) = delete;
  ~gzip_source() override { (void)inflateEnd(&stream_); }

 private:
  std::size_t decompress(std::span<char> target) override {
    const std::size_t wanted = std::min<std::size_t>(target.size(), std::numeric_limits<uInt>::max());
    stream_.next_out = reinterpret_cast<Bytef*>(target.data());
    stream_.avail_out = static_cast<uInt>(wanted);
    while (stream_.avail_out == wanted) {
      const bool has_input = stream_.avail_in != 0 || refill();
      if (between_members_) {
        if (!has_input) return 0;
        begin_member();
      } else if (!has_input) {
        constexpr std::uint64_t fewest_member_bytes = 18;
        if (!is_first_ && input_.bytes_read() - member_ < fewest_member_bytes) refuse_what_follows();
        input_.fail(input_.bytes_read(), says::member_cut_short());
      }
      inflate_some();
    }
    const std::size_t count = wanted - stream_.avail_out;
    input_.count_text(count);
    return count;
  }

  [[nodiscard]] std::uint64_t offset() const { return input_.bytes_read() - stream_.avail_in; }

  bool refill() {
    const std::span<const char> piece = input_.more();
    // zlib does not write to its input; its interface is older than const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream_.avail_in = static_cast<uInt>(piece.size());
    return !piece.empty();
  }

  void begin_member() {
    between_members_ = false;
    member_ = offset();
    (void)inflateReset(&stream_);
  }

  void inflate_some() {
    const int outcome = inflate(&stream_, Z_NO_FLUSH);
    if (outcome == Z_STREAM_END) {
      between_members_ = true;
      is_first_ = false;
    } else if (outcome == Z_MEM_ERROR) {
      throw std::bad_alloc{};
    } else if (outcome != Z_OK && outcome != Z_BUF_ERROR) {
      refuse(stream_.msg == nullptr ? std::string_view{} : std::string_view{stream_.msg});
    }
  }

  [[noreturn]] void refuse_what_follows() const { input_.fail(member_, says::compressed_rest()); }

  [[noreturn]] void refuse(std::string_view reason) {
    if (!is_first_ && reason == "incorrect header check") refuse_what_follows();
    if (reason == "incorrect data check" || reason == "incorrect length check")
      input_.fail(offset(), says::member_checksum(member_));
    input_.fail(offset(), says::compressed_damage(reason));
  }

  compressed_input input_;
  z_stream stream_{};
  bool between_members_ = true;
  bool is_first_ = true;
  std::uint64_t member_ = 0;
};

}  // namespace

std::unique_ptr<byte_source> gzip_text(compressed_input input) {
  return std::make_unique<gzip_source>(std::move(input));
}

}  // namespace assay::io
