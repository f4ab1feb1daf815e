// SPDX-License-Identifier: Apache-2.0
#include <assay/state.hpp>

#include <utility>

#include <assay/error.hpp>

#include "bytes/byte_reader.hpp"
#include "message/state_sentences.hpp"
#include "model/compiled_model.hpp"
#include "state/state_body.hpp"
#include "state/state_parts.hpp"
#include "state/state_seal.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"

namespace assay {

using detail::state_parts;

namespace {

std::unique_ptr<state_parts> copy_of(const state_parts& other) {
  return std::make_unique<state_parts>(state_parts{other.of, other.rows, other.seal, {}});
}

std::unique_ptr<state_parts> read_parts(std::optional<model> of, std::string_view bytes) {
  bytes::byte_reader in{bytes};
  detail::state_rows rows = detail::read_body(in, of ? &of->internals() : nullptr);
  auto seal = detail::read_trailer(in, bytes);
  return std::make_unique<state_parts>(state_parts{std::move(of), std::move(rows), std::move(seal), {}});
}

/// What holds neither rows nor rejections can be merged with anything.
bool is_blank(const detail::state_rows& rows) noexcept {
  return rows.groups().size() == 0 && rows.rejected().empty();
}

void refuse_sealed(const state_parts& parts) {
  if (!parts.seal) return;
  throw error{error_code::argument, says::sealed_state()};
}

/// Merging a state without a model into one that has one: its numbers are checked against the model first.
detail::state_rows bound_to(const model& of, const detail::state_rows& rows) {
  const std::string body = detail::write_body(rows);
  bytes::byte_reader in{body};
  return detail::read_body(in, &of.internals());
}

}  // namespace

state::state(model of, std::vector<std::string> by, const period_rule& period) {
  detail::state_rows rows{of.internals(), std::move(by), period};
  detail::require_groupable(of.internals(), rows.layout());
  parts_ = std::make_unique<state_parts>(state_parts{std::move(of), std::move(rows), std::nullopt, {}});
}
state::state(std::unique_ptr<state_parts> parts) noexcept : parts_{std::move(parts)} {}
state::state(state&&) noexcept = default;
state& state::operator=(state&&) noexcept = default;
state::state(const state& other) : parts_{copy_of(*other.parts_)} {}
state& state::operator=(const state& other) {
  if (this != &other) parts_ = copy_of(*other.parts_);
  return *this;
}
state::~state() = default;

void state::update(const table& records) { update(records.record().name, records.view()); }

void state::update(std::string_view record, const table_view& records) {
  const detail::compiled_model& compiled = of().internals();
  const std::int32_t known = compiled.definition.record_index(record);
  // Throws with the nearest name for an unknown record type.
  if (known < 0) static_cast<void>(of().record(record));
  refuse_sealed(*parts_);
  const auto index = static_cast<std::size_t>(known);
  parts_->updaters.resize(compiled.definition.records.size());
  auto& updater = parts_->updaters[index];
  if (!updater && parts_->rows.record_index(record) < 0) return;
  if (!updater) updater = std::make_unique<detail::record_updater>(compiled, index, parts_->rows);
  updater->update(parts_->rows, records);
}

void state::count_rejected(std::string_view record, std::string_view reason, std::int64_t rows) {
  const std::string& name = of().record(record).name;
  refuse_sealed(*parts_);
  if (text::first_invalid_utf8(reason)) throw error{error_code::argument, says::reason_not_utf8()};
  if (rows > 0) parts_->rows.count_rejected(name, std::string{reason}, rows);
}

void state::merge(const state& other) {
  auto& mine = *parts_;
  const auto& theirs = *other.parts_;
  const bool seals_agree = mine.seal.has_value() == theirs.seal.has_value() ||
                           (!mine.seal && is_blank(mine.rows)) || (!theirs.seal && is_blank(theirs.rows));
  detail::require_equal(mine.rows.layout(), theirs.rows.layout());
  if (!seals_agree) throw error{error_code::state, says::sealed_and_unsealed()};
  std::optional<state_seal> seal = mine.seal;
  if (theirs.seal) {
    if (!seal) seal.emplace();
    // A day without records looks like any other one, and it cannot count twice.
    const bool adds_nothing = is_blank(theirs.rows) && seal->includes(*theirs.seal);
    if (!adds_nothing) seal->add(*theirs.seal);
  }
  if (mine.of && !theirs.of) {
    detail::merge(mine.rows, bound_to(*mine.of, theirs.rows));
  } else if (!mine.of && theirs.of) {
    const std::string body = other.body();
    detail::merge(mine.rows, load(body).parts_->rows);
  } else {
    detail::merge(mine.rows, theirs.rows);
  }
  mine.seal = std::move(seal);
}

state state::rolled_up(std::vector<std::string> by, const period_rule& period) const {
  const auto& fine = parts_->rows;
  detail::state_layout layout = fine.layout();
  layout.by = std::move(by);
  layout.period = period.unit == period_unit::none ? period_rule{} : period;
  detail::state_rows rows = parts_->of ? detail::state_rows{parts_->of->internals(), layout.by, layout.period}
                                       : detail::state_rows{std::move(layout)};
  detail::roll_up(rows, fine);
  return state{std::make_unique<state_parts>(state_parts{parts_->of, std::move(rows), parts_->seal, {}})};
}

void state::seal(std::string_view source) {
  if (parts_->seal) throw error{error_code::argument, says::sealed_already()};
  state_seal seal;
  seal.add(source);
  parts_->seal = seal;
}
const std::optional<state_seal>& state::sealed() const noexcept { return parts_->seal; }

std::string state::save(state_format format) const {
  std::string bytes = detail::write_body(parts_->rows, format);
  if (parts_->seal) detail::append_trailer(bytes, *parts_->seal);
  return bytes;
}
state state::load(model of, std::string_view bytes) { return state{read_parts(std::move(of), bytes)}; }
state state::load(std::string_view bytes) { return state{read_parts(std::nullopt, bytes)}; }

bool state::has_model() const noexcept { return parts_->of.has_value(); }
const model& state::of() const {
  if (!parts_->of) throw error{error_code::argument, says::state_without_model()};
  return *parts_->of;
}
const fingerprint& state::shape() const noexcept { return parts_->rows.layout().shape; }
const std::vector<std::string>& state::by() const noexcept { return parts_->rows.layout().by; }
const period_rule& state::period() const noexcept { return parts_->rows.layout().period; }
std::size_t state::groups() const noexcept { return parts_->rows.groups().size(); }
std::int64_t state::rows() const noexcept { return parts_->rows.total_rows(); }

std::vector<rejected_count> state::rejected() const {
  std::vector<rejected_count> list;
  for (const auto& [key, rows] : parts_->rows.rejected())
    list.push_back({key.first, key.second, rows});
  return list;
}

std::string state::body() const { return detail::write_body(parts_->rows); }
std::array<std::uint8_t, 32> state::digest() const { return text::sha256::of(body()); }

const detail::state_rows& state::internals() const noexcept { return parts_->rows; }

}  // namespace assay
