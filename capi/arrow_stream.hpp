// SPDX-License-Identifier: Apache-2.0
//
// A stream of the caller's, chunk by chunk; what comes out of it is released here, each once.
#pragma once

#include "interface.hpp"

namespace assay::capi {

class arrow_stream {
 public:
  /// Asks for the schema. Throws stream_failure, and assay::error (argument) for a stream that was released.
  explicit arrow_stream(ArrowArrayStream& stream);
  arrow_stream(const arrow_stream&) = delete;
  arrow_stream& operator=(const arrow_stream&) = delete;
  ~arrow_stream();

  /// The next chunk, valid until the one after it; null: there are no more. Throws stream_failure.
  [[nodiscard]] const ArrowArray* next();
  [[nodiscard]] const ArrowSchema& schema() const noexcept { return schema_; }

 private:
  void release_chunk() noexcept;
  [[noreturn]] void fail(int number);

  ArrowArrayStream& stream_;
  ArrowSchema schema_{};
  ArrowArray chunk_{};
};

}  // namespace assay::capi
