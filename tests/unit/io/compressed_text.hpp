// SPDX-License-Identifier: Apache-2.0
//
// Texts compressed by the libraries themselves, and in other encodings by iconv, for tests to read back.
#pragma once

#include <iconv.h>
#include <zlib.h>
#include <zstd.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assay::io::test {

/// One gzip member.
inline std::string gzip(std::string_view text) {
  z_stream stream{};
  constexpr int gzip_window = 16 + MAX_WBITS;
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error{"deflateInit2"};
  std::string target(deflateBound(&stream, static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(target.data());
  stream.avail_out = static_cast<uInt>(target.size());
  const int outcome = deflate(&stream, Z_FINISH);
  target.resize(target.size() - stream.avail_out);
  (void)deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error{"deflate"};
  return target;
}

/// One zstd frame with a checksum.
inline std::string zstd(std::string_view text) {
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  (void)ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string target(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress2(context, target.data(), target.size(), text.data(), text.size());
  (void)ZSTD_freeCCtx(context);
  if (ZSTD_isError(size) != 0) throw std::runtime_error{"ZSTD_compress2"};
  target.resize(size);
  return target;
}

/// UTF-8 in another encoding, by its name in iconv.
inline std::string encoded(std::string_view text, const char* encoding) {
  iconv_t handle = iconv_open(encoding, "UTF-8");
  std::string target(4 * text.size() + 16, '\0');
  char* in = const_cast<char*>(text.data());
  std::size_t in_left = text.size();
  char* out = target.data();
  std::size_t out_left = target.size();
  const std::size_t outcome = iconv(handle, &in, &in_left, &out, &out_left);
  (void)iconv_close(handle);
  if (outcome == static_cast<std::size_t>(-1)) throw std::runtime_error{"iconv"};
  target.resize(target.size() - out_left);
  return target;
}

}  // namespace assay::io::test
