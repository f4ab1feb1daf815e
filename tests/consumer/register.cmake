# SPDX-License-Identifier: Apache-2.0
# Tests of what a user gets: the build is installed into a scratch prefix, and programs are built against it. Label consumer: the
# tree, and a program by its CMake package, in C++ and in C. Label consumer_full (./dev consumers): pkg-config, the packages for others
# to install, the sources as a subproject and all examples, which take long to build.

find_program(ASSAY_C_COMPILER NAMES gcc cc REQUIRED)
set(scratch ${CMAKE_CURRENT_BINARY_DIR}/consumer)
set(step ${CMAKE_CURRENT_LIST_DIR}/step.cmake)

# consumer_test(<name> <label> <arguments of step.cmake>...)
function(consumer_test name label)
  add_test(NAME consumer.${name}
    COMMAND ${CMAKE_COMMAND} -DSCRATCH=${scratch} -DSOURCE=${PROJECT_SOURCE_DIR} -DBUILD=${PROJECT_BINARY_DIR}
      -DLIBDIR=${CMAKE_INSTALL_LIBDIR} -DCOMPILER=${CMAKE_CXX_COMPILER} "-DLAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
      ${ARGN} -P ${step})
  set_tests_properties(consumer.${name} PROPERTIES LABELS ${label} TIMEOUT 600)
endfunction()

consumer_test(install consumer -DSTEP=install)
consumer_test(cmake_package consumer -DSTEP=cmake -DPROJECT=tests/consumer)
consumer_test(cmake_package_of_c consumer -DSTEP=cmake -DPROJECT=tests/consumer/c)
consumer_test(component_that_is_missing consumer -DSTEP=missing_component)
consumer_test(pkg_config consumer_full -DSTEP=pkg_config)
consumer_test(pkg_config_of_c consumer_full -DSTEP=pkg_config_c -DC_COMPILER=${ASSAY_C_COMPILER})
consumer_test(packages consumer_full -DSTEP=packages -DVERSION=${PROJECT_VERSION})
consumer_test(subdirectory consumer_full -DSTEP=subdirectory)
consumer_test(installed_command consumer -DSTEP=command -DVERSION=${PROJECT_VERSION})

set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP assay_installed)
set_tests_properties(consumer.cmake_package consumer.cmake_package_of_c consumer.component_that_is_missing
  consumer.packages consumer.pkg_config consumer.pkg_config_of_c consumer.installed_command
  PROPERTIES FIXTURES_REQUIRED assay_installed)

file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/cpp/*.cpp)
if(examples)
  consumer_test(cmake_examples consumer_full -DSTEP=cmake -DPROJECT=examples)
  set_tests_properties(consumer.cmake_examples PROPERTIES FIXTURES_REQUIRED assay_installed)
endif()
