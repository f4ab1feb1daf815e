#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# cached_compiler.sh <source folder> <ccache> <compiler> <arguments>...: compiles by way of ccache, precompiled headers included.
#
# ccache takes a precompiled header that lies in its place already for one that may be used to make itself, and would serve
# an old one. So headers are compiled without it, and their contents are summed up beside them: that sum, and not the file,
# whose bytes depend on the folder, says whether what was compiled with a header can be used again.
set -e
folder=$1 cache=$2
shift 2
case " $* " in
  *" c++-header "* | *" -emit-pch "*)
    "$@"
    output='' dependencies='' before=''
    for argument; do
      case $before in
        -o) output=$argument ;;
        -MF) dependencies=$argument ;;
      esac
      before=$argument
    done
    sed -e 's/^[^:]*://' -e 's/\\$//' "$dependencies" | tr ' ' '\n' | grep . | grep -v 'cmake_pch' | xargs cat | sha256sum >"$output.sum"
    ;;
  *)
    CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 CCACHE_BASEDIR=$folder CCACHE_NOHASHDIR=1 exec "$cache" "$@"
    ;;
esac
