// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON values back to text, for tests that change documents.
#pragma once

#include <string>
#include <string_view>

#include "document/json_document.hpp"
#include "text/json_writer.hpp"

namespace assay::model_test {

/// Writes a document; overriding write() replaces values on the way.
class json_text {
 public:
  virtual ~json_text() = default;

  std::string of(const document::value& root) {
    text_.clear();
    write(root);
    return text_;
  }

 protected:
  json_text() = default;
  json_text(const json_text&) = default;
  json_text& operator=(const json_text&) = default;

  virtual void write(const document::value& each) { write_plainly(each); }

  void append(std::string_view text) { text_ += text; }

  void write_plainly(const document::value& each) {
    switch (each.kind()) {
      case document::value_kind::null:
        append("null");
        break;
      case document::value_kind::boolean:
        append(each.boolean() ? "true" : "false");
        break;
      case document::value_kind::number:
        append(each.text());
        break;
      case document::value_kind::string:
        append_quoted(each.text());
        break;
      case document::value_kind::array:
        write_items(each);
        break;
      case document::value_kind::object:
        write_members(each);
        break;
    }
  }

 private:
  void append_quoted(std::string_view text) {
    text::json_writer writer;
    writer.string(text);
    append(writer.text());
  }
  void write_items(const document::value& array) {
    append("[");
    for (const auto& item : array.items()) {
      if (&item != array.items().data()) append(",");
      write(item);
    }
    append("]");
  }
  void write_members(const document::value& object) {
    append("{");
    for (const auto& member : object.members()) {
      if (&member != object.members().data()) append(",");
      append_quoted(member.key);
      append(":");
      write(member.content);
    }
    append("}");
  }

  std::string text_;
};

class plain_json_text final : public json_text {};

}  // namespace assay::model_test
