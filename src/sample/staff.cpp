// SPDX-License-Identifier: Apache-2.0
//
// More people are like the named ones of their team, give or take a little; nobody is like the agent who is planted as the
// weakest, so that there is only one.
#include "sample/staff.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "sample/random.hpp"
#include "sample/truth.hpp"

namespace assay::sample {
namespace {

constexpr std::array<std::string_view, 40> surnames{
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱",
    "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于",
    "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕"};
constexpr std::array<std::string_view, 25> first_characters{
    "子", "雨", "浩", "思", "宇", "欣", "一", "梓", "晨", "佳", "俊", "雅", "文",
    "嘉", "诗", "建", "志", "美", "永", "晓", "若", "明", "秀", "国", "玉"};
constexpr std::array<std::string_view, 24> second_characters{"轩", "涵", "然", "宁", "怡", "琳", "豪", "杰",
                                                             "洋", "妍", "彤", "睿", "铭", "萱", "悦", "航",
                                                             "婷", "鹏", "兰", "峰", "霞", "斌", "颖", "凯"};

constexpr std::size_t names = surnames.size() * first_characters.size() * second_characters.size();
constexpr std::size_t stride = 7919;  // shares no factor with `names`, so that every name comes once
static_assert(names >= static_cast<std::size_t>(most_people) + 100);

std::string name_at(std::size_t index) {
  const std::size_t place = index * stride % names;
  std::string name{surnames[place % surnames.size()]};
  name += first_characters[place / surnames.size() % first_characters.size()];
  name += second_characters[place / surnames.size() / first_characters.size()];
  return name;
}

bool is_named(const world& company, std::string_view name) {
  return std::any_of(company.teams.begin(), company.teams.end(), [&](const team& group) {
    return std::any_of(group.agents.begin(), group.agents.end(),
                       [&](const agent& member) { return member.name == name; });
  });
}

person employed(const agent& member) {
  return {std::string{member.name}, member.expertise, member.speed, member.warmth,
          member.diligence,         member.prefers};
}

/// Those whom others may be like.
std::vector<agent> models_of(const team& group) {
  std::vector<agent> models;
  for (const agent& member : group.agents) {
    if (member.name != planted().lowest_resolution.agent) models.push_back(member);
  }
  return models;
}

person like(const agent& model, random_stream& chance) {
  const auto near = [&](std::int32_t value) {
    return std::clamp(value + static_cast<std::int32_t>(chance.around_zero(40)), 0, 1000);
  };
  person made = employed(model);
  made.expertise = near(made.expertise);
  made.speed = near(made.speed);
  made.warmth = near(made.warmth);
  made.diligence = near(made.diligence);
  return made;
}

bool trained(const setting& where, std::size_t team, instant at) {
  return team == where.company.course.team && at >= midnight_of(where.company.course.day);
}

}  // namespace

staff::staff(const world& company, std::uint64_t seed, std::span<const std::int64_t> sizes) {
  std::size_t next_name = 0;
  std::int64_t hired = 0;
  for (std::size_t index = 0; index < company.teams.size(); ++index) {
    std::vector<person> people;
    for (const agent& member : company.teams[index].agents)
      people.push_back(employed(member));
    const std::vector<agent> models = models_of(company.teams[index]);
    while (std::ssize(people) < sizes[index]) {
      random_stream chance{seed, purpose::agent, hired++};
      person made = like(models[people.size() % models.size()], chance);
      do
        made.name = name_at(next_name++);
      while (is_named(company, made.name));
      people.push_back(std::move(made));
    }
    teams_.push_back(std::move(people));
  }
}

std::int64_t named_people(const world& company) {
  std::int64_t count = 0;
  for (const team& group : company.teams)
    count += std::ssize(group.agents);
  return count;
}

std::int32_t setting::expertise(std::size_t team, std::size_t agent, instant at) const {
  return people.of(team)[agent].expertise + (trained(*this, team, at) ? company.course.expertise : 0);
}

std::int32_t setting::speed(std::size_t team, std::size_t agent, instant at) const {
  return people.of(team)[agent].speed + (trained(*this, team, at) ? company.course.speed : 0);
}

}  // namespace assay::sample
