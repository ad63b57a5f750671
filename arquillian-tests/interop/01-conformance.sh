#!/bin/bash
# Proof 1: every test of Samba's raw DCERPC suite that Samba's own server passes, passes against the proxy.
# usage: 01-conformance.sh [--direct] [TEST...]      about 90 s
. "$(dirname "$0")/lib.sh"
need_python samba.tests.dcerpc.raw_protocol
if [ "${1:-}" != --direct ] && ! netlogon_stub > /dev/null; then
  note "building the netlogon stub"
  (cd "$root" && mvn -q -pl arquillian-tests -am package -DskipTests) >&2 || fail "the netlogon stub could not be built"
fi
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
