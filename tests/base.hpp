// SPDX-License-Identifier: Apache-2.0
//
// What nearly every test includes. Compiled once; a test still includes what it uses itself. No header of our own: a cache of
// compiled headers may come from another checkout, where the same header is another file.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>
