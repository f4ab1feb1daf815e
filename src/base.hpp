// SPDX-License-Identifier: Apache-2.0
//
// Standard headers that most files include, compiled once for a release. A file still includes what it uses itself: developers
// build without.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
