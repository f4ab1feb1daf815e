# SPDX-License-Identifier: Apache-2.0
# 64-bit ARM under Linux, cross-built by Debian's g++-aarch64-linux-gnu; programs run under qemu-user.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
include(${CMAKE_CURRENT_LIST_DIR}/debian_cross.cmake)
assay_debian_cross(aarch64-linux-gnu qemu-aarch64)
