#!/bin/bash
# Idle figures: 10,000 idle associations, authenticated with NTLM at packet integrity, against a proxy of 512 MiB heap; the cost
# of one in bytes of heap (live objects after a full collection, before and with them); then every one of them is called on.
# usage: bench/idle.sh [COUNT]      about 2 minutes
# It runs in a namespace of its own like the proofs; see arquillian-tests/interop/lib.sh for what can be set.
. "$(dirname "$0")/../arquillian-tests/interop/lib.sh"
export INTEROP_BOUND=${INTEROP_BOUND:-600}
need jcmd java
jar=$root/bench/target/benchmarks.jar
[ -s "$jar" ] || (cd "$root" && mvn -q -pl bench -am package -DskipTests) >&2 || fail "the build failed"
isolated "$@"

count=${1:-10000}
ulimit -n "$(ulimit -H -n)"
[ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge $((count + 1000)) ] || skip "only $(ulimit -n) open files are allowed"
proxy_start --heap 512m << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dcerpc endpoint servers = epmapper, mapiproxy
	mapiproxy:max connections = $((count + 1000))
	mapiproxy:max connections per address = 2000
C
server=$(jcmd -l | awk '/jboss-modules/ {print $1; exit}')
[ -n "$server" ] || fail "the server's JVM was not found"

# Bytes of live objects; the histogram begins with a full collection.
live_bytes() {
  jcmd "$server" GC.class_histogram | awk '$1 == "Total" {print $3}'
}

# idle COUNT: opens them, measures meanwhile, lets them call
idle() {
  local answer
  coproc CLIENT { java -Xmx512m -jar "$jar" idle --target "$proxy_address:$rpc_port" --user "$DOMAIN\\$USERNAME" \
    --count "$1" 2>> "$work/idle.err"; }
  local from=${CLIENT[0]} to=${CLIENT[1]}
  read -r -t 300 -u "$from" answer || fail "the clients: $(tail -1 "$work/idle.err")"
  note "$answer"
  sleep 2
  with=$(live_bytes)
  echo >&"$to"
  read -r -t 120 -u "$from" answer || fail "not every association is answered: $(tail -1 "$work/idle.err")"
  note "$answer"
  wait "$CLIENT_PID" 2> /dev/null || true
}

# A few first, so that what is loaded and cached once does not count.
idle 100
sleep 3
before=$(live_bytes)
idle "$count"
sleep 3
after=$(live_bytes)
ok "$count idle associations, $(((with - before) / count)) bytes of heap each ($((before >> 20)) MiB before, $((with >> 20)) MiB with" \
  "them, $((after >> 20)) MiB after), and all answer"
