// SPDX-License-Identifier: Apache-2.0
//
// What can be wrong with an order for sample records.
#pragma once

#include "message/sentence.hpp"

namespace assay::says {

inline constexpr sentence no_sample_for{
    "no_sample",
    with{"preset", "known"},
    {R"(there are no sample records for "{preset:whole}")", "there are some for: {known}"},
    {R"(没有 "{preset:whole}" 的样例记录)", "有样例记录的是：{known}"}};
inline constexpr sentence sample_contacts{"out_of_range.contacts", with{"contacts", "least", "most"},
                                          "sample with {contacts} contacts: ask for {least} to {most}",
                                          "样例要含 {contacts} 次联系：可为 {least} 至 {most} 次"};
inline constexpr sentence sample_agents{"out_of_range.agents", with{"agents", "least", "most"},
                                        "sample with {agents} agents: ask for {least} to {most}",
                                        "样例要含 {agents} 名客服人员：可为 {least} 至 {most} 名"};

}  // namespace assay::says
