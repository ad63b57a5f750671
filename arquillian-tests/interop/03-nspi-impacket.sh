#!/bin/bash
# Proof 3: impacket's NSPI client at every authentication level through the proxy to impacket's NSPI server: each answer is
# the direct one but for the server's name and addresses, which must be the proxy's.
# usage: 03-nspi-impacket.sh [--direct]      about 30 s
. "$(dirname "$0")/lib.sh"
need_python impacket.dcerpc.v5.nspi
isolated "$@"

upstream_port=6003
start nspi-server "$python" "$here/nspi_server.py" "$upstream_port" EX1
wait_until "the NSPI server" listens 127.0.0.1 "$upstream_port"

# nspi NAME ARGUMENT...: the client's output in NAME.txt; it must have called everything
nspi() {
  local name=$1
  shift
  timeout 60 "$python" "$here/nspi_client.py" "$@" > "$work/$name.txt" 2> "$work/$name.err" \
    || { tail -3 "$work/$name.err" >&2; return 1; }
  # A call without an answer would be equal on both ways.
  ! grep -q 'Timeout\|Connection' "$work/$name.txt" && grep -q '^NspiUnbind' "$work/$name.txt"
}

nspi direct 127.0.0.1 "$upstream_port" 1 || fail "the direct client"
nspi expected 127.0.0.1 "$upstream_port" 1 --as-proxied PROXY proxy.example.test || fail "the direct client"
calls=$(grep -c '^[A-Za-z]' "$work/expected.txt")
if [ "${1:-}" = --direct ]; then
  cmp -s "$work/direct.txt" "$work/expected.txt" && fail "the server's answers contain nothing to replace"
  ok "$calls calls answered directly"
fi

proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[$upstream_port]
	dcerpc_mapiproxy:interfaces = exchange_nsp
	mapiproxy:minimum auth level = none
C
runs=0
for way in 1 2 4 5 6; do
  run=level-$way
  nspi "$run" "$proxy_address" "$rpc_port" "$way" --server PROXY || fail "the client at level $way: $(tail -1 "$work/$run.err")"
  diff "$work/expected.txt" "$work/$run.txt" > "$work/$run.diff" \
    || { head -10 "$work/$run.diff" >&2; fail "answers differ at level $way, see $run.diff"; }
  runs=$((runs + 1))
done
ok "$calls calls, at $runs levels, all as the direct ones"
