// SPDX-License-Identifier: Apache-2.0
//
// Files and texts as byte sources.
#include "io/open/byte_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include <assay/error.hpp>

#include "message/file_sentences.hpp"

namespace assay::io {
namespace {

std::string reason_of(int error_number) { return std::generic_category().message(error_number); }

class file_source final : public byte_source {
 public:
  explicit file_source(const std::string& path) : path_{path}, file_{std::fopen(path.c_str(), "rb")} {
    if (file_ == nullptr) throw error(error_code::file, says::cannot_open(reason_of(errno)), {path_, 0, 0});
    // Callers read in large pieces; a buffer of the C library would only add a copy.
    (void)std::setvbuf(file_.get(), nullptr, _IONBF, 0);
  }

  std::size_t read(std::span<char> target) override {
    errno = 0;
    const std::size_t count = std::fread(target.data(), 1, target.size(), file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0)
      throw error(error_code::file, says::cannot_read(reason_of(errno)), {path_, 0, 0});
    return count;
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const noexcept { (void)std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, closer> file_;
};

class text_source final : public byte_source {
 public:
  explicit text_source(std::string text) : text_{std::move(text)} {}

  std::size_t read(std::span<char> target) override {
    const std::size_t count = std::min(target.size(), text_.size() - at_);
    if (count != 0) std::memcpy(target.data(), text_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

class rejoined_source final : public byte_source {
 public:
  rejoined_source(std::string beginning, std::unique_ptr<byte_source> rest)
      : beginning_{std::move(beginning)}, rest_{std::move(rest)} {}

  std::size_t read(std::span<char> target) override {
    if (at_ == beginning_.size()) return rest_->read(target);
    const std::size_t count = std::min(target.size(), beginning_.size() - at_);
    std::memcpy(target.data(), beginning_.data() + at_, count);
    at_ += count;
    if (at_ == beginning_.size()) {
      beginning_ = {};
      at_ = 0;
    }
    return count;
  }

 private:
  std::string beginning_;
  std::size_t at_ = 0;
  std::unique_ptr<byte_source> rest_;
};

}  // namespace

std::unique_ptr<byte_source> open_file(const std::string& path) {
  return std::make_unique<file_source>(path);
}

std::unique_ptr<byte_source> from_text(std::string text) {
  return std::make_unique<text_source>(std::move(text));
}

std::string take_beginning(byte_source& source, std::size_t wanted) {
  std::string beginning(wanted, '\0');
  std::size_t size = 0;
  while (size < wanted) {
    const std::size_t count = source.read({beginning.data() + size, wanted - size});
    if (count == 0) break;
    size += count;
  }
  beginning.resize(size);
  return beginning;
}

std::unique_ptr<byte_source> rejoined(std::string beginning, std::unique_ptr<byte_source> rest) {
  return std::make_unique<rejoined_source>(std::move(beginning), std::move(rest));
}

std::string read_all(byte_source& source, std::size_t limit, const std::string& name) {
  constexpr std::size_t step = 65536;
  std::string text;
  for (;;) {
    const std::size_t before = text.size();
    text.resize(before + step);
    const std::size_t count = source.read({text.data() + before, step});
    text.resize(before + count);
    if (count == 0) return text;
    if (text.size() > limit) throw error(error_code::limit, says::file_too_large(limit), {name, 0, 0});
  }
}

}  // namespace assay::io
