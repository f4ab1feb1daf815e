// SPDX-License-Identifier: Apache-2.0
//
// iconv with its outcomes named.
#include "io/open/text_converter.hpp"

#include <cerrno>

namespace assay::io {
namespace {

const char* system_name(encoding which) noexcept {
  switch (which) {
    case encoding::gbk:
      return "GBK";
    case encoding::gb18030:
      return "GB18030";
    case encoding::latin_1:
      return "ISO-8859-1";
    case encoding::windows_1252:
      return "CP1252";
    case encoding::utf_16le:
      return "UTF-16LE";
    case encoding::utf_16be:
      return "UTF-16BE";
    case encoding::utf_8:
      break;
  }
  return "UTF-8";
}

// NOLINTNEXTLINE(performance-no-int-to-ptr): the value that iconv_open fails with is made of an integer
iconv_t no_handle() noexcept { return reinterpret_cast<iconv_t>(-1); }

}  // namespace

text_converter::text_converter(encoding from) noexcept : handle_{iconv_open("UTF-8", system_name(from))} {}

text_converter::~text_converter() {
  if (usable()) (void)iconv_close(handle_);
}

bool text_converter::usable() const noexcept { return handle_ != no_handle(); }

text_converter::progress text_converter::convert(std::string_view input, std::span<char> target) noexcept {
  char* in = const_cast<char*>(input.data());  // iconv does not write to its input
  std::size_t in_left = input.size();
  char* out = target.data();
  std::size_t out_left = target.size();
  progress done;
  errno = 0;
  if (iconv(handle_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1))
    done.why = errno == E2BIG ? stop::target_full : errno == EINVAL ? stop::cut_off : stop::damaged;
  done.read = input.size() - in_left;
  done.written = target.size() - out_left;
  return done;
}

}  // namespace assay::io
