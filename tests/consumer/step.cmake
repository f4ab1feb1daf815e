# SPDX-License-Identifier: Apache-2.0
# Script (cmake -P): one consumer test.
#   STEP install | cmake | missing_component | pkg_config | pkg_config_c | packages | subdirectory | command
#   SCRATCH scratch folder   SOURCE, BUILD folders of this project   LIBDIR lib folder in the prefix   COMPILER, C_COMPILER, LAUNCHER

set(prefix ${SCRATCH}/prefix)

# run(<command> [args...]): stops with the output of the command when it fails
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT code EQUAL 0)
    list(JOIN ARGN " " line)
    message(FATAL_ERROR "${line}\nfailed (${code}):\n${text}")
  endif()
  set(output "${text}" PARENT_SCOPE)
endfunction()

# configure_build_test(<source> <build> [cache settings...])
function(configure_build_test source build)
  file(REMOVE_RECURSE ${build})
  set(ENV{CMAKE_CXX_COMPILER_LAUNCHER} "${LAUNCHER}")  # a list, which survives only here
  run(${CMAKE_COMMAND} -S ${source} -B ${build} -G Ninja -DCMAKE_BUILD_TYPE=None
    -DCMAKE_CXX_COMPILER=${COMPILER} ${ARGN})
  run(${CMAKE_COMMAND} --build ${build} --parallel 2)
  run(${CMAKE_CTEST_COMMAND} --test-dir ${build} --output-on-failure --no-tests=error)
  message("${output}")
endfunction()

if(STEP STREQUAL "install")
  # Installed in one place and moved to another: nothing in the tree may hold its path.
  file(REMOVE_RECURSE ${SCRATCH}/first ${prefix})
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${SCRATCH}/first)
  file(RENAME ${SCRATCH}/first ${prefix})
  # Whatever is documented, described by a schema, preset or shown as an example comes along.
  foreach(pair IN ITEMS docs=doc/assay/docs examples=doc/assay/examples docs/schema=assay/schema src/presets=assay/presets)
    string(REPLACE "=" ";" pair ${pair})
    list(GET pair 0 from)
    list(GET pair 1 to)
    file(GLOB_RECURSE files RELATIVE ${SOURCE}/${from} ${SOURCE}/${from}/*.md ${SOURCE}/${from}/*.json ${SOURCE}/${from}/*.cpp)
    list(LENGTH files count)
    if(count LESS 2)
      message(FATAL_ERROR "found nothing to look for in ${SOURCE}/${from}")
    endif()
    foreach(file IN LISTS files)
      if(NOT EXISTS ${prefix}/share/${to}/${file})
        message(FATAL_ERROR "${from}/${file} is not installed to share/${to}")
      endif()
    endforeach()
  endforeach()

elseif(STEP STREQUAL "cmake")
  string(MAKE_C_IDENTIFIER ${PROJECT} name)
  configure_build_test(${SOURCE}/${PROJECT} ${SCRATCH}/cmake_${name} -DCMAKE_PREFIX_PATH=${prefix})

elseif(STEP STREQUAL "subdirectory")
  # Hosts may want files compiled several at once; ours have names of their own each.
  configure_build_test(${SOURCE}/tests/consumer ${SCRATCH}/subdirectory -DASSAY_SOURCE=${SOURCE} -DCMAKE_UNITY_BUILD=ON)
  # A host project must not inherit our tests, command or install rules.
  run(${CMAKE_COMMAND} --build ${SCRATCH}/subdirectory --target help)
  if(output MATCHES "assay_unit_tests|assay_cli|assay_bench")
    message(FATAL_ERROR "as a subproject only the libraries may be built; targets:\n${output}")
  endif()

elseif(STEP STREQUAL "pkg_config")
  find_program(PKG_CONFIG pkg-config REQUIRED)
  set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
  set(folder ${SCRATCH}/pkg_config)
  file(REMOVE_RECURSE ${folder})
  file(MAKE_DIRECTORY ${folder})

  # build_and_run(<package> <source>): the output of the program is left in `output`
  function(build_and_run package source)
    cmake_path(GET source STEM name)
    run(${PKG_CONFIG} --cflags --libs ${package})
    string(STRIP "${output}" flags)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    run(${LAUNCHER} ${COMPILER} -std=c++20 -c ${source} -o ${folder}/${name}.o ${flags})
    run(${COMPILER} ${folder}/${name}.o -o ${folder}/${name} ${flags})
    run(${folder}/${name})
    set(output "${output}" PARENT_SCOPE)
  endfunction()

  build_and_run(assay-headers ${SOURCE}/tests/consumer/headers_only.cpp)
  build_and_run(assay-engine ${SOURCE}/tests/consumer/engine.cpp)
  file(GLOB examples ${SOURCE}/examples/cpp/*.cpp)
  foreach(example IN LISTS examples)
    build_and_run(assay-engine ${example})
    cmake_path(REPLACE_EXTENSION example expected OUTPUT_VARIABLE expected_file)
    if(EXISTS ${expected_file})
      file(READ ${expected_file} expected)
      if(NOT output STREQUAL expected)
        message(FATAL_ERROR "${example} printed\n${output}\nbut ${expected_file} says\n${expected}")
      endif()
    endif()
  endforeach()

elseif(STEP STREQUAL "missing_component")
  # Whoever asks for a part that the package does not have is told so while configuring.
  set(folder ${SCRATCH}/missing_component)
  file(REMOVE_RECURSE ${folder})
  file(WRITE ${folder}/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)\nproject(asks LANGUAGES NONE)\n"
    "find_package(assay 0.1 REQUIRED COMPONENTS c of_another_language)\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${folder} -B ${folder}/build -DCMAKE_PREFIX_PATH=${prefix}
    RESULT_VARIABLE code OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(code EQUAL 0 OR NOT text MATCHES "of_another_language")
    message(FATAL_ERROR "find_package with a component that does not exist must fail and name it, but (${code}):\n${text}")
  endif()

elseif(STEP STREQUAL "pkg_config_c")
  find_program(PKG_CONFIG pkg-config REQUIRED)
  set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
  set(folder ${SCRATCH}/pkg_config_c)
  file(REMOVE_RECURSE ${folder})
  file(MAKE_DIRECTORY ${folder})

  # build_and_run(<name> <arguments of pkg-config> <further flags>...)
  function(build_and_run name arguments)
    run(${PKG_CONFIG} --cflags --libs ${arguments} assay)
    string(STRIP "${output}" flags)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    run(${C_COMPILER} -std=c99 -Wall -Wextra -pedantic -Werror ${SOURCE}/tests/consumer/c/scorecard.c -o ${folder}/${name}
      ${ARGN} ${flags})
    run(${folder}/${name})
  endfunction()

  build_and_run(shared "" -Wl,-rpath,${prefix}/${LIBDIR})
  build_and_run(static --static -static)

elseif(STEP STREQUAL "packages")
  set(folder ${SCRATCH}/packages)
  file(REMOVE_RECURSE ${folder})
  run(${CMAKE_CPACK_COMMAND} --config ${BUILD}/CPackConfig.cmake -B ${folder} -G TGZ)
  file(GLOB archive ${folder}/assay-${VERSION}-*.tar.gz)
  file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder}/tgz)
  file(GLOB roots ${folder}/tgz/assay-*)
  find_program(DPKG_DEB dpkg-deb)
  if(DPKG_DEB)
    run(${CMAKE_CPACK_COMMAND} --config ${BUILD}/CPackConfig.cmake -B ${folder} -G DEB)
    file(GLOB package ${folder}/assay_${VERSION}_*.deb)
    run(${DPKG_DEB} -x ${package} ${folder}/deb)
    list(APPEND roots ${folder}/deb/usr)
  endif()
  # The same files as an installed tree.
  file(GLOB_RECURSE expected RELATIVE ${prefix} ${prefix}/*)
  list(LENGTH expected count)
  if(count LESS 50)
    message(FATAL_ERROR "the installed tree ${prefix} has only ${count} files")
  endif()
  foreach(root IN LISTS roots)
    file(GLOB_RECURSE packed RELATIVE ${root} ${root}/*)
    foreach(file IN LISTS expected)
      list(FIND packed ${file} place)
      if(place EQUAL -1)
        message(FATAL_ERROR "${file} is installed, but not in the package that was unpacked to ${root}")
      endif()
    endforeach()
  endforeach()

elseif(STEP STREQUAL "command")
  run(${prefix}/bin/assay --version)
  string(REPLACE "." "[.]" pattern ${VERSION})
  if(NOT output MATCHES "(^|[^0-9.])${pattern}([^0-9.]|$)")
    message(FATAL_ERROR "assay --version printed\n${output}\nwithout ${VERSION}")
  endif()

else()
  message(FATAL_ERROR "unknown STEP '${STEP}'")
endif()
