# SPDX-License-Identifier: Apache-2.0
# Tests of what a user gets: the build is installed into a scratch prefix, and programs are built against it. Label consumer: the
# tree, and one program by its CMake package. Label consumer_full (./dev consumers): pkg-config, the sources as a subproject and all
# examples, which take long to build.

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
consumer_test(pkg_config consumer_full -DSTEP=pkg_config)
consumer_test(subdirectory consumer_full -DSTEP=subdirectory)
consumer_test(installed_command consumer -DSTEP=command -DVERSION=${PROJECT_VERSION})

set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP assay_installed)
set_tests_properties(consumer.cmake_package consumer.pkg_config consumer.installed_command
  PROPERTIES FIXTURES_REQUIRED assay_installed)

file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/cpp/*.cpp)
if(examples)
  consumer_test(cmake_examples consumer_full -DSTEP=cmake -DPROJECT=examples)
  set_tests_properties(consumer.cmake_examples PROPERTIES FIXTURES_REQUIRED assay_installed)
endif()
