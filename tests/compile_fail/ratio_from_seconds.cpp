// SPDX-License-Identifier: Apache-2.0
// expect-error: conversion from .*quantity<assay::unit::seconds>' to non-scalar type|no viable conversion from 'quantity<unit::seconds
// A time is no ratio, however it was measured.
#include <assay/units.hpp>

using namespace assay::literals;

#ifdef ASSAY_EXPECT_SUCCESS
constexpr assay::ratio on_time = 0.95_ratio;
#else
constexpr assay::ratio on_time = 0.95_seconds;
#endif
static_assert(on_time < 1_ratio);
