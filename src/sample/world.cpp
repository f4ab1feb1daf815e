// SPDX-License-Identifier: Apache-2.0
//
// The figures are set so that the teams differ in ways a scorecard should show: 华东组 is strong throughout, 华南组 serves
// well but does nothing unasked, 华北组 has too few people and is slow, 西部组 is small and new.
#include "sample/world.hpp"

#include <array>

namespace assay::sample {
namespace {

//                                                name      expertise speed warmth diligence
constexpr std::array<agent, 8> east_agents{{{"林晓雯", 905, 780, 825, 950},
                                            {"陈思远", 890, 800, 770, 920},
                                            {"吴佳怡", 860, 750, 850, 960},
                                            {"周明哲", 930, 770, 740, 900},
                                            {"许若琳", 850, 790, 810, 940},
                                            {"郑凯文", 880, 720, 780, 930},
                                            {"沈雨桐", 820, 740, 835, 950},
                                            {"何俊杰", 870, 810, 720, 890}}};
constexpr std::array<agent, 7> south_agents{{{"梁嘉欣", 850, 780, 920, 420},
                                             {"黄子健", 880, 760, 870, 350},
                                             {"罗雅婷", 820, 740, 940, 480},
                                             {"邓志豪", 860, 800, 860, 300},
                                             {"谢婉君", 800, 730, 930, 460},
                                             {"曾伟明", 840, 770, 880, 380},
                                             {"潘诗琪", 830, 750, 900, 440}}};
constexpr std::array<agent, 7> north_agents{{{"王建国", 720, 430, 640, 720},
                                             {"李春梅", 680, 460, 730, 760},
                                             {"张海涛", 650, 400, 600, 660},
                                             {"刘淑芬", 610, 440, 710, 740},
                                             {"赵立新", 700, 420, 620, 690},
                                             {"孙丽娟", 590, 480, 740, 770},
                                             {"高文博", 640, 390, 560, 640}}};
constexpr std::array<agent, 3> west_agents{
    {{"马小龙", 420, 520, 560, 430}, {"杨雪", 380, 470, 620, 480}, {"程子涵", 340, 500, 580, 400}}};

constexpr std::array<team, 4> teams{{{"华东组", 373, 640, east_agents},
                                     {"华南组", 318, 510, south_agents},
                                     {"华北组", 282, 360, north_agents},
                                     {"西部组", 27, 37, west_agents}}};

constexpr std::array<channel, 4> channels{{{"phone", 430, 6, 30, true},
                                           {"chat", 270, 12, 60, true},
                                           {"wechat", 220, 60, 300, false},
                                           {"email", 80, 2880, 14'400, false}}};

constexpr std::array<issue_type, 6> issue_types{{
    {"consultation", 260, 120, 190, 86'400, false, false},
    {"installation", 170, 330, 270, 172'800, true, true},
    {"repair", 250, 560, 400, 259'200, true, true},
    {"technical_support", 130, 700, 460, 259'200, true, true},
    {"return_exchange", 120, 390, 300, 604'800, false, true},
    {"billing", 70, 240, 230, 172'800, true, false},
}};

constexpr std::array<named_share, 5> products{{{"air_conditioner", 300},
                                               {"washing_machine", 240},
                                               {"refrigerator", 200},
                                               {"water_heater", 150},
                                               {"kitchen_appliance", 110}}};
constexpr std::array<named_share, 3> customer_segments{
    {{"household", 780}, {"small_business", 160}, {"enterprise", 60}}};

// Open from 8 to 22; few people stay for lunch and for the evening.
constexpr std::array<std::int32_t, 24> demand_by_hour{0,  0,  0,  0,  0,  0,  0,  0,  35, 80, 100, 90,
                                                      52, 58, 84, 92, 82, 62, 42, 50, 48, 24, 0,   0};
constexpr std::array<std::int32_t, 24> staffing_by_hour{
    0, 0, 0, 0, 0, 0, 0, 0, 500, 900, 1000, 1000, 650, 750, 1000, 1000, 1000, 900, 600, 550, 550, 400, 0, 0};
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

constexpr world appliances{
    teams,          channels,         issue_types,       products,    customer_segments,
    demand_by_hour, staffing_by_hour, demand_by_weekday, special_days};

}  // namespace

const world& appliance_maker() noexcept { return appliances; }

}  // namespace assay::sample
