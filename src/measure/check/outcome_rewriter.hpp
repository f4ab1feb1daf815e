// SPDX-License-Identifier: Apache-2.0
//
// service_level and abandonment are names for rates: they are written out as such before anything is checked, so that they
// share states with the rates that somebody wrote by hand.
#pragma once

#include "measure/syntax/syntax.hpp"
#include "measure/words/aggregate_kind.hpp"

namespace assay::measure {

/// The rate that an outcome aggregate stands for. `syntax` has the arguments that `kind` takes. With A answered, W the
/// wait, T the limit and S the limit of a short wait (T unless given):
///
///     service_level answered_only                rate(W <= T) filter (where A)
///     service_level offered                      rate(A and W <= T)
///     service_level offered_less_short_abandons  rate(A and W <= T) filter (where A or coalesce(W > S, true))
///     abandonment offered                        rate(not A)
///     abandonment offered_less_short_abandons    rate(not A) filter (where A or coalesce(W > S, true))
///
/// The variants that end in _lt have < and >= for <= and >. A filter of the aggregate's own comes first, with `and`.
[[nodiscard]] formula_syntax rewritten_outcome(const formula_syntax& syntax, const aggregate_kind& kind);

}  // namespace assay::measure
