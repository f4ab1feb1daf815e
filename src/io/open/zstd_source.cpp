// SPDX-License-Identifier: Apache-2.0
//
// zstd by its library, frame after frame; checksums are checked where frames have them.
#include <memory>
#include <new>
#include <string>
#include <utility>

#include <zstd.h>
#include <zstd_errors.h>

#include "io/open/compressed_input.hpp"
#include "message/file_sentences.hpp"

namespace assay::io {
namespace {

class zstd_source final : public decompressing_source {
 public:
  explicit zstd_source(compressed_input input) : input_{std::move(input)}, stream_{ZSTD_createDStream()} {
    if (stream_ == nullptr) throw std::bad_alloc{};
  }

 private:
  std::size_t decompress(std::span<char> target) override {
    ZSTD_outBuffer out{target.data(), target.size(), 0};
    while (out.pos == 0) {
      // What the library still holds back comes out without input too.
      const bool has_input = in_.pos < in_.size || refill();
      if (!has_input && between_frames_) return 0;
      decompress_some(out, has_input);
    }
    input_.count_text(out.pos);
    return out.pos;
  }

  struct freer {
    void operator()(ZSTD_DStream* stream) const noexcept { (void)ZSTD_freeDStream(stream); }
  };

  [[nodiscard]] std::uint64_t offset() const { return input_.bytes_read() - (in_.size - in_.pos); }

  bool refill() {
    const std::span<const char> piece = input_.more();
    in_ = {piece.data(), piece.size(), 0};
    return !piece.empty();
  }

  void decompress_some(ZSTD_outBuffer& out, bool has_input) {
    if (between_frames_) frame_ = offset();
    const std::size_t before = out.pos;
    const std::size_t outcome = ZSTD_decompressStream(stream_.get(), &out, &in_);
    if (ZSTD_isError(outcome) != 0) refuse(ZSTD_getErrorCode(outcome), ZSTD_getErrorName(outcome));
    between_frames_ = outcome == 0;
    if (between_frames_) {
      is_first_ = false;
    } else if (!has_input && out.pos == before) {
      constexpr std::uint64_t magic_bytes = 4;
      if (!is_first_ && input_.bytes_read() - frame_ < magic_bytes) refuse_what_follows();
      input_.fail(input_.bytes_read(), says::frame_cut_short());
    }
  }

  [[noreturn]] void refuse_what_follows() const { input_.fail(frame_, says::compressed_rest()); }

  [[noreturn]] void refuse(ZSTD_ErrorCode code, const char* reason) {
    switch (code) {
      case ZSTD_error_memory_allocation:
        throw std::bad_alloc{};
      case ZSTD_error_prefix_unknown:
        if (is_first_) break;
        refuse_what_follows();
      case ZSTD_error_checksum_wrong:
        input_.fail(offset(), says::frame_checksum(frame_));
      case ZSTD_error_frameParameter_windowTooLarge:
        input_.fail(frame_, says::frame_window());
      default:
        break;
    }
    input_.fail(offset(), says::compressed_damage(reason));
  }

  compressed_input input_;
  std::unique_ptr<ZSTD_DStream, freer> stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool between_frames_ = true;
  bool is_first_ = true;
  std::uint64_t frame_ = 0;
};

}  // namespace

std::unique_ptr<byte_source> zstd_text(compressed_input input) {
  return std::make_unique<zstd_source>(std::move(input));
}

}  // namespace assay::io
