// SPDX-License-Identifier: Apache-2.0
//
// Arrow arrays as a producer makes them: with garbage before their offsets, and a count of how often each part was released.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <assay.h>

namespace assay::c_test {

/// One array with its schema; children and dictionaries within.
struct arrow_part {
  std::string format;
  std::string name;
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::vector<std::vector<char>> memory;
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<arrow_part>> children;
  std::unique_ptr<arrow_part> dictionary;

  int array_releases = 0;
  int schema_releases = 0;
  std::vector<ArrowArray*> array_children;
  std::vector<ArrowSchema*> schema_children;
  ArrowArray array{};
  ArrowSchema schema{};

  /// Fills `array` and `schema`, which borrow from this part.
  void publish() {
    array_children.clear();
    schema_children.clear();
    for (const auto& child : children) {
      child->publish();
      array_children.push_back(&child->array);
      schema_children.push_back(&child->schema);
    }
    array = {};
    schema = {};
    array.length = length;
    array.null_count = null_count;
    array.offset = offset;
    array.n_buffers = static_cast<std::int64_t>(buffers.size());
    array.buffers = buffers.data();
    array.n_children = static_cast<std::int64_t>(children.size());
    array.children = array_children.data();
    array.release = [](ArrowArray* released) {
      ++static_cast<arrow_part*>(released->private_data)->array_releases;
      released->release = nullptr;
    };
    array.private_data = this;
    schema.format = format.c_str();
    schema.name = name.c_str();
    schema.n_children = array.n_children;
    schema.children = schema_children.data();
    schema.release = [](ArrowSchema* released) {
      ++static_cast<arrow_part*>(released->private_data)->schema_releases;
      released->release = nullptr;
    };
    schema.private_data = this;
    if (dictionary == nullptr) return;
    dictionary->publish();
    array.dictionary = &dictionary->array;
    schema.dictionary = &dictionary->schema;
  }

  const void* keep(const void* bytes, std::size_t size) {
    memory.emplace_back(size + 16);
    if (size > 0) std::memcpy(memory.back().data(), bytes, size);
    return memory.back().data();
  }
};

using arrow_values = std::unique_ptr<arrow_part>;

/// Validity of values, behind `garbage` bits.
template <class Value>
void add_validity(arrow_part& part, const std::vector<std::optional<Value>>& values, std::size_t garbage) {
  std::vector<std::uint8_t> bits((garbage + values.size()) / 8 + 1);
  for (std::size_t row = 0; row < values.size(); ++row) {
    const std::size_t bit = garbage + row;
    if (values[row]) bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1U << (bit % 8));
    if (!values[row]) ++part.null_count;
  }
  part.buffers.push_back(part.null_count == 0 ? nullptr : part.keep(bits.data(), bits.size()));
  part.length = static_cast<std::int64_t>(values.size());
  part.offset = static_cast<std::int64_t>(garbage);
}

template <class Value>
arrow_values arrow_numbers(std::string name, std::string format,
                           const std::vector<std::optional<Value>>& values, std::size_t garbage = 0) {
  auto part = std::make_unique<arrow_part>();
  part->name = std::move(name);
  part->format = std::move(format);
  add_validity(*part, values, garbage);
  std::vector<Value> plain(garbage, static_cast<Value>(77));
  for (const auto& value : values)
    plain.push_back(value.value_or(static_cast<Value>(99)));
  part->buffers.push_back(part->keep(plain.data(), plain.size() * sizeof(Value)));
  return part;
}

inline arrow_values arrow_truths(std::string name, const std::vector<std::optional<bool>>& values,
                                 std::size_t garbage = 0) {
  auto part = std::make_unique<arrow_part>();
  part->name = std::move(name);
  part->format = "b";
  add_validity(*part, values, garbage);
  std::vector<std::uint8_t> bits((garbage + values.size()) / 8 + 1, 0);
  for (std::size_t row = 0; row < values.size(); ++row) {
    const std::size_t bit = garbage + row;
    if (values[row].value_or(true))
      bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1U << (bit % 8));
  }
  part->buffers.push_back(part->keep(bits.data(), bits.size()));
  return part;
}

using texts = std::vector<std::optional<std::string>>;

template <class Offset>
arrow_values arrow_texts(std::string name, const texts& values, std::size_t garbage = 0) {
  auto part = std::make_unique<arrow_part>();
  part->name = std::move(name);
  part->format = sizeof(Offset) == 4 ? "u" : "U";
  add_validity(*part, values, garbage);
  std::string bytes = "??";
  std::vector<Offset> offsets(garbage, 1);
  for (const auto& value : values) {
    offsets.push_back(static_cast<Offset>(bytes.size()));
    bytes += value.value_or("nothing");
  }
  offsets.push_back(static_cast<Offset>(bytes.size()));
  part->buffers.push_back(part->keep(offsets.data(), offsets.size() * sizeof(Offset)));
  part->buffers.push_back(part->keep(bytes.data(), bytes.size()));
  return part;
}

inline arrow_values arrow_text_views(std::string name, const texts& values, std::size_t garbage = 0) {
  auto part = std::make_unique<arrow_part>();
  part->name = std::move(name);
  part->format = "vu";
  add_validity(*part, values, garbage);
  std::string bytes = "memory";
  std::vector<std::int32_t> entries(4 * garbage, -7);
  for (const auto& value : values) {
    std::int32_t words[4] = {-1, -1, -1, -1};
    if (value) {
      words[0] = static_cast<std::int32_t>(value->size());
      if (value->size() <= 12) {
        std::memcpy(&words[1], value->data(), value->size());
      } else {
        words[2] = 0;
        words[3] = static_cast<std::int32_t>(bytes.size());
        bytes += *value;
      }
    }
    entries.insert(entries.end(), words, words + 4);
  }
  const std::int64_t size = static_cast<std::int64_t>(bytes.size());
  part->buffers.push_back(part->keep(entries.data(), entries.size() * 4));
  part->buffers.push_back(part->keep(bytes.data(), bytes.size()));
  part->buffers.push_back(part->keep(&size, sizeof size));
  return part;
}

template <class Code>
arrow_values arrow_dictionary(std::string name, std::string format,
                              const std::vector<std::optional<Code>>& codes, arrow_values entries,
                              std::size_t garbage = 0) {
  arrow_values part = arrow_numbers<Code>(std::move(name), std::move(format), codes, garbage);
  part->dictionary = std::move(entries);
  return part;
}

/// A record batch; its rows begin behind `garbage` rows of every child.
template <class... Columns>
arrow_values arrow_batch_of(Columns... columns) {
  auto batch = std::make_unique<arrow_part>();
  batch->format = "+s";
  batch->buffers.push_back(nullptr);
  (batch->children.push_back(std::move(columns)), ...);
  batch->length = batch->children.empty() ? 0 : batch->children.front()->length;
  return batch;
}

/// A stream of batches, which it gives away one by one.
class arrow_chunks {
 public:
  explicit arrow_chunks(std::vector<arrow_values> batches) : batches_{std::move(batches)} {
    for (const arrow_values& batch : batches_)
      batch->publish();
    stream_.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
      arrow_chunks& self = *static_cast<arrow_chunks*>(of->private_data);
      ++self.schemas;
      *out = self.batches_.front()->schema;
      return 0;
    };
    stream_.get_next = [](ArrowArrayStream* of, ArrowArray* out) {
      arrow_chunks& self = *static_cast<arrow_chunks*>(of->private_data);
      if (self.fails_at == self.next_) return 5;
      *out = self.next_ < self.batches_.size() ? self.batches_[self.next_]->array : ArrowArray{};
      ++self.next_;
      return 0;
    };
    stream_.get_last_error = [](ArrowArrayStream*) -> const char* { return "the cable was pulled"; };
    stream_.release = [](ArrowArrayStream* released) {
      ++static_cast<arrow_chunks*>(released->private_data)->releases;
      released->release = nullptr;
    };
    stream_.private_data = this;
  }

  [[nodiscard]] ArrowArrayStream& stream() noexcept { return stream_; }
  [[nodiscard]] const arrow_part& batch(std::size_t index) const { return *batches_[index]; }

  int schemas = 0;
  int releases = 0;
  std::size_t fails_at = 1'000;

 private:
  std::vector<arrow_values> batches_;
  std::size_t next_ = 0;
  ArrowArrayStream stream_{};
};

}  // namespace assay::c_test
