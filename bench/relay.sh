#!/bin/bash
# Relay figures: the same load directly, through HAProxy in TCP mode and through MAPIProxy, alternating; prints the ratios.
# usage: bench/relay.sh [options of "benchmarks.jar relay"]      about 4 minutes
#   BENCH_PORT    first of forty ports on 127.0.0.1 (default 27000)
#   MAPIPROXY     the launcher (default ./mapiproxy of this checkout); "none" compares only HAProxy with the direct way
#   BENCH_BOUND   seconds after which everything is ended (default 900)
set -euo pipefail
. "$(dirname "$0")/lib.sh"
bounded "$@"
need java haproxy setsid
build_jar
port=${BENCH_PORT:-27000}
upstream=$((port + 1)) haproxy=$((port + 2)) rpc=$((port + 3))

# Each in a session of its own, as "up" does it with the server: Linux shares processor time among sessions first (autogroups).
start upstream setsid java -Xmx256m -jar "$jar" upstream --listen "127.0.0.1:$upstream"
wait_for_port "$upstream"

cat > "$work/haproxy.cfg" <<C
global
    maxconn 1000
    nbthread $(nproc)
defaults
    mode tcp
    timeout connect 5s
    timeout client 60s
    timeout server 60s
frontend rpc
    bind 127.0.0.1:$haproxy
    default_backend upstream
backend upstream
    server one 127.0.0.1:$upstream
C
start haproxy setsid haproxy -db -f "$work/haproxy.cfg"
wait_for_port "$haproxy"

ways=(--way "direct=127.0.0.1:$upstream" --way "haproxy=127.0.0.1:$haproxy")
if [ "$MAPIPROXY" != none ]; then
  # Nobody authenticates and no module is interested, so that both proxies do the same work.
  cat > "$work/mapiproxy.conf" <<C
[global]
    netbios name = BENCH
    realm = EXAMPLE.TEST
    workgroup = EXAMPLE
    mapiproxy:minimum auth level = none
    dcerpc endpoint servers = epmapper, mapiproxy
    dcerpc_mapiproxy:server = false
    dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[$upstream]
    dcerpc_mapiproxy:interfaces = 7d0f2f4e-2f0b-4d6e-9a53-6d6170696265/1.0
C
  proxy_up -c "$work/mapiproxy.conf" --rpc-port "$rpc"
  ways+=(--way "mapiproxy=127.0.0.1:$rpc")
fi
run setsid java -Xmx256m -jar "$jar" relay "${ways[@]}" "$@"
