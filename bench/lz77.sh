#!/bin/bash
# LZ77 figures: our compression and Samba's, in C, over the same blocks, alternating; prints MB/s and the ratios.
# usage: bench/lz77.sh [options of "benchmarks.jar lz77"]      about 2 minutes
#   LZXPRESS      the library with lzxpress_compress (default: the one of Debian's samba-libs)
#   BENCH_BOUND   seconds after which everything is ended (default 900)
set -euo pipefail
. "$(dirname "$0")/lib.sh"
bounded "$@"
need java gcc nm
build_jar

# Samba keeps it in a private library, whose name is another one in each version.
find_library() {
  local library
  for library in /usr/lib/*/samba/*.so* /usr/lib/samba/*.so*; do
    if [ -f "$library" ] && nm -D --defined-only "$library" 2> /dev/null | grep ' lzxpress_compress\b' > /dev/null; then
      echo "$library"
      return
    fi
  done
}
library=${LZXPRESS:-$(find_library)}
[ -n "$library" ] || skip "no library with lzxpress_compress: samba-libs is not installed"
gcc -O2 -Wall -o "$work/lz77_peer" "$(dirname "$0")/lz77_peer.c" -ldl
run java -Xmx256m -jar "$jar" lz77 --peer "$work/lz77_peer" --library "$library" "$@"
