// SPDX-License-Identifier: Apache-2.0
#include <assay/state.hpp>

#include <utility>

#include <assay/error.hpp>

#include "model/compiled_model.hpp"
#include "state/state_body.hpp"
#include "state/state_rows.hpp"
#include "text/nearest_name.hpp"
#include "text/sha256.hpp"

namespace assay {

state::state(model of, std::vector<std::string> by)
    : rows_{std::make_unique<detail::state_rows>(std::move(of), std::move(by))} {}
state::state(state&&) noexcept = default;
state& state::operator=(state&&) noexcept = default;
state::state(const state& other) : rows_{std::make_unique<detail::state_rows>(*other.rows_)} {}
state& state::operator=(const state& other) {
  if (this != &other) rows_ = std::make_unique<detail::state_rows>(*other.rows_);
  return *this;
}
state::~state() = default;

void state::update(const table& records) { update(records.record().name, records.view()); }

void state::update(std::string_view record, const table_view& records) {
  // Throws with the nearest name for an unknown record type.
  const std::string& name = of().record(record).name;
  rows_->update(of().definition().record_index(name), records);
}

void state::count_rejected(std::string_view record, std::string_view reason, std::int64_t rows) {
  if (rows > 0) rows_->count_rejected(std::string{record}, std::string{reason}, rows);
}

void state::merge(const state& other) { rows_->merge(*other.rows_); }

const model& state::of() const noexcept { return rows_->of(); }
const std::vector<std::string>& state::by() const noexcept { return rows_->by(); }
std::size_t state::groups() const noexcept { return rows_->groups().size(); }
std::int64_t state::rows() const noexcept { return rows_->total_rows(); }

std::vector<rejected_count> state::rejected() const {
  std::vector<rejected_count> list;
  for (const auto& [key, rows] : rows_->rejected())
    list.push_back({key.first, key.second, rows});
  return list;
}

std::string state::body() const { return detail::write_body(*rows_); }
std::array<std::uint8_t, 32> state::digest() const { return text::sha256::of(body()); }

}  // namespace assay
