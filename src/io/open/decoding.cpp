// SPDX-License-Identifier: Apache-2.0
//
// Bytes of one encoding in, UTF-8 out, in pieces; characters may be cut by the pieces on both sides. And whether bytes can be
// what somebody says they are.
#include "io/open/decoding.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include <assay/error.hpp>

#include "io/open/text_converter.hpp"
#include "message/file_sentences.hpp"
#include "text/utf8.hpp"

namespace assay::io {
namespace {

constexpr bool is_utf_16(encoding which) noexcept {
  return which == encoding::utf_16le || which == encoding::utf_16be;
}

struct utf_8_evidence {
  bool holds = true;               ///< well-formed, but for a sequence that the end cuts off
  std::size_t sequences = 0;       ///< of two bytes and more
  std::size_t long_sequences = 0;  ///< of three and more
};

utf_8_evidence evidence_of_utf_8(std::string_view bytes) {
  constexpr std::size_t longest_sequence = 4;
  utf_8_evidence found;
  while (!bytes.empty()) {
    const text::code_point point = text::first_code_point(bytes);
    if (!point.valid) {
      found.holds = bytes.size() < longest_sequence && point.byte_count == bytes.size();
      return found;
    }
    found.sequences += point.byte_count > 1 ? 1 : 0;
    found.long_sequences += point.byte_count > 2 ? 1 : 0;
    bytes.remove_prefix(point.byte_count);
  }
  return found;
}

class decoding_source final : public byte_source {
 public:
  decoding_source(std::unique_ptr<byte_source> source, encoding from)
      : source_{std::move(source)}, converter_{from} {}

  [[nodiscard]] bool usable() const noexcept { return converter_.usable(); }

  // The text goes through a buffer of its own: a target may be too small for one character.
  std::size_t read(std::span<char> target) override {
    while (text_at_ == text_size_ && fill()) {
    }
    const std::size_t count = std::min(target.size(), text_size_ - text_at_);
    if (count != 0) std::memcpy(target.data(), text_.data() + text_at_, count);
    text_at_ += count;
    return count;
  }

 private:
  // False at the end. May come to nothing, when a character is cut off by the end of the piece.
  bool fill() {
    text_at_ = 0;
    text_size_ = 0;
    const std::string_view input{bytes_.data() + bytes_at_, bytes_size_ - bytes_at_};
    const bool needs_more = input.empty() || waits_for_more_;
    if (needs_more && !refill(input)) {
      if (input.empty()) return false;
      mark_damage(input.front());  // a character that the end of the file cuts off
      return true;
    }
    if (needs_more) return true;
    const text_converter::progress done = converter_.convert(input, text_);
    bytes_at_ += done.read;
    text_size_ = done.written;
    waits_for_more_ = done.why == text_converter::stop::cut_off;
    if (done.why == text_converter::stop::damaged && done.written + mark_bytes <= text_.size())
      mark_damage(bytes_[bytes_at_]);
    return true;
  }

  bool refill(std::string_view left) {
    std::memmove(bytes_.data(), left.data(), left.size());
    bytes_at_ = 0;
    bytes_size_ = left.size();
    const std::size_t count = source_->read({bytes_.data() + bytes_size_, bytes_.size() - bytes_size_});
    bytes_size_ += count;
    waits_for_more_ = waits_for_more_ && count == 0;
    return count != 0;
  }

  void mark_damage(char damaged) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(damaged);
    text_[text_size_++] = damage_mark;
    text_[text_size_++] = digits[byte >> 4U];
    text_[text_size_++] = digits[byte & 0xFU];
    ++bytes_at_;
  }

  static constexpr std::size_t mark_bytes = 3;
  static constexpr std::size_t buffer_bytes = std::size_t{64} << 10U;

  std::unique_ptr<byte_source> source_;
  text_converter converter_;
  std::array<char, buffer_bytes> bytes_;
  std::size_t bytes_at_ = 0;
  std::size_t bytes_size_ = 0;
  bool waits_for_more_ = false;
  std::array<char, 2 * buffer_bytes> text_;
  std::size_t text_at_ = 0;
  std::size_t text_size_ = 0;
};

}  // namespace

message contradiction(encoding declared, std::string_view beginning) {
  if (const auto marked = marked_encoding(beginning); marked && *marked != declared)
    return says::mark_of_encoding(name_of(*marked));
  if (declared == encoding::utf_8) return {};
  const utf_8_evidence evidence = evidence_of_utf_8(beginning);
  if (!evidence.holds) return {};
  if (is_utf_16(declared)) {
    const bool has_zeros = beginning.find('\0') != std::string_view::npos;
    return beginning.empty() || has_zeros ? message{} : says::no_zero_bytes();
  }
  // Chinese text in GBK passes for UTF-8 of two-byte sequences now and then, and never for many longer ones.
  constexpr std::size_t enough = 4;
  const bool is_chinese = declared == encoding::gbk || declared == encoding::gb18030;
  const bool is_utf_8 = is_chinese ? evidence.long_sequences >= enough : evidence.sequences > 0;
  return is_utf_8 ? says::characters_in_utf8() : message{};
}

std::unique_ptr<byte_source> decoded(std::unique_ptr<byte_source> source, encoding from,
                                     const std::string& name) {
  auto text = std::make_unique<decoding_source>(std::move(source), from);
  if (!text->usable()) throw error(error_code::file, says::no_conversion(name_of(from)), {name, 0, 0});
  return text;
}

}  // namespace assay::io
