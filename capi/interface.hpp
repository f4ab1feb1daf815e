// SPDX-License-Identifier: Apache-2.0
//
// The interface as its own sources see it: everything else is compiled hidden.
#pragma once

#pragma GCC visibility push(default)
#include "assay.h"
#pragma GCC visibility pop
