# SPDX-License-Identifier: Apache-2.0
# IBM Z under Linux, whose numbers begin with their highest byte; cross-built by Debian's g++-s390x-linux-gnu, run under qemu-user.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR s390x)
include(${CMAKE_CURRENT_LIST_DIR}/debian_cross.cmake)
assay_debian_cross(s390x-linux-gnu qemu-s390x)
