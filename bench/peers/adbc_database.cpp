// SPDX-License-Identifier: Apache-2.0
#include "adbc_database.hpp"

#include <dlfcn.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::bench {
namespace {

/// The libraries are extension modules of Python, whose symbols they want even where they run none of it.
void load_python() {
  static void* const python = dlopen(ASSAY_PEERS_LIBPYTHON, RTLD_NOW | RTLD_GLOBAL);
  if (python == nullptr) throw std::runtime_error{dlerror()};
}

/// All cards as one Arrow batch that borrows them, and the stream of that batch.
class card_batch {
 public:
  card_batch(const scoring_sheet& sheet, const scoring_cards& cards) {
    numbers_.resize(cards.size());
    std::iota(numbers_.begin(), numbers_.end(), 0);
    add("card", "l", nullptr, numbers_.data());
    for (std::size_t line = 0; line < sheet.lines.size(); ++line)
      add("i" + std::to_string(line), "g", cards.known(line).data(), cards.values(line).data());
    for (column& one : columns_) {
      one.field.name = one.name.c_str();
      one.array.length = static_cast<std::int64_t>(cards.size());
      one.array.buffers = one.buffers.data();
      field_list_.push_back(&one.field);
      column_list_.push_back(&one.array);
    }
    cards_ = static_cast<std::int64_t>(cards.size());
  }

  ArrowArrayStream stream() {
    ArrowArrayStream made{};
    made.private_data = this;
    made.get_schema = [](ArrowArrayStream* stream, ArrowSchema* into) {
      auto& self = *static_cast<card_batch*>(stream->private_data);
      *into = ArrowSchema{};
      into->format = "+s";
      into->name = "";
      into->n_children = static_cast<std::int64_t>(self.field_list_.size());
      into->children = self.field_list_.data();
      into->release = [](ArrowSchema* schema) { schema->release = nullptr; };
      return 0;
    };
    made.get_next = [](ArrowArrayStream* stream, ArrowArray* into) {
      auto& self = *static_cast<card_batch*>(stream->private_data);
      *into = ArrowArray{};
      if (std::exchange(self.given_, true)) return 0;
      into->length = self.cards_;
      into->n_buffers = 1;
      into->buffers = self.no_buffer_.data();
      into->n_children = static_cast<std::int64_t>(self.column_list_.size());
      into->children = self.column_list_.data();
      into->release = [](ArrowArray* array) { array->release = nullptr; };
      return 0;
    };
    made.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    made.release = [](ArrowArrayStream* stream) { stream->release = nullptr; };
    return made;
  }

 private:
  struct column {
    std::string name;
    std::array<const void*, 2> buffers{};
    ArrowSchema field{};
    ArrowArray array{};
  };

  void add(const std::string& name, const char* format, const void* validity, const void* values) {
    column& made = columns_.emplace_back();
    made.name = name;
    made.buffers = {validity, values};
    made.field.format = format;
    made.field.flags = validity == nullptr ? 0 : ARROW_FLAG_NULLABLE;
    made.field.release = [](ArrowSchema* schema) { schema->release = nullptr; };
    made.array.null_count = validity == nullptr ? 0 : -1;
    made.array.n_buffers = 2;
    made.array.release = [](ArrowArray* array) { array->release = nullptr; };
  }

  std::int64_t cards_ = 0;
  bool given_ = false;
  std::vector<std::int64_t> numbers_;
  std::array<const void*, 1> no_buffer_{};
  std::vector<column> columns_;
  std::vector<ArrowSchema*> field_list_;
  std::vector<ArrowArray*> column_list_;
};

}  // namespace

adbc_database::adbc_database(const std::string& library, const std::string& entry) {
  load_python();
  // Deep binding: ClickHouse brings an allocator of its own, which must not be mixed with ours.
  void* const loaded = dlopen(library.c_str(), RTLD_LAZY | RTLD_LOCAL | RTLD_DEEPBIND);
  if (loaded == nullptr) throw std::runtime_error{dlerror()};
  const auto fill = reinterpret_cast<AdbcDriverInitFunc>(dlsym(loaded, entry.c_str()));
  if (fill == nullptr) throw std::runtime_error{library + " has no function " + entry};
  check(fill(ADBC_VERSION_1_1_0, &driver_, &error_), "load the driver");
  check(driver_.DatabaseNew(&database_, &error_), "make a database");
  check(driver_.DatabaseInit(&database_, &error_), "open the database");
  check(driver_.ConnectionNew(&connection_, &error_), "make a connection");
  check(driver_.ConnectionInit(&connection_, &database_, &error_), "connect");
}

adbc_database::~adbc_database() {
  driver_.ConnectionRelease(&connection_, &error_);
  driver_.DatabaseRelease(&database_, &error_);
}

void adbc_database::check(AdbcStatusCode code, const std::string& what) {
  if (code == ADBC_STATUS_OK) return;
  std::string message = "cannot " + what;
  if (error_.message != nullptr) message += std::string{": "} + error_.message;
  if (error_.release != nullptr) error_.release(&error_);
  throw std::runtime_error{message};
}

void adbc_database::ingest(const std::string& table, const scoring_sheet& sheet, const scoring_cards& cards) {
  card_batch batch{sheet, cards};
  ArrowArrayStream stream = batch.stream();
  AdbcStatement statement{};
  check(driver_.StatementNew(&connection_, &statement, &error_), "make a statement");
  check(driver_.StatementSetOption(&statement, ADBC_INGEST_OPTION_TARGET_TABLE, table.c_str(), &error_),
        "name the table");
  check(driver_.StatementBindStream(&statement, &stream, &error_), "bind the cards");
  std::int64_t rows = 0;
  check(driver_.StatementExecuteQuery(&statement, nullptr, &rows, &error_), "take in the cards");
  driver_.StatementRelease(&statement, &error_);
}

void adbc_database::query(const std::string& sql, const std::function<void(const ArrowArray&)>& batch) {
  AdbcStatement statement{};
  check(driver_.StatementNew(&connection_, &statement, &error_), "make a statement");
  check(driver_.StatementSetSqlQuery(&statement, sql.c_str(), &error_), "set the query");
  ArrowArrayStream rows{};
  std::int64_t affected = 0;
  check(driver_.StatementExecuteQuery(&statement, &rows, &affected, &error_), "run " + sql.substr(0, 200));
  for (;;) {
    ArrowArray array{};
    if (rows.get_next(&rows, &array) != 0) throw std::runtime_error{rows.get_last_error(&rows)};
    if (array.release == nullptr) break;
    if (batch) batch(array);
    array.release(&array);
  }
  rows.release(&rows);
  driver_.StatementRelease(&statement, &error_);
}

std::string adbc_database::text(const std::string& sql) {
  std::string found;
  query(sql, [&](const ArrowArray& rows) {
    if (rows.length == 0) return;
    const ArrowArray& column = *rows.children[0];
    const auto* ends = static_cast<const std::int32_t*>(column.buffers[1]) + column.offset;
    found = std::string_view{static_cast<const char*>(column.buffers[2]) + ends[0],
                             static_cast<std::size_t>(ends[1] - ends[0])};
  });
  return found;
}

}  // namespace assay::bench
