#!/bin/bash
# What modules add to a call: EcDoRpcExt2 with 65 ROPs in 32 KB directly, through a proxy without modules, through one with three
# modules that look at every call and change nothing, through one with a module that reads one of the ROPs, and through one with the
# module monitor; alternating.
# usage: bench/chain.sh [options of "benchmarks.jar relay"]      about 3 minutes
#   BENCH_PORT    first of forty ports on 127.0.0.1 (default 27000)
#   MAPIPROXY     the launcher (default ./mapiproxy of this checkout)
set -euo pipefail
. "$(dirname "$0")/lib.sh"
bounded "$@"
need java jar setsid
build_jar
port=${BENCH_PORT:-27000}
upstream=$((port + 1))
modules=$work/bench-modules.jar
jar --create --file "$modules" -C "$root/bench/target/classes" org/openchange/mapiproxy/bench/modules -C "$root/bench/src/modules" META-INF

start upstream setsid java -Xmx256m -jar "$jar" upstream --listen "127.0.0.1:$upstream"
wait_for_port "$upstream"

ways=(--way "direct=127.0.0.1:$upstream")
# way NAME RPC_PORT MODULES: one proxy with these modules
way() {
  cat > "$work/$1.conf" << C
[global]
    netbios name = BENCH
    realm = EXAMPLE.TEST
    workgroup = EXAMPLE
    mapiproxy:minimum auth level = none
    dcerpc endpoint servers = epmapper, mapiproxy
    dcerpc_mapiproxy:server = false
    dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[$upstream]
    dcerpc_mapiproxy:interfaces = exchange_emsmdb
    dcerpc_mapiproxy:replace names = no
    dcerpc_mapiproxy:modules = $3
C
  local data=$work/data${#proxies[@]}
  mkdir -p "$data/server/deployments"
  [ -z "$3" ] || cp "$modules" "$data/server/deployments"
  proxy_up -c "$work/$1.conf" --rpc-port "$2" --node "$1"
  ways+=(--way "$1=127.0.0.1:$2")
}
way plain "$((port + 2))" ""
way idle "$((port + 3))" "idle-first, idle-second, idle-third"
way rop "$((port + 4))" "rop-reader"
way monitor "$((port + 5))" "monitor"
[[ " $* " = *" --connections"* ]] || set -- --connections 1,8 "$@"
run setsid java -Xmx256m -jar "$jar" relay "${ways[@]}" --rop-call "$@"
