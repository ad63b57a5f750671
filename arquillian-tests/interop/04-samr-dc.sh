#!/bin/bash
# Proof 4: Samba's SAMR client through the proxy to Samba's AD DC, SAMR being opaque to the proxy: NTLM seal in and Kerberos
# seal upstream, then Kerberos seal in and NTLM seal upstream. Every answer and every error equals the direct one.
# usage: 04-samr-dc.sh [--direct]      about 1 min
. "$(dirname "$0")/lib.sh"
need_python samba.dcerpc.samr
isolated "$@"

samr_interface=12345778-1234-abcd-ef00-0123456789ac/1.0
dc_start

# samr NAME BINDING ntlm|krb5: the client's output in NAME.txt
samr() {
  timeout 120 "$python" "$here/samr_client.py" "$2" "$3" > "$work/$1.txt" 2> "$work/$1.err" \
    || fail "the client $1: $(tail -1 "$work/$1.err")"
}

# compare NAME
compare() {
  diff "$work/direct.txt" "$work/$1.txt" > "$work/$1.diff" \
    || { head -10 "$work/$1.diff" | cut -c1-200 >&2; fail "answers differ ($1), see $1.diff"; }
}

# through NAME UPSTREAM-FLAGS CLIENT-BINDING ntlm|krb5
through() {
  proxy_start << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dedicated keytab file = $work/proxy.keytab
	dcerpc endpoint servers = epmapper, mapiproxy
	dcerpc_mapiproxy:binding = ncacn_ip_tcp:$dc_address[$2]
	dcerpc_mapiproxy:username = $USERNAME
	dcerpc_mapiproxy:password = $PASSWORD
	dcerpc_mapiproxy:domain = $DOMAIN
	dcerpc_mapiproxy:interfaces = $samr_interface
C
  samr "$1" "$3" "$4"
  compare "$1"
  proxy_stop
}

samr direct "ncacn_ip_tcp:$dc_address[ntlm,seal]" ntlm
answers=$(wc -l < "$work/direct.txt")
if [ "${1:-}" = --direct ]; then
  samr direct-krb5 "ncacn_ip_tcp:$dc_address[krb5,seal,target_hostname=dc1.${REALM,,}]" krb5
  compare direct-krb5
  ok "$answers lines of answers, equal with NTLM and Kerberos"
fi

# Without an endpoint both sides ask an endpoint mapper: the client that of the proxy, the proxy that of the domain controller.
through ntlm-in "krb5,seal,target_hostname=dc1.${REALM,,}" "ncacn_ip_tcp:$proxy_address[ntlm,seal]" ntlm
through krb5-in ntlm,seal "ncacn_ip_tcp:$proxy_address[$rpc_port,krb5,seal,target_hostname=proxy.${REALM,,}]" krb5
through spnego-in spnego,seal "ncacn_ip_tcp:$proxy_address[$rpc_port,spnego,sign]" ntlm
ok "$answers lines of answers, equal over 3 pairs of mechanisms"
