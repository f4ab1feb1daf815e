// SPDX-License-Identifier: Apache-2.0
//
// The keys of every kind of object in a model document, in one place: the reader knows no others, the schema
// (docs/schema/model.schema.json) lists the same ones, and a test holds the two together.
#pragma once

#include <span>
#include <string_view>

#include "document/object_kind.hpp"

namespace assay::model_reader {

using document::object_kind;

namespace keys {
extern const object_kind model;
extern const object_kind record;
extern const object_kind column;
extern const object_kind derived;
extern const object_kind measure;
extern const object_kind indicator;
extern const object_kind indicator_origin;
extern const object_kind band;
extern const object_kind knot;
extern const object_kind ratio_to_target;
extern const object_kind deduction;
extern const object_kind value_as_points;
extern const object_kind total;
extern const object_kind dimension;
extern const object_kind weighted_indicator;
extern const object_kind missing;
extern const object_kind grade;
extern const object_kind critical;
extern const object_kind display;
}  // namespace keys

/// All of them.
[[nodiscard]] std::span<const object_kind* const> object_kinds() noexcept;

}  // namespace assay::model_reader
