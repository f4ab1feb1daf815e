// SPDX-License-Identifier: Apache-2.0
//
// Servers fork after they have loaded a model. The library keeps no thread, lock or file of its own, so the child goes on with every
// object, also when another thread of the parent was inside a call.
#if defined(__unix__)

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "capi/desk.hpp"
#include "capi/handles.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ASSAY_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ASSAY_SANITIZED
#endif
#endif

namespace assay::c_test {
namespace {

class c_fork : public testing::Test {
 protected:
  c_fork() { add(state_, contacts_.records()); }

  /// Everything once more: records into the state that is there, a new model, grades; what that gives, or why not.
  [[nodiscard]] std::string goes_on() const {
    failure problem;
    const assay_records records = contacts_.records();
    if (assay_state_update(state_.get(), &records, nullptr, &problem) != ASSAY_OK) return problem.text();
    assay_result* graded = nullptr;
    if (assay_state_grade(state_.get(), nullptr, nullptr, &graded, &problem) != ASSAY_OK)
      return problem.text();
    const owned<assay_result> result{graded};
    const owned<assay_model> other = model_of(desk_document);
    return digest_of(state_) +
           text_of(made_by<assay_bytes>(assay_result_json, static_cast<const assay_result*>(result.get()),
                                        std::int64_t{0}, std::int64_t{-1}));
  }

  /// What a child that is forked now gives for goes_on().
  [[nodiscard]] std::string in_a_child() const {
    int pipe_ends[2];
    EXPECT_EQ(pipe(pipe_ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      const std::string answer = goes_on();
      const bool written =
          write(pipe_ends[1], answer.data(), answer.size()) == static_cast<ssize_t>(answer.size());
      _exit(written ? 0 : 1);
    }
    close(pipe_ends[1]);
    std::string answer;
    char buffer[4'096];
    for (ssize_t size = 0; (size = read(pipe_ends[0], buffer, sizeof buffer)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(size));
    close(pipe_ends[0]);
    int status = -1;
    EXPECT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return answer;
  }

  owned<assay_model> model_ = model_of(desk_document);
  owned<assay_state> state_ = desk_state(model_);
  desk_contacts contacts_;
};

TEST_F(c_fork, parent_and_child_go_on_with_every_object) {
  const std::string child = in_a_child();
  EXPECT_EQ(child, goes_on());
  EXPECT_GT(child.size(), 1'000U);
}

// Sanitizers take locks of their own, which a child does not get back from threads that it lacks.
#ifndef ASSAY_SANITIZED
TEST_F(c_fork, no_lock_is_held_by_a_thread_that_the_child_lacks) {
  std::atomic<bool> ended{false};
  std::thread busy{[&] {
    const owned<assay_state> own = desk_state(model_);
    while (!ended) {
      add(own, contacts_.records());
      static_cast<void>(made_by<assay_result>(assay_state_grade, static_cast<const assay_state*>(own.get()),
                                              static_cast<const assay_model*>(nullptr),
                                              static_cast<const assay_grade_options*>(nullptr)));
    }
  }};
  std::string first;
  for (int child = 0; child < 20; ++child) {
    const std::string answer = in_a_child();
    if (child == 0) first = answer;
    EXPECT_EQ(answer, first);
  }
  ended = true;
  busy.join();
  EXPECT_EQ(first, goes_on());
}
#endif

}  // namespace
}  // namespace assay::c_test

#endif
