#!/bin/bash
# Proof 1: every test of Samba's raw DCERPC suite that Samba's own server passes, passes against the proxy.
# usage: 01-conformance.sh [--direct] [TEST...]      about 90 s
. "$(dirname "$0")/lib.sh"
need_python samba.tests.dcerpc.raw_protocol
isolated "$@"

export PORT=135 MAX_NUM_AUTH=2049
dc_start
if [ "${1:-}" = --direct ]; then
  shift
  export SERVER=$dc_address TARGET_HOSTNAME=dc1.${REALM,,}
else
  export SERVER=$proxy_address TARGET_HOSTNAME=proxy.${REALM,,}
  # A minimum below connect: the suite calls without authentication, too.
  proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dedicated keytab file = $work/proxy.keytab
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:server = yes
	dcerpc_mapiproxy:interfaces = $netlogon
	mapiproxy:minimum auth level = none
C
  deploy_netlogon_stub
fi

if [ $# = 0 ]; then
  mapfile -t expected < "$here/conformance-expected.txt"
else
  expected=("$@")
fi
"$python" "$here/conformance.py" "$work/conformance.log" "${expected[@]}" > "$work/conformance.txt"
passed=$(grep -c '^ok ' "$work/conformance.txt")
grep -E '^(FAIL|ERROR) ' "$work/conformance.txt" >&2
[ "$passed" = ${#expected[@]} ] || fail "$passed of ${#expected[@]} tests passed"
ok "$passed of ${#expected[@]} tests passed"
