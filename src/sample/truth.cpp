// SPDX-License-Identifier: Apache-2.0
//
// The names behind the figures of world.cpp.
#include "sample/truth.hpp"

namespace assay::sample {
namespace {

constexpr truth in_the_sample{
    {"华东组", "华南组", "华北组", "西部组"},
    {"华东组", "华北组", "西部组", "华南组"},
    {"西部组", "程子涵"},
    "technical_support",
    10,
    "华北组",
    std::chrono::year{2026} / 5 / 18,
    {{{"华南组", "潘诗琪"}, {"华南组", "邓志豪"}}},
    "西部组",
};

}  // namespace

const truth& planted() noexcept { return in_the_sample; }

}  // namespace assay::sample
