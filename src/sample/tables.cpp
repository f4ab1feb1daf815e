// SPDX-License-Identifier: Apache-2.0
//
// One function a record type; the order of the cells is the order of the preset's columns.
#include "sample/tables.hpp"

#include <utility>
#include <vector>

namespace assay::sample {
namespace {

constexpr std::size_t enough_to_pass_on = std::size_t{1} << 18;

csv_text with_groups(std::initializer_list<std::string_view> before,
                     std::initializer_list<std::string_view> after) {
  std::vector<std::string_view> names{before};
  names.insert(names.end(), {"team", "agent", "channel", "issue_type", "product", "customer_segment"});
  names.insert(names.end(), after);
  return csv_text{names};
}

}  // namespace

tables::tables(const setting& where, sink target)
    : where_{where},
      target_{std::move(target)},
      texts_{{with_groups({"contact_id", "customer_id", "opened_at"},
                          {"first_in_period", "repeat_contact", "first_response_limit_s", "first_response_s",
                           "response_due", "handle_time_s", "resolution_due", "first_contact_resolved",
                           "fully_resolved", "recurred", "need_recorded"}),
              with_groups({"survey_id", "contact_id", "sent_at"},
                          {"overall_score", "patience_score", "empathy_score", "recommend_score"}),
              with_groups({"check_id", "contact_id", "checked_at"},
                          {"diagnosis_right", "knowledge_base_score", "etiquette_met", "total_score"}),
              with_groups({"complaint_id", "contact_id", "filed_at"},
                          {"complaint_type", "closing_due", "closed", "close_time_s"}),
              with_groups({"follow_up_id", "contact_id", "customer_id", "created_at"},
                          {"kind", "due", "completed_after_s", "solution_worked"})}} {}

void tables::add(const contact& record) {
  csv_text& csv = texts_[contacts];
  const std::int64_t response_limit_s = where_.company.channels[record.key.channel].limit_s;
  const std::int64_t resolution_limit_s = where_.company.issue_types[record.key.issue].resolution_limit_s;
  csv.add_number_with_prefix('C', record.key.number).add_number_with_prefix('K', record.key.customer + 1);
  csv.add_instant(record.opened_at);
  add_groups(csv, record.key);
  csv.add_truth(record.first_in_period)
      .add_truth(record.repeats)
      .add_number(response_limit_s)
      .add_number(record.first_response_s)
      .add_truth(record.opened_at + response_limit_s < extract_at)
      .add_number(record.handle_time_s)
      .add_truth(record.opened_at + resolution_limit_s < extract_at)
      .add_truth(record.solved_at_once)
      .add_truth(record.solved)
      .add_truth(record.recurred)
      .add_truth(record.need_recorded);
  end_row(contacts);
}

void tables::add(const survey& entry) {
  begin_row(surveys, 'S', entry.about, entry.at)
      .add_number(entry.overall)
      .add_number(entry.patience)
      .add_number(entry.empathy)
      .add_number(entry.recommend);
  end_row(surveys);
}

void tables::add(const quality_check& entry) {
  begin_row(quality_checks, 'Q', entry.about, entry.at)
      .add_truth(entry.diagnosis_right)
      .add_tenths(entry.knowledge_base_tenths)
      .add_truth(entry.etiquette_met)
      .add_tenths(entry.total_tenths);
  end_row(quality_checks);
}

void tables::add(const complaint& entry) {
  begin_row(complaints, 'T', entry.about, entry.at)
      .add(entry.type)
      .add_truth(entry.due)
      .add_truth(entry.closed)
      .add_number(entry.close_time_s);
  end_row(complaints);
}

void tables::add(const follow_up& entry) {
  csv_text& csv = texts_[follow_ups];
  csv.add_number_with_prefix('F', rows_[follow_ups] + 1).add_number_with_prefix('C', entry.about.number);
  csv.add_number_with_prefix('K', entry.about.customer + 1).add_instant(entry.at);
  add_groups(csv, entry.about);
  csv.add(entry.care ? "care" : "return_visit")
      .add_truth(entry.due)
      .add_number(entry.completed_after_s)
      .add_truth(entry.solution_worked);
  end_row(follow_ups);
}

void tables::finish() {
  for (std::size_t table = 0; table < texts_.size(); ++table)
    pass_on(table);
}

/// The columns that most records about a contact begin with: their own number, the contact, when, and the groups.
csv_text& tables::begin_row(std::size_t table, char prefix, const contact_key& about, instant at) {
  csv_text& csv = texts_[table];
  csv.add_number_with_prefix(prefix, rows_[table] + 1)
      .add_number_with_prefix('C', about.number)
      .add_instant(at);
  add_groups(csv, about);
  return csv;
}

void tables::add_groups(csv_text& csv, const contact_key& about) const {
  const world& company = where_.company;
  const bool served = about.agent != contact_key::nobody;
  csv.add(company.teams[about.team].name)
      .add(served ? std::string_view{where_.people.of(about.team)[static_cast<std::size_t>(about.agent)].name}
                  : std::string_view{})
      .add(company.channels[about.channel].name)
      .add(company.issue_types[about.issue].name)
      .add(company.products[about.product].name)
      .add(company.customer_segments[about.segment].name);
}

void tables::end_row(std::size_t table) {
  texts_[table].end_row();
  ++rows_[table];
  if (texts_[table].text().size() >= enough_to_pass_on) pass_on(table);
}

void tables::pass_on(std::size_t table) {
  target_(table, texts_[table].text());
  texts_[table].drop();
}

}  // namespace assay::sample
