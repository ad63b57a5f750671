#!/bin/bash
# Server figures: Samba's C client calls the MGMT interface of the proxy and of Samba's own AD DC, alternating; prints the
# ratios of the rates.
# usage: bench/server.sh      about 4 minutes
#   ROUNDS   of each cell (default 5)      SECONDS_EACH   of one run (default 3)
# It runs in a namespace of its own like the proofs; see arquillian-tests/interop/lib.sh for what can be set.
. "$(dirname "$0")/../arquillian-tests/interop/lib.sh"
export INTEROP_BOUND=${INTEROP_BOUND:-900}
need_python samba.dcerpc.mgmt
isolated "$@"

rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}
bench=$(cd "$(dirname "$0")" && pwd)
dc_start
if [ "${1:-}" = --direct ]; then
  ours=("$dc_address" 49152)
else
  ours=("$proxy_address" "$rpc_port")
  proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:binding = ncacn_ip_tcp:$dc_address[49152]
	dcerpc_mapiproxy:interfaces = exchange_nsp
	mapiproxy:minimum auth level = none
C
fi

# load ADDRESS PORT PROTECTION SECONDS PROCESSES
load() {
  timeout 120 "$python" "$bench/mgmt_load.py" "$@" 2>> "$work/load.err" || fail "the client: $(tail -1 "$work/load.err")"
}

# The first calls of a JVM are interpreted: both servers get the same load before anything counts.
for protection in none sign seal; do
  load "${ours[@]}" $protection 5 2 > /dev/null
  load "$dc_address" 49153 $protection 1 2 > /dev/null
done

printf '%-5s %9s  %10s %8s %8s  %10s %8s %8s  %s\n' level processes ours/s p50 p99 samba/s p50 p99 ratio
for processes in 1 2; do
  for protection in none sign seal; do
    : > "$work/cell"
    for ((round = 0; round < rounds; round++)); do
      mine=$(load "${ours[@]}" $protection "$seconds" $processes) || exit 1
      theirs=$(load "$dc_address" 49153 $protection "$seconds" $processes) || exit 1
      echo "$mine $theirs" >> "$work/cell"
    done
    "$python" - "$protection" $processes "$work/cell" << 'P'
import statistics
import sys
rows = [[float(x) for x in line.split()] for line in open(sys.argv[3])]
middle = [statistics.median(column) for column in zip(*rows)]
ratio = statistics.median(row[0] / row[3] for row in rows)
print('%-5s %9s  %10.0f %8.1f %8.1f  %10.0f %8.1f %8.1f  %.2f' % (sys.argv[1], sys.argv[2], *middle, ratio))
P
  done
done
