// SPDX-License-Identifier: Apache-2.0
//
// The keys of every kind of object in a source mapping: the reader knows no others, the schema
// (docs/schema/source.schema.json) lists the same ones, and a test holds the two together.
#pragma once

#include <array>

#include "document/object_kind.hpp"
#include "message/mapping_sentences.hpp"
#include "message/model_sentences.hpp"

namespace assay::io::source_keys {

using document::known_key;
using document::object_kind;

inline constexpr std::array source_list{known_key{"assay_source", true}, known_key{"label"},
                                        known_key{"tables", true}, known_key{"note"}};
inline constexpr std::array table_list{known_key{"delimiter"},
                                       known_key{"encoding"},
                                       known_key{"maximum_row_bytes"},
                                       known_key{"maximum_expansion"},
                                       known_key{"missing"},
                                       known_key{"decimal"},
                                       known_key{"thousands"},
                                       known_key{"width"},
                                       known_key{"where"},
                                       known_key{"key"},
                                       known_key{"duplicates"},
                                       known_key{"order_by"},
                                       known_key{"columns"},
                                       known_key{"note"}};
inline constexpr std::array condition_list{known_key{"column", true}, known_key{"in"}, known_key{"not_in"},
                                           known_key{"note"}};
inline constexpr std::array column_list{
    known_key{"column"},    known_key{"columns"},       known_key{"date"},     known_key{"clock"},
    known_key{"after"},     known_key{"clock_slack_s"}, known_key{"missing"},  known_key{"values"},
    known_key{"format"},    known_key{"first_year"},    known_key{"unit"},     known_key{"decimal"},
    known_key{"thousands"}, known_key{"width"},         known_key{"negative"}, known_key{"damaged"},
    known_key{"on_error"},  known_key{"note"}};

inline constexpr document::object_kind source{"source", says::a_source_mapping, source_list};
inline constexpr document::object_kind table{"table", says::a_table, table_list};
inline constexpr document::object_kind condition{"condition", says::a_condition, condition_list};
inline constexpr document::object_kind column{"column", says::a_column, column_list};

inline constexpr std::array all{&source, &table, &condition, &column};

}  // namespace assay::io::source_keys
