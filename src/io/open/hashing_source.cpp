// SPDX-License-Identifier: Apache-2.0
//
// One more stage between a source and its reader.
#include "io/open/hashing_source.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace assay::io {
namespace {

class hashing_source final : public byte_source {
 public:
  hashing_source(std::unique_ptr<byte_source> source, std::shared_ptr<text::sha256> digest)
      : source_{std::move(source)}, digest_{std::move(digest)} {}

  std::size_t read(std::span<char> target) override {
    const std::size_t count = source_->read(target);
    digest_->update(std::string_view{target.data(), count});
    return count;
  }

 private:
  std::unique_ptr<byte_source> source_;
  std::shared_ptr<text::sha256> digest_;
};

}  // namespace

std::unique_ptr<byte_source> hashed(std::unique_ptr<byte_source> source,
                                    std::shared_ptr<text::sha256> digest) {
  return std::make_unique<hashing_source>(std::move(source), std::move(digest));
}

}  // namespace assay::io
