// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with bytes, and where.
#include "bytes/byte_reader.hpp"

#include <assay/error.hpp>

#include "message/state_bytes_sentences.hpp"

namespace assay::bytes {

void byte_reader::fail(const message& why) const {
  throw error{error_code::state, says::fault_in_state(why, position_)};
}

void byte_reader::refuse_count(std::uint64_t stated) const { fail(says::state_items(stated, remaining())); }

void byte_reader::refuse_length(std::size_t length) const { fail(says::state_cut_off(length - remaining())); }

}  // namespace assay::bytes
