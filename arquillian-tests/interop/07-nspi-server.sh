#!/bin/bash
# Proof 7: impacket's NSPI client at every authentication level against our own NSPI server: what it answers is what ldapsearch
# finds in the directory. Then NSPI and RFR are ours while EMSMDB is relayed, and one client uses all three.
# usage: 07-nspi-server.sh      about 120 s
. "$(dirname "$0")/lib.sh"
need ldapadd ldapsearch
need_python impacket.dcerpc.v5.nspi
[ "${1:-}" != --direct ] || skip "there is no other side that it could be compared with"
isolated "$@"

ldap_port=3389
base=DC=${REALM%%.*},DC=${REALM#*.}
base=${base,,}
base=${base//dc=/DC=}
secret=$work/root.secret
conf() {
  cat << C
[global]
	netbios name = PROXY
	workgroup = $DOMAIN
	realm = $REALM
	dcerpc endpoint servers = epmapper, mapiproxy
	mapiproxy:minimum auth level = none
	mapiproxy:organization = Example
	mapiproxy:directory port = $ldap_port
	mapiproxy:address book refresh = 1
	nspi:anonymous = yes
	rfr:anonymous = yes
C
}

directory() {
  local command=$1
  shift
  timeout 30 "$command" -x -H "ldap://127.0.0.1:$ldap_port" -D 'CN=Directory Manager' -y "$secret" "$@"
}

people() {
  "$python" "$here/nspi_people.py" "$base"
}

# Provisioned before the server has the directory; the account of the proof is the proxy's own and a person of the directory.
mkdir -p "$work/proxy"
{ conf; echo "	dcerpc_mapiproxy:server = yes"; } > "$work/provision.conf"
"$MAPIPROXY" provision --data "$work/proxy" -c "$work/provision.conf" > "$work/provision.log" 2>&1 \
  || fail "provisioning: $(tail -1 "$work/provision.log")"
proxy_data=$work/proxy
account "$DOMAIN" "$USERNAME" "$PASSWORD"
proxy_data=

# shows LEVEL: whether a client at this level finds all that the directory holds
shows() {
  timeout 120 "$python" "$here/nspi_directory.py" "$proxy_address" "$rpc_port" "$1" "$work/directory.ldif" \
    > "$work/level-$1.txt" 2> "$work/level-$1.err"
}

ready() {
  people > "$work/people.ldif"
  (umask 077 && find "$work/proxy" -name directory.secret -exec cat {} + | tr -d '\n' > "$secret")
  wait_until "the directory" listens 127.0.0.1 "$ldap_port"
  directory ldapadd -c -f "$work/people.ldif" > "$work/ldapadd.log" 2>&1 \
    || grep -q 'Already exists' "$work/ldapadd.log" || fail "ldapadd: $(tail -1 "$work/ldapadd.log")"
  directory ldapsearch -LLL -o ldif-wrap=no -b "$base" '(legacyExchangeDN=*)' > "$work/directory.ldif" \
    2> "$work/ldapsearch.log" || fail "ldapsearch: $(tail -1 "$work/ldapsearch.log")"
  wait_until "the address book" shows 1
}

# From a file, since a pipe's end would not know in this shell that the proxy runs.
proxy_start < "$work/provision.conf"
ready
runs=0
checks=
for way in 1 2 4 5 6; do
  shows "$way" || { tail -5 "$work/level-$way.err" >&2; fail "at level $way: $(tail -1 "$work/level-$way.txt")"; }
  checks=$(tail -1 "$work/level-$way.txt")
  runs=$((runs + 1))
done
proxy_stop

# Hybrid: EMSMDB goes to another server, which is impacket's here and knows it as an opaque interface.
upstream_port=6003
start upstream "$python" "$here/nspi_server.py" "$upstream_port" EX1
wait_until "the other server" listens 127.0.0.1 "$upstream_port"
{
  conf
  echo "	dcerpc_mapiproxy:binding = ncacn_ip_tcp:127.0.0.1[$upstream_port]"
  echo "	dcerpc_mapiproxy:nspi_server = default"
  echo "	dcerpc_mapiproxy:rfr_server = default"
  echo "	dcerpc_mapiproxy:interfaces = exchange_nsp, exchange_ds_rfr, exchange_emsmdb"
} > "$work/hybrid.conf"
proxy_start < "$work/hybrid.conf"
ready
timeout 120 "$python" "$here/nspi_directory.py" "$proxy_address" "$rpc_port" 6 "$work/directory.ldif" --hybrid \
  > "$work/hybrid.txt" 2> "$work/hybrid.err" || { tail -5 "$work/hybrid.err" >&2; fail "hybrid: $(tail -1 "$work/hybrid.txt")"; }
ok "$checks, at $runs levels; hybrid too"
