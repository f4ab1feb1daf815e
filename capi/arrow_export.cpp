// SPDX-License-Identifier: Apache-2.0
#include "arrow_export.hpp"

#include <limits>
#include <utility>

namespace assay::capi {
namespace {

/// What an exported array owns.
struct array_memory {
  std::vector<std::uint8_t> validity;
  std::vector<std::uint8_t> truths;
  std::vector<double> numbers;
  std::vector<std::int64_t> integers;
  std::vector<std::int32_t> places;
  std::vector<char> bytes;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
  std::unique_ptr<ArrowArray> dictionary;

  array_memory() = default;
  array_memory(const array_memory&) = delete;
  array_memory& operator=(const array_memory&) = delete;
  ~array_memory() {
    // Whoever took one out has marked it as released.
    for (ArrowArray& child : children) {
      if (child.release != nullptr) child.release(&child);
    }
    if (dictionary != nullptr && dictionary->release != nullptr) dictionary->release(dictionary.get());
  }
};

struct schema_memory {
  std::string format;
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
  std::unique_ptr<ArrowSchema> dictionary;

  schema_memory() = default;
  schema_memory(const schema_memory&) = delete;
  schema_memory& operator=(const schema_memory&) = delete;
  ~schema_memory() {
    for (ArrowSchema& child : children) {
      if (child.release != nullptr) child.release(&child);
    }
    if (dictionary != nullptr && dictionary->release != nullptr) dictionary->release(dictionary.get());
  }
};

void release_array(ArrowArray* array) {
  delete static_cast<array_memory*>(array->private_data);
  array->release = nullptr;
}

void release_schema(ArrowSchema* schema) {
  delete static_cast<schema_memory*>(schema->private_data);
  schema->release = nullptr;
}

template <class Value>
const void* memory_of(const std::vector<Value>& values) noexcept {
  static constexpr std::int64_t nothing = 0;
  return values.empty() ? static_cast<const void*>(&nothing) : values.data();
}

ArrowArray owned_array(std::unique_ptr<array_memory> memory, std::size_t length, std::int64_t nulls) {
  for (ArrowArray& child : memory->children)
    memory->child_pointers.push_back(&child);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = nulls;
  array.n_buffers = static_cast<std::int64_t>(memory->buffers.size());
  array.n_children = static_cast<std::int64_t>(memory->children.size());
  array.buffers = memory->buffers.data();
  array.children = memory->child_pointers.empty() ? nullptr : memory->child_pointers.data();
  array.dictionary = memory->dictionary.get();
  array.release = release_array;
  array.private_data = memory.release();
  return array;
}

ArrowSchema owned_schema(std::unique_ptr<schema_memory> memory, std::int64_t flags) {
  for (ArrowSchema& child : memory->children)
    memory->child_pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = memory->format.c_str();
  schema.name = memory->name.c_str();
  schema.flags = flags;
  schema.n_children = static_cast<std::int64_t>(memory->children.size());
  schema.children = memory->child_pointers.empty() ? nullptr : memory->child_pointers.data();
  schema.dictionary = memory->dictionary.get();
  schema.release = release_schema;
  schema.private_data = memory.release();
  return schema;
}

ArrowArray array_of_words(const std::vector<std::string>& words) {
  exported_column column = exported_column::texts({});
  for (const std::string& word : words)
    column.add(std::string_view{word});
  return std::move(column).array();
}

}  // namespace

exported_column::exported_column(std::string name, kind of, word_list list)
    : name_{std::move(name)}, kind_{of}, words_{std::move(list)} {}

exported_column exported_column::numbers(std::string name) {
  return {std::move(name), kind::numbers, nullptr};
}
exported_column exported_column::integers(std::string name) {
  return {std::move(name), kind::integers, nullptr};
}
exported_column exported_column::truths(std::string name) { return {std::move(name), kind::truths, nullptr}; }
exported_column exported_column::texts(std::string name) { return {std::move(name), kind::texts, nullptr}; }
exported_column exported_column::words(std::string name, word_list list) {
  return {std::move(name), kind::words, std::move(list)};
}

void exported_column::reserve(std::size_t rows) {
  validity_.reserve(rows / 8 + 1);
  if (kind_ == kind::numbers) numbers_.reserve(rows);
  if (kind_ == kind::integers) integers_.reserve(rows);
  if (kind_ == kind::truths) truths_.reserve(rows / 8 + 1);
  if (kind_ == kind::texts) integers_.reserve(rows + 1);
  if (kind_ == kind::words) places_.reserve(rows);
}

void exported_column::note(bool is_known) {
  if (rows_ % 8 == 0) validity_.push_back(0);
  if (is_known) {
    validity_.back() = static_cast<std::uint8_t>(validity_.back() | 1U << (rows_ % 8));
  } else {
    ++nulls_;
  }
  ++rows_;
}

void exported_column::add(const std::optional<double>& number) {
  // Hosts without a notion of null read the memory as it lies.
  numbers_.push_back(number.value_or(std::numeric_limits<double>::quiet_NaN()));
  note(number.has_value());
}

void exported_column::add(const std::optional<std::int64_t>& integer) {
  integers_.push_back(integer.value_or(0));
  note(integer.has_value());
}

void exported_column::add(const std::optional<std::string_view>& text) {
  if (integers_.empty()) integers_.push_back(0);
  if (text) bytes_.insert(bytes_.end(), text->begin(), text->end());
  integers_.push_back(static_cast<std::int64_t>(bytes_.size()));
  note(text.has_value());
}

void exported_column::add_truth(const std::optional<bool>& truth) {
  if (rows_ % 8 == 0) truths_.push_back(0);
  if (truth.value_or(false)) truths_.back() = static_cast<std::uint8_t>(truths_.back() | 1U << (rows_ % 8));
  note(truth.has_value());
}

void exported_column::add_word(const std::optional<std::size_t>& place) {
  places_.push_back(static_cast<std::int32_t>(place.value_or(0)));
  note(place.has_value());
}

ArrowSchema exported_column::schema() const {
  auto memory = std::make_unique<schema_memory>();
  memory->name = name_;
  constexpr const char* formats[] = {"g", "l", "b", "U", "i"};
  memory->format = formats[static_cast<std::size_t>(kind_)];
  if (kind_ == kind::words) {
    auto texts = std::make_unique<schema_memory>();
    texts->format = "U";
    memory->dictionary = std::make_unique<ArrowSchema>();
    *memory->dictionary = owned_schema(std::move(texts), 0);
  }
  return owned_schema(std::move(memory), ARROW_FLAG_NULLABLE);
}

ArrowArray exported_column::array() && {
  auto memory = std::make_unique<array_memory>();
  if (kind_ == kind::texts && integers_.empty()) integers_.push_back(0);
  memory->buffers.reserve(3);
  if (kind_ == kind::words) {
    memory->dictionary = std::make_unique<ArrowArray>();
    *memory->dictionary = array_of_words(*words_);
  }
  memory->validity = std::move(validity_);
  memory->numbers = std::move(numbers_);
  memory->integers = std::move(integers_);
  memory->places = std::move(places_);
  memory->truths = std::move(truths_);
  memory->bytes = std::move(bytes_);
  memory->buffers.push_back(nulls_ == 0 ? nullptr : memory_of(memory->validity));
  if (kind_ == kind::numbers) memory->buffers.push_back(memory_of(memory->numbers));
  if (kind_ == kind::truths) memory->buffers.push_back(memory_of(memory->truths));
  if (kind_ == kind::integers || kind_ == kind::texts) memory->buffers.push_back(memory_of(memory->integers));
  if (kind_ == kind::texts) memory->buffers.push_back(memory_of(memory->bytes));
  if (kind_ == kind::words) memory->buffers.push_back(memory_of(memory->places));
  return owned_array(std::move(memory), rows_, nulls_);
}

void export_batch(std::vector<exported_column> columns, ArrowArray& array) {
  auto memory = std::make_unique<array_memory>();
  const std::size_t rows = columns.empty() ? 0 : columns.front().rows();
  memory->buffers.push_back(nullptr);
  memory->children.reserve(columns.size());
  memory->child_pointers.reserve(columns.size());
  for (exported_column& column : columns)
    memory->children.push_back(std::move(column).array());
  array = owned_array(std::move(memory), rows, 0);
}

void export_schema(const std::vector<exported_column>& columns, ArrowSchema& schema) {
  auto memory = std::make_unique<schema_memory>();
  memory->format = "+s";
  memory->children.reserve(columns.size());
  memory->child_pointers.reserve(columns.size());
  for (const exported_column& column : columns)
    memory->children.push_back(column.schema());
  schema = owned_schema(std::move(memory), 0);
}

}  // namespace assay::capi
