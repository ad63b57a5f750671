#!/bin/bash
# Logons per second: Samba's C client binds with NTLM and with Kerberos over new connections, to the proxy and to Samba's own AD DC,
# alternating; prints the ratios of the rates.
# usage: bench/logon.sh      about 3 minutes
#   ROUNDS   of each cell (default 5)      SECONDS_EACH   of one run (default 3)
# It runs in a namespace of its own like the proofs; see arquillian-tests/interop/lib.sh for what can be set.
. "$(dirname "$0")/../arquillian-tests/interop/lib.sh"
export INTEROP_BOUND=${INTEROP_BOUND:-900}
need_python samba.dcerpc.mgmt
need kinit
isolated "$@"

rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-3}
bench=$(cd "$(dirname "$0")" && pwd)
dc_start
proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:binding = ncacn_ip_tcp:$dc_address[49152]
	dcerpc_mapiproxy:interfaces = exchange_nsp
	dedicated keytab file = $work/proxy.keytab
C

echo "$PASSWORD" | kinit "$USERNAME@$REALM" > "$work/kinit.log" 2>&1 || fail "kinit: $(tail -1 "$work/kinit.log")"

# load ours|theirs MECHANISM SECONDS PROCESSES
load() {
  local server=("$proxy_address" "$rpc_port") host=proxy
  [ "$1" = ours ] || { server=("$dc_address" 49153) host=dc1; }
  timeout 120 "$python" "$bench/logon_load.py" "${server[@]}" "$2" "$host.${REALM,,}" "$3" "$4" 2>> "$work/load.err" \
    || fail "the client: $(tail -1 "$work/load.err")"
}

# The first logons of a JVM are interpreted: both servers get the same load before anything counts.
for mechanism in ntlm kerberos; do
  load ours $mechanism 8 2 > /dev/null
  load theirs $mechanism 1 2 > /dev/null
done

printf '%-8s %9s  %10s %8s %8s  %10s %8s %8s  %s\n' mechanism processes ours/s p50 p99 samba/s p50 p99 ratio
for processes in 1 2; do
  for mechanism in ntlm kerberos; do
    : > "$work/cell"
    for ((round = 0; round < rounds; round++)); do
      mine=$(load ours $mechanism "$seconds" $processes) || exit 1
      theirs=$(load theirs $mechanism "$seconds" $processes) || exit 1
      echo "$mine $theirs" >> "$work/cell"
    done
    "$python" - "$mechanism" $processes "$work/cell" << 'P'
import statistics
import sys
rows = [[float(x) for x in line.split()] for line in open(sys.argv[3])]
middle = [statistics.median(column) for column in zip(*rows)]
ratio = statistics.median(row[0] / row[3] for row in rows)
print('%-8s %9s  %10.0f %8.1f %8.1f  %10.0f %8.1f %8.1f  %.2f' % (sys.argv[1], sys.argv[2], *middle, ratio))
P
  done
done
