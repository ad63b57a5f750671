# Sourced by the proofs of this folder. Each proof
#  - runs in a network and process namespace of its own: no port collides, nothing outlives it, it never talks to the network;
#  - prints one line of result on stdout and its reasons on stderr; exit 0 proved, 1 not proved, 77 skipped (1 with CI=true);
#  - ends within INTEROP_BOUND seconds (default 600).
# Addresses inside: the domain controller and other upstreams on 127.0.0.1, the proxy on 127.0.0.2.
#
#   --direct             runs the proof's client against the other side itself, without the proxy: proves the proof
#   INTEROP_KEEP=DIR     keeps everything (logs, captures, data of the proxy) in DIR/<name of the proof>
#   INTEROP_CAPTURE=1    records the traffic of the loopback device as capture.pcap
#   MAPIPROXY            the launcher (default ./mapiproxy of this checkout)
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
name=$(basename "$0" .sh)
MAPIPROXY=${MAPIPROXY:-$root/mapiproxy}
python=/usr/bin/python3
export LC_ALL=C.UTF-8 TZ=UTC PYTHONWARNINGS=ignore

dc_address=127.0.0.1
proxy_address=127.0.0.2
rpc_port=6000
export DOMAIN=EXAMPLE REALM=EXAMPLE.TEST USERNAME=Administrator PASSWORD='Passw0rd!23'

note() { echo "$name: $*" >&2; }

skip() {
  echo "SKIP: $*"
  if [ "${CI:-}" = true ]; then exit 1; else exit 77; fi
}

fail() {
  echo "$name: FAILED, $*"
  exit 1
}

ok() {
  echo "$name: ok, $*"
  exit 0
}

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || skip "$tool is not installed"
  done
}

need_python() {
  local module
  for module in "$@"; do
    "$python" -c "import $module" 2> /dev/null || skip "the Python module $module is not installed"
  done
}

# isolated "$@": runs the script again inside the namespace; returns only there
isolated() {
  if [ -n "${INTEROP_WORK:-}" ]; then
    inside
    return
  fi
  need unshare ip timeout
  # What is missing is built here: inside there is no network to fetch anything from.
  if [ "${1:-}" != --direct ] && [ "$MAPIPROXY" = "$root/mapiproxy" ] && [ ! -e "$root/ear/target/server" ]; then
    note "building the proxy"
    (cd "$root" && mvn -q -pl launcher,ear -am package -DskipTests) >&2 || fail "the build failed"
  fi
  local code unshare=(unshare --net --pid --fork --mount-proc --kill-child)
  if ! "${unshare[@]}" true 2> /dev/null; then
    unshare=(unshare --user --map-root-user --net --pid --fork --mount-proc --kill-child)
    "${unshare[@]}" true 2> /dev/null || skip "no namespaces are permitted here (unshare)"
  fi
  if [ -n "${INTEROP_KEEP:-}" ]; then
    INTEROP_WORK=$INTEROP_KEEP/$name
    rm -rf "$INTEROP_WORK"
    mkdir -p "$INTEROP_WORK"
    INTEROP_WORK=$(cd "$INTEROP_WORK" && pwd)
  else
    INTEROP_WORK=$(mktemp -d "${TMPDIR:-/tmp}/mapiproxy-interop.XXXXXX")
  fi
  export INTEROP_WORK
  timeout --foreground -s KILL "${INTEROP_BOUND:-600}" "${unshare[@]}" "$0" "$@"
  code=$?
  if [ $code = 137 ]; then
    echo "$name: FAILED, not ready after ${INTEROP_BOUND:-600} s"
    code=1
  fi
  if [ -n "${INTEROP_KEEP:-}" ] || { [ $code != 0 ] && [ $code != 77 ]; }; then
    note "logs are in $INTEROP_WORK"
  else
    rm -rf "$INTEROP_WORK"
  fi
  exit $code
}

inside() {
  work=$INTEROP_WORK
  proxy_data=
  trap finish EXIT
  ip link set lo up || fail "the loopback device of the namespace"
  mkdir -p "$work/client"
  export SMB_CONF_PATH=$work/client.conf KRB5_CONFIG=$work/krb5.conf KRB5CCNAME=FILE:$work/client/ccache
  cat > "$SMB_CONF_PATH" << C
[global]
	workgroup = $DOMAIN
	realm = $REALM
	netbios name = CLIENT
	private dir = $work/client
	state directory = $work/client
	cache directory = $work/client
	lock directory = $work/client
	interfaces = 127.0.0.1/8
	bind interfaces only = yes
C
  cat > "$KRB5_CONFIG" << C
[libdefaults]
	default_realm = $REALM
	dns_lookup_realm = false
	dns_lookup_kdc = false
	rdns = false
	dns_canonicalize_hostname = false
	udp_preference_limit = 1
[realms]
	$REALM = {
		kdc = $dc_address:88
		kpasswd_server = $dc_address:464
	}
[domain_realm]
	.${REALM,,} = $REALM
	${REALM,,} = $REALM
C
  [ -z "${INTEROP_CAPTURE:-}" ] || capture_start
}

finish() {
  local code=$?
  trap - EXIT
  proxy_stop
  [ -z "${capture_pid:-}" ] || capture_stop
  exit $code
}

capture_start() {
  need dumpcap
  dumpcap -q -i lo -B 64 -w "$work/capture.pcap" > "$work/dumpcap.log" 2>&1 &
  capture_pid=$!
  wait_until "the capture" grep -q '^File:' "$work/dumpcap.log"
}

# What was sent last must have reached the file.
capture_stop() {
  sleep 1
  kill -INT "$capture_pid" && wait "$capture_pid"
}

# wait_until WHAT COMMAND...: at most 30 s
wait_until() {
  local what=$1 i
  shift
  for ((i = 0; i < 300; i++)); do
    "$@" 2> /dev/null && return
    sleep 0.1
  done
  fail "$what did not become ready"
}

listens() { (exec 3<> "/dev/tcp/$1/$2") 2> /dev/null; }

# start NAME COMMAND...: in the background, its output in NAME.log
start() {
  local log=$work/$1.log
  shift
  "$@" > "$log" 2>&1 &
}

# --- the domain controller ---------------------------------------------------------------------------------------------------

# Samba's own AD on 127.0.0.1: KDC 88, LDAP 389, endpoint mapper 135, RPC 49152 (and 49153). About 7 s.
# Makes the service account of the proxy and its keytab, and a keytab of everything for the decryption of captures.
dc_start() {
  need samba samba-tool
  local dc=$work/dc
  dc_provision > "$work/dc-provision.log" 2>&1 || fail "the domain could not be provisioned: $(tail -1 "$work/dc-provision.log")"
  samba -s "$dc/etc/smb.conf" -D -M prefork > "$work/dc.log" 2>&1 || fail "samba did not start"
  wait_until "the domain controller" listens "$dc_address" 135
  wait_until "the domain controller's LDAP" listens "$dc_address" 389
  wait_until "the KDC" listens "$dc_address" 88
  wait_until "the domain controller's RPC server" listens "$dc_address" 49152
}

dc_provision() {
  local dc=$work/dc
  samba-tool domain provision --targetdir="$dc" --realm="$REALM" --domain="$DOMAIN" --host-name=dc1 \
    --host-ip="$dc_address" --server-role=dc --dns-backend=NONE --adminpass="$PASSWORD" --use-rfc2307 \
    --option="interfaces=$dc_address/8" --option='bind interfaces only=yes' \
    --option="posix:eadb=$dc/private/eadb.tdb" || return
  mkdir -p "$dc/run" "$dc/cache" "$dc/log"
  cat > "$dc/etc/smb.conf" << C
[global]
	netbios name = DC1
	realm = $REALM
	workgroup = $DOMAIN
	server role = active directory domain controller
	interfaces = $dc_address/8
	bind interfaces only = yes
	private dir = $dc/private
	state directory = $dc/state
	cache directory = $dc/cache
	lock directory = $dc
	pid directory = $dc/run
	ncalrpc dir = $dc/run/ncalrpc
	winbindd socket directory = $dc/run/winbindd
	ntp signd socket directory = $dc/run/ntp_signd
	binddns dir = $dc/bind-dns
	log file = $dc/log/log.%m
	server services = s3fs, rpc, ldap, cldap, kdc, winbindd, ntp_signd, kcc
	rpc server port = 49152
	rpc server dynamic port range = 49153-49162
	ntlm auth = ntlmv2-only
	posix:eadb = $dc/private/eadb.tdb
[sysvol]
	path = $dc/state/sysvol
	read only = no
[netlogon]
	path = $dc/state/sysvol/${REALM,,}/scripts
	read only = no
C
  samba-tool user create -s "$dc/etc/smb.conf" mapiproxy "$PASSWORD" || return
  # 24: AES128 and AES256; without it the KDC and the keytab would know RC4 only. Keys are made with the password, so once more.
  "$python" - "$dc/private/sam.ldb" "$dc/etc/smb.conf" << 'P' || return
import sys
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB
settings = LoadParm()
settings.load(sys.argv[2])
directory = SamDB(url=sys.argv[1], session_info=system_session(), lp=settings)
directory.modify_ldif('''dn: CN=mapiproxy,CN=Users,%s
changetype: modify
replace: msDS-SupportedEncryptionTypes
msDS-SupportedEncryptionTypes: 24
''' % directory.domain_dn())
P
  samba-tool user setpassword -s "$dc/etc/smb.conf" mapiproxy --newpassword="$PASSWORD" || return
  local service
  for service in host exchangeMDB exchangeAB exchangeRFR; do
    samba-tool spn add -s "$dc/etc/smb.conf" "$service/proxy.${REALM,,}" mapiproxy || return
  done
  samba-tool domain exportkeytab -s "$dc/etc/smb.conf" "$work/everything.keytab" || return
  for service in host exchangeMDB exchangeAB exchangeRFR; do
    samba-tool domain exportkeytab -s "$dc/etc/smb.conf" "$work/proxy.keytab" \
      --principal="$service/proxy.${REALM,,}" || return
  done
}

# --- the proxy ---------------------------------------------------------------------------------------------------------------

# proxy_start [option of "mapiproxy up"]...: with proxy.conf made from standard input
proxy_start() {
  [ -x "$MAPIPROXY" ] || fail "the launcher $MAPIPROXY is not there"
  proxy_data=$work/proxy
  cat > "$work/proxy.conf"
  if [ ! -e "$proxy_data" ]; then
    mkdir -p "$proxy_data"
    account "$DOMAIN" "$USERNAME" "$PASSWORD"
  fi
  "$MAPIPROXY" up --data "$proxy_data" -c "$work/proxy.conf" --bind "$proxy_address" --epm-port 135 --rpc-port "$rpc_port" \
    --http-port 8080 --management-port 9990 --detach "$@" > "$work/proxy-up.log" 2>&1 \
    || fail "the proxy did not start: $(tail -1 "$work/proxy-up.log")"
}

proxy_stop() {
  [ -n "$proxy_data" ] || return 0
  "$MAPIPROXY" down --data "$proxy_data" > "$work/proxy-down.log" 2>&1 || note "down: $(tail -1 "$work/proxy-down.log")"
  proxy_data=
}

# account DOMAIN USER PASSWORD: one account of the proxy's own store
account() {
  printf '%s\n' "$3" | "$MAPIPROXY" account add --data "$proxy_data" --domain "$1" "$2" --password-stdin \
    > "$work/account.log" 2>&1 || fail "the account $2 could not be added: $(tail -1 "$work/account.log")"
}

# The EJB jar with the server bean that stands in for netlogon; built outside of the namespace, which has no network.
netlogon_stub() {
  local jar
  for jar in "$root"/arquillian-tests/target/arquillian-tests-*-netlogon-stub.jar; do
    [ -e "$jar" ] && echo "$jar" && return
  done
  return 1
}

# Puts it where an administrator puts a module, and waits until the server has it.
deploy_netlogon_stub() {
  local deployments=$proxy_data/server/deployments
  cp "$(netlogon_stub)" "$deployments/netlogon-stub.jar" || fail "the netlogon stub is not built"
  wait_until "the netlogon stub" test -e "$deployments/netlogon-stub.jar.deployed"
}
