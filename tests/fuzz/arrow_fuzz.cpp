// SPDX-License-Identifier: Apache-2.0
//
// Arrow arrays with any formats, lengths, offsets, counts and contents through the C interface: refused with nothing changed, or
// taken into a state that can be stored and loaded. Memory is as large as an array may claim, for an array does not say how large
// it is; everything else is a stranger's.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include <assay.h>

#include "fuzz/desk_model.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/hostile_columns.hpp"

namespace {

using assay::fuzz::input;
using assay::fuzz::require;

constexpr std::size_t most_elements = 200;  // of a length and an offset that are believed
constexpr std::size_t buffer_bytes = 16 * most_elements;

class array_maker {
 public:
  explicit array_maker(input& in) noexcept : in_{in} {}

  struct pair {
    ArrowSchema* schema;
    ArrowArray* array;
  };

  pair batch(const std::vector<const char*>& names) {
    const std::int64_t rows = length();
    const pair made = part("+s", rows, 0);
    for (const char* const name : names) {
      const pair child = column(rows);
      child.schema->name = in_.below(20) == 19 ? nullptr : name;
      keep_child(child);
    }
    const std::size_t count = children_.size();
    made.schema->n_children = made.array->n_children = static_cast<std::int64_t>(count);
    made.schema->children = child_schemas_.data();
    made.array->children = children_.data();
    if (in_.below(12) == 11) made.array->offset = length();
    if (in_.below(20) == 19) made.array->length = any_number();
    if (in_.below(20) == 19) made.array->n_children = static_cast<std::int64_t>(in_.below(count + 1));
    if (in_.below(20) == 19) made.array->null_count = any_number();
    return made;
  }

 private:
  pair column(std::int64_t rows) {
    static const char* const formats[] = {"u",        "U",       "vu",   "b",      "g",  "l",     "i",
                                          "tss:",     "tsm:UTC", "tDs",  "tdD",    "c",  "C",     "s",
                                          "S",        "I",       "L",    "f",      "n",  "d:9,2", "d:18,1,64",
                                          "d:5,0,32", "tdm",     "tsn:", "tDn",    "z",  "e",     "+l",
                                          "w:4",      "",        "d:",   "d:1,99", "ts", "tD"};
    const std::size_t which = in_.below(64);
    const char* const format = which < std::size(formats) ? formats[which] : formats[which % 12];
    const pair made = part(format, rows, 1);
    return made;
  }

  pair part(const char* format, std::int64_t rows, int depth) {
    auto& schema = *keep(schemas_);
    auto& array = *keep(arrays_);
    schema.format = in_.below(60) == 59 ? nullptr : format;
    schema.name = "";
    schema.release = in_.below(60) == 59 ? nullptr : release_schema;
    array.release = in_.below(60) == 59 ? nullptr : release_array;
    array.length = in_.below(10) == 9 ? length() : rows;
    array.offset = in_.below(4) == 3 ? length() : 0;
    array.null_count = in_.below(3) == 2 ? static_cast<std::int64_t>(in_.below(4)) - 1 : 0;
    if (in_.below(30) == 29) array.length = any_number();
    if (in_.below(30) == 29) array.offset = any_number();
    buffers(array, format);
    const bool is_integer = std::strlen(format) == 1 && std::strchr("cCsSiIlL", format[0]) != nullptr;
    if (depth == 1 && is_integer && in_.below(3) == 2) {
      const pair dictionary = part(in_.below(4) == 3 ? "l" : in_.below(2) == 1 ? "u" : "vu", length(), 2);
      schema.dictionary = dictionary.schema;
      array.dictionary = in_.below(12) == 11 ? nullptr : dictionary.array;
    }
    return {&schema, &array};
  }

  void buffers(ArrowArray& array, const char* format) {
    std::vector<const void*>& list = *keep(lists_);
    const std::string_view type = format;
    const bool is_views = type == "vu";
    const bool has_offsets = type == "u" || type == "U";
    std::size_t count = type == "n"    ? 0
                        : has_offsets  ? 3
                        : is_views     ? 3 + in_.below(3)
                        : type == "+s" ? 1
                                       : 2;
    if (in_.below(24) == 23) count = in_.below(6);
    for (std::size_t index = 0; index < count; ++index)
      list.push_back(index == 0 && in_.below(2) == 0 ? nullptr : memory(index == 0 ? 0xFF : 0));
    if (type == "u" && count == 3) clamp<std::int32_t>(list[1]);
    if (type == "U" && count == 3) clamp<std::int64_t>(list[1]);
    if (is_views && count >= 3) sizes(list.back());
    if (in_.below(24) == 23 && !list.empty()) list[in_.below(list.size())] = nullptr;
    array.n_buffers = static_cast<std::int64_t>(count);
    array.buffers = in_.below(40) == 39 ? nullptr : list.data();
  }

  const void* memory(std::uint8_t usual) {
    auto held = std::make_unique<std::max_align_t[]>(buffer_bytes / sizeof(std::max_align_t) + 2);
    auto* const bytes = reinterpret_cast<std::uint8_t*>(held.get());
    std::memset(bytes, usual, buffer_bytes);
    const std::size_t given = in_.below(40);
    in_.fill(bytes, given);
    memory_.push_back(std::move(held));
    return bytes + (in_.below(40) == 39 ? 1 : 0);
  }

  /// The last offset says how much memory there is.
  template <class Offset>
  static void clamp(const void* offsets) {
    if (offsets == nullptr) return;
    auto* const bytes = static_cast<char*>(const_cast<void*>(offsets));
    for (std::size_t index = 0; index + 1 < buffer_bytes / sizeof(Offset); ++index) {
      Offset value{};
      std::memcpy(&value, bytes + index * sizeof(Offset), sizeof value);
      value = std::min<Offset>(value, static_cast<Offset>(buffer_bytes));
      std::memcpy(bytes + index * sizeof(Offset), &value, sizeof value);
    }
  }
  static void sizes(const void* sizes) {
    if (sizes == nullptr) return;
    auto* const bytes = static_cast<char*>(const_cast<void*>(sizes));
    for (std::size_t index = 0; index < 8; ++index) {
      std::int64_t value = 0;
      std::memcpy(&value, bytes + index * sizeof value, sizeof value);
      value = std::min<std::int64_t>(value, static_cast<std::int64_t>(buffer_bytes) - 1);
      std::memcpy(bytes + index * sizeof value, &value, sizeof value);
    }
  }

  std::int64_t length() { return static_cast<std::int64_t>(in_.below(most_elements / 4)); }
  std::int64_t any_number() {
    static const std::int64_t numbers[] = {
        -1, INT64_MIN, INT64_MAX, INT64_MAX / 2, std::int64_t{1} << 48, (std::int64_t{1} << 40) + 1};
    return numbers[in_.below(std::size(numbers))];
  }

  template <class Value>
  static Value* keep(std::vector<std::unique_ptr<Value>>& list) {
    list.push_back(std::make_unique<Value>());
    return list.back().get();
  }
  void keep_child(const pair& child) {
    child_schemas_.push_back(in_.below(60) == 59 ? nullptr : child.schema);
    children_.push_back(in_.below(60) == 59 ? nullptr : child.array);
  }

  static void release_array(ArrowArray* array) {
    require(array == nullptr, "an array that is lent is not released");
  }
  static void release_schema(ArrowSchema* schema) {
    require(schema == nullptr, "a schema that is lent is not released");
  }

  input& in_;
  std::vector<std::unique_ptr<ArrowSchema>> schemas_;
  std::vector<std::unique_ptr<ArrowArray>> arrays_;
  std::vector<std::unique_ptr<std::vector<const void*>>> lists_;
  std::vector<std::unique_ptr<std::max_align_t[]>> memory_;
  std::vector<ArrowSchema*> child_schemas_;
  std::vector<ArrowArray*> children_;
};

const assay_model* desk() {
  static assay_model* const model = [] {
    assay_model* made = nullptr;
    const std::string_view text = assay::fuzz::desk_document;
    require(assay_model_new(text.data(), static_cast<std::int64_t>(text.size()), &made, nullptr) == ASSAY_OK,
            "the model is sound");
    return made;
  }();
  return model;
}

std::string digest_of(const assay_state* state) {
  std::uint8_t digest[32];
  require(assay_state_digest(state, digest, nullptr) == ASSAY_OK, "a state has a digest");
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

void use(input& in) {
  const char* const by[] = {"team"};
  assay_grouping grouping{};
  grouping.struct_bytes = sizeof grouping;
  grouping.by = by;
  grouping.by_count = in.below(2) == 0 ? 0 : 1;
  grouping.period = in.below(3) == 2 ? ASSAY_PERIOD_WEEK : ASSAY_PERIOD_NONE;
  assay_state* state = nullptr;
  require(assay_state_new(desk(), &grouping, &state, nullptr) == ASSAY_OK, "there is a state");
  array_maker maker{in};
  const auto batch =
      maker.batch({"team", "agent", "at", "solved", "wait_s", "amount", "answer", "rating", "other"});
  assay_records records{};
  records.struct_bytes = sizeof records;
  records.record = "contact";
  records.record_bytes = -1;
  records.schema = batch.schema;
  records.array = batch.array;
  assay_error problem{};
  problem.struct_bytes = sizeof problem;
  for (int turn = 0; turn < 2; ++turn) {
    const std::string before = digest_of(state);
    std::int64_t added = 0;
    const std::int32_t status = assay_state_update(state, &records, &added, &problem);
    if (status == ASSAY_OK) {
      assay_bytes* saved = nullptr;
      assay_state* again = nullptr;
      std::int64_t size = 0;
      require(assay_state_save(state, 0, &saved, nullptr) == ASSAY_OK, "what was taken can be stored");
      const char* const content = assay_bytes_data(saved, &size);
      require(assay_state_load(desk(), content, size, &again, nullptr) == ASSAY_OK, "and loaded");
      require(digest_of(again) == digest_of(state), "as it was");
      assay_state_free(again);
      assay_bytes_free(saved);
    } else {
      require(status == ASSAY_ARGUMENT || status == ASSAY_DATA, "arrays are the caller's fault");
      require(added == 0 && digest_of(state) == before, "what was refused changed nothing");
      require(problem.message[0] != '\0', "and says why");
    }
  }
  assay_state_free(state);

  assay_scorer* scorer = nullptr;
  require(assay_scorer_new(desk(), 31, &scorer, nullptr) == ASSAY_OK, "there is a scorer");
  static_cast<void>(assay_scorer_score(scorer, &records, &problem));
  assay_scorer_free(scorer);
  assay_result* result = nullptr;
  static_cast<void>(assay_score_values(desk(), &records, nullptr, &result, &problem));
  assay_result_free(result);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  input in{data, size};
  use(in);
  return 0;
}
