#!/bin/bash
# Proof 2: smbtorture's rpc.mgmt and rpc.asyncbind in every way to protect a connection, rpc.epmapper, and rpcclient's lookup.
# usage: 02-smbtorture.sh [--direct]      about 1 min
. "$(dirname "$0")/lib.sh"
need smbtorture rpcclient kinit
isolated "$@"

dc_start
if [ "${1:-}" = --direct ]; then
  address=$dc_address
  target=dc1.${REALM,,}
else
  address=$proxy_address
  target=proxy.${REALM,,}
  proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dedicated keytab file = $work/proxy.keytab
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:binding = ncacn_ip_tcp:$dc_address[49152]
	dcerpc_mapiproxy:username = $USERNAME
	dcerpc_mapiproxy:password = $PASSWORD
	dcerpc_mapiproxy:domain = $DOMAIN
	dcerpc_mapiproxy:interfaces = exchange_emsmdb, exchange_nsp, exchange_ds_rfr
	mapiproxy:minimum auth level = none
C
fi
printf '%s\n' "$PASSWORD" | kinit "$USERNAME@$REALM" > "$work/kinit.log" 2>&1 || fail "kinit: $(tail -1 "$work/kinit.log")"

total=0 passed=0
# check NAME COMMAND...
check() {
  local log=$work/$1.log
  shift
  total=$((total + 1))
  if timeout 60 "$@" > "$log" 2>&1; then
    passed=$((passed + 1))
  else
    note "failed: $* (see $log)"
    tail -5 "$log" >&2
  fi
}

# torture NAME FLAGS TEST [OPTION...]
torture() {
  local name=$1 flags=$2 test=$3
  shift 3
  check "$name" smbtorture "ncacn_ip_tcp:$address[$flags]" -s "$SMB_CONF_PATH" --target=samba4 \
    -U "$DOMAIN/$USERNAME%$PASSWORD" "$@" "$test"
}

for test in rpc.mgmt rpc.asyncbind; do
  for flags in '' sign seal ntlm,sign ntlm,seal spnego,sign spnego,seal bigendian bigendian,sign bigendian,seal; do
    torture "$test-${flags:-none}" "135${flags:+,$flags}" "$test"
  done
  for flags in krb5,sign krb5,seal spnego,krb5,seal; do
    torture "$test-$flags" "135,$flags,target_hostname=$target" "$test" --use-kerberos=required --use-krb5-ccache="$KRB5CCNAME"
  done
done
epmapper=(Lookup_terminate_search Lookup_simple Map_simple)
# Samba's own endpoint mapper fails the other two: it keeps the handle after the last entry.
[ "$address" = "$dc_address" ] && epmapper=(Lookup_terminate_search)
for test in "${epmapper[@]}"; do
  torture "epmapper-$test" 135 "rpc.epmapper.epmapper.$test"
done
check epmlookup rpcclient -s "$SMB_CONF_PATH" -U% "ncacn_ip_tcp:$address[135]" -c epmlookup

[ $passed = $total ] || fail "$passed of $total runs passed"
ok "$passed of $total runs passed"
