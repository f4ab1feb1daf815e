// SPDX-License-Identifier: Apache-2.0
//
// The figures are set so that the teams differ in ways a scorecard should show: 华东组 is strong throughout, 华南组 serves
// well but does little unasked, 华北组 has too few people and is slow until it is trained, 西部组 is small and new. What
// tests and analyses rely on is named in truth.hpp.
#include "sample/world.hpp"

#include <array>

namespace assay::sample {
namespace {

//                                                name      expertise speed warmth diligence, first given
constexpr std::array<agent, 8> east_agents{{{"林晓雯", 905, 780, 825, 950},
                                            {"陈思远", 890, 800, 770, 920},
                                            {"吴佳怡", 860, 750, 850, 960},
                                            {"周明哲", 930, 770, 740, 900},
                                            {"许若琳", 850, 790, 810, 940},
                                            {"郑凯文", 880, 720, 780, 930},
                                            {"沈雨桐", 820, 740, 835, 950},
                                            {"何俊杰", 870, 810, 720, 890}}};
constexpr std::array<agent, 7> south_agents{{{"梁嘉欣", 830, 780, 920, 420},
                                             {"黄子健", 850, 760, 870, 350},
                                             {"罗雅婷", 790, 740, 940, 480},
                                             {"邓志豪", 770, 800, 860, 300, focus::easy},
                                             {"谢婉君", 770, 730, 930, 460},
                                             {"曾伟明", 810, 770, 880, 380},
                                             {"潘诗琪", 900, 750, 900, 440, focus::hard}}};
constexpr std::array<agent, 7> north_agents{{{"王建国", 720, 430, 640, 720},
                                             {"李春梅", 680, 460, 730, 760},
                                             {"张海涛", 650, 400, 600, 660},
                                             {"刘淑芬", 610, 440, 710, 740},
                                             {"赵立新", 700, 420, 620, 690},
                                             {"孙丽娟", 590, 480, 740, 770},
                                             {"高文博", 640, 390, 560, 640}}};
constexpr std::array<agent, 3> west_agents{
    {{"马小龙", 470, 520, 560, 560}, {"杨雪", 450, 470, 620, 590}, {"程子涵", 170, 500, 580, 530}}};

// Parts and least people: early, day and late shift.
constexpr std::array<team, 4> teams{{
    {"华东组",
     373,
     {1000, 1500, {500, 500, 600}, {1, 1, 1}},
     {260, 170, 250, 130, 120, 70},
     110,
     east_agents},
    {"华南组", 318, {950, 600, {500, 500, 650}, {1, 1, 1}}, {290, 160, 230, 130, 110, 80}, 110, south_agents},
    {"华北组", 282, {900, 250, {550, 450, 650}, {1, 0, 1}}, {230, 170, 280, 150, 110, 60}, 110, north_agents},
    {"西部组", 27, {1000, 1200, {0, 1000, 0}, {0, 1, 0}}, {240, 200, 260, 120, 110, 70}, 0, west_agents},
}};

constexpr std::array<shift, shift_count> shifts{{{"early", 8, 16}, {"day", 9, 18}, {"late", 14, 22}}};

constexpr std::array<channel, 4> channels{{{"phone", 430, 6, 30, 240, 0},
                                           {"chat", 270, 12, 60, 300, 0},
                                           {"wechat", 220, 60, 300, 172'800, 1},
                                           {"email", 80, 2880, 14'400, 604'800, 2}}};

constexpr std::array<issue_type, issue_count> issue_types{{
    {"consultation", 120, 190, 86'400, false, false},
    {"installation", 330, 270, 172'800, true, true},
    {"repair", 560, 400, 259'200, true, true},
    {"technical_support", 700, 520, 259'200, true, true},
    {"return_exchange", 390, 300, 604'800, false, true},
    {"billing", 240, 230, 172'800, true, false},
}};

constexpr std::array<named_share, 5> products{{{"air_conditioner", 300},
                                               {"washing_machine", 240},
                                               {"refrigerator", 200},
                                               {"water_heater", 150},
                                               {"kitchen_appliance", 110}}};
constexpr std::array<named_share, 3> customer_segments{
    {{"household", 780}, {"small_business", 160}, {"enterprise", 60}}};

// Open from 8 to 22; ten in the morning is the busiest hour.
constexpr std::array<std::int32_t, 24> demand_by_hour{0,  0,  0,  0,  0,  0,  0,  0,  35, 80, 100, 90,
                                                      52, 58, 84, 92, 82, 62, 42, 50, 48, 24, 0,   0};
constexpr std::array<std::int32_t, 7> demand_by_weekday{1180, 1060, 1000, 980, 1020, 860, 760};

// Public holidays, and the shopping festival in June with the days of delivery and installation after it.
constexpr std::array<special_day, 17> special_days{{{4, 4, 620},
                                                    {4, 5, 560},
                                                    {4, 6, 700},
                                                    {5, 1, 540},
                                                    {5, 2, 500},
                                                    {5, 3, 520},
                                                    {5, 4, 580},
                                                    {5, 5, 680},
                                                    {6, 16, 1180},
                                                    {6, 17, 1250},
                                                    {6, 18, 1500},
                                                    {6, 19, 1450},
                                                    {6, 20, 1400},
                                                    {6, 21, 1300},
                                                    {6, 22, 1300},
                                                    {6, 23, 1200},
                                                    {6, 24, 1120}}};

constexpr training northern_course{2, 47, 130, 90};  // Monday, 18 May

constexpr world appliances{teams,          shifts,
                           channels,       issue_types,
                           products,       customer_segments,
                           demand_by_hour, demand_by_weekday,
                           special_days,   northern_course};

}  // namespace

const world& appliance_maker() noexcept { return appliances; }

}  // namespace assay::sample
