# SPDX-License-Identifier: Apache-2.0
# Installed: headers, the static engine, the C library, the command, a CMake package and pkg-config files; the documentation and the
# examples (share/doc/assay), the schemas and the presets as files (share/assay). `cpack -G TGZ` and `cpack -G DEB` pack the same.
include(CMakePackageConfigHelpers)

set(ASSAY_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/assay)
set(ASSAY_PC_FILES assay-headers assay-engine)
install(TARGETS assay_headers assay_engine EXPORT assay-targets FILE_SET HEADERS)
if(ASSAY_C)
  install(TARGETS assay_c assay_c_static EXPORT assay-targets FILE_SET HEADERS)
  list(APPEND ASSAY_PC_FILES assay)
endif()
install(EXPORT assay-targets NAMESPACE assay:: DESTINATION ${ASSAY_CMAKE_DIR})
if(ASSAY_COMMAND)
  install(TARGETS assay)
endif()

configure_package_config_file(cmake/assay-config.cmake.in assay-config.cmake INSTALL_DESTINATION ${ASSAY_CMAKE_DIR})
# Below 1.0 a minor version may break its users.
write_basic_package_version_file(assay-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/assay-config.cmake ${PROJECT_BINARY_DIR}/assay-config-version.cmake
  DESTINATION ${ASSAY_CMAKE_DIR})

# The .pc files find their prefix from where they lie, so an installed tree may be moved.
set(ASSAY_PKGCONFIG_DIR ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY ${CMAKE_INSTALL_PREFIX}/${ASSAY_PKGCONFIG_DIR}
  OUTPUT_VARIABLE ASSAY_PREFIX_FROM_PKGCONFIG)
cmake_path(NORMAL_PATH ASSAY_PREFIX_FROM_PKGCONFIG)
foreach(name IN LISTS ASSAY_PC_FILES)
  configure_file(cmake/${name}.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${ASSAY_PKGCONFIG_DIR})
endforeach()

# The folders keep their places beside each other, so that links in the documents hold.
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs examples DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/schema/ DESTINATION ${CMAKE_INSTALL_DATADIR}/assay/schema)
install(DIRECTORY src/presets/ DESTINATION ${CMAKE_INSTALL_DATADIR}/assay/presets FILES_MATCHING PATTERN *.json)

if(PROJECT_IS_TOP_LEVEL)
  set(CPACK_PACKAGE_NAME assay)
  set(CPACK_PACKAGE_VENDOR "the authors of assay")
  set(CPACK_PACKAGE_CONTACT "the authors of assay")
  set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
  set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
  set(CPACK_STRIP_FILES ON)
  set(CPACK_GENERATOR TGZ DEB)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
  # Names what the programs need of other packages; without the tool the package says nothing about it.
  find_program(ASSAY_DPKG_SHLIBDEPS dpkg-shlibdeps)
  if(ASSAY_DPKG_SHLIBDEPS)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  endif()
  include(CPack)
endif()
