// SPDX-License-Identifier: Apache-2.0
//
// One function a record type; the order of the cells is the order of the preset's columns.
#include "sample/tables.hpp"

#include "sample/csv_text.hpp"

namespace assay::sample {
namespace {

void add_groups(csv_text& csv, const world& company, const contact& record) {
  csv.add(company.teams[record.team].name)
      .add(agent_of(company, record).name)
      .add(company.channels[record.channel].name)
      .add(company.issue_types[record.issue].name)
      .add(company.products[record.product].name)
      .add(company.customer_segments[record.segment].name);
}

void add_contact_number(csv_text& csv, const contact& record) {
  csv.add_number_with_prefix('C', record.number);
}
void add_customer_number(csv_text& csv, const contact& record) {
  csv.add_number_with_prefix('K', record.customer + 1);
}

/// The columns that every record about a contact begins with: its own number, the contact, when, and the groups.
template <class Record>
void begin_row(csv_text& csv, const world& company, const Record& entry, char prefix, std::int64_t number) {
  csv.add_number_with_prefix(prefix, number);
  add_contact_number(csv, *entry.about);
  csv.add_instant(entry.at);
  add_groups(csv, company, *entry.about);
}

}  // namespace

std::string csv_of(const world& company, std::span<const contact> contacts) {
  csv_text csv{"contact_id",
               "customer_id",
               "opened_at",
               "team",
               "agent",
               "channel",
               "issue_type",
               "product",
               "customer_segment",
               "first_in_period",
               "repeat_contact",
               "first_response_limit_s",
               "first_response_s",
               "response_due",
               "handle_time_s",
               "resolution_due",
               "first_contact_resolved",
               "fully_resolved",
               "recurred",
               "need_recorded"};
  for (const contact& record : contacts) {
    const std::int64_t response_limit_s = company.channels[record.channel].limit_s;
    const std::int64_t resolution_limit_s = company.issue_types[record.issue].resolution_limit_s;
    add_contact_number(csv, record);
    add_customer_number(csv, record);
    csv.add_instant(record.opened_at);
    add_groups(csv, company, record);
    csv.add_truth(record.first_in_period)
        .add_truth(record.repeats)
        .add_number(response_limit_s)
        .add_number(record.first_response_s)
        .add_truth(record.opened_at + response_limit_s <= extract_at)
        .add_number(record.handle_time_s)
        .add_truth(record.opened_at + resolution_limit_s <= extract_at)
        .add_truth(record.solved_at_once)
        .add_truth(record.solved)
        .add_truth(record.recurred)
        .add_truth(record.need_recorded)
        .end_row();
  }
  return std::move(csv).take();
}

std::string csv_of(const world& company, std::span<const survey> surveys) {
  csv_text csv{
      "survey_id",      "contact_id", "sent_at",          "team",          "agent",          "channel",
      "issue_type",     "product",    "customer_segment", "overall_score", "patience_score", "empathy_score",
      "recommend_score"};
  std::int64_t number = 0;
  for (const survey& entry : surveys) {
    begin_row(csv, company, entry, 'S', ++number);
    csv.add_number(entry.overall)
        .add_number(entry.patience)
        .add_number(entry.empathy)
        .add_number(entry.recommend)
        .end_row();
  }
  return std::move(csv).take();
}

std::string csv_of(const world& company, std::span<const quality_check> checks) {
  csv_text csv{"check_id",
               "contact_id",
               "checked_at",
               "team",
               "agent",
               "channel",
               "issue_type",
               "product",
               "customer_segment",
               "diagnosis_right",
               "knowledge_base_score",
               "etiquette_met",
               "total_score"};
  std::int64_t number = 0;
  for (const quality_check& entry : checks) {
    begin_row(csv, company, entry, 'Q', ++number);
    csv.add_truth(entry.diagnosis_right)
        .add_tenths(entry.knowledge_base_tenths)
        .add_truth(entry.etiquette_met)
        .add_tenths(entry.total_tenths)
        .end_row();
  }
  return std::move(csv).take();
}

std::string csv_of(const world& company, std::span<const complaint> complaints) {
  csv_text csv{"complaint_id", "contact_id", "filed_at",         "team",           "agent",       "channel",
               "issue_type",   "product",    "customer_segment", "complaint_type", "closing_due", "closed",
               "close_time_s"};
  std::int64_t number = 0;
  for (const complaint& entry : complaints) {
    begin_row(csv, company, entry, 'T', ++number);
    csv.add(entry.type).add_truth(entry.due).add_truth(entry.closed).add_number(entry.close_time_s).end_row();
  }
  return std::move(csv).take();
}

std::string csv_of(const world& company, std::span<const follow_up> follow_ups) {
  csv_text csv{"follow_up_id", "contact_id", "customer_id",       "created_at",     "team",
               "agent",        "channel",    "issue_type",        "product",        "customer_segment",
               "kind",         "due",        "completed_after_s", "solution_worked"};
  std::int64_t number = 0;
  for (const follow_up& entry : follow_ups) {
    csv.add_number_with_prefix('F', ++number);
    add_contact_number(csv, *entry.about);
    add_customer_number(csv, *entry.about);
    csv.add_instant(entry.at);
    add_groups(csv, company, *entry.about);
    csv.add(entry.care ? "care" : "return_visit")
        .add_truth(entry.due)
        .add_number(entry.completed_after_s)
        .add_truth(entry.solution_worked)
        .end_row();
  }
  return std::move(csv).take();
}

}  // namespace assay::sample
