#!/bin/bash
# Proof 5: tshark dissects the traffic of the proofs 1 to 4, decrypts what is sealed, and finds no malformed PDU.
# usage: 05-tshark.sh [--direct] [PROOF...]      about 4 min: runs those proofs again and records them
#   --direct   records the proofs' direct runs, without the proxy
. "$(dirname "$0")/lib.sh"
need tshark dumpcap editcap

direct=()
if [ "${1:-}" = --direct ]; then
  direct=(--direct)
  shift
fi
proofs=("$@")
[ $# -gt 0 ] || proofs=(01-conformance 02-smbtorture 03-nspi-impacket 04-samr-dc)
work=${INTEROP_KEEP:-$(mktemp -d "${TMPDIR:-/tmp}/mapiproxy-tshark.XXXXXX")}
mkdir -p "$work"
ports=(135 "$rpc_port" 6003 49152 49153)

# dissect CAPTURE TSHARK-ARGUMENT...
# PDUs are what is checked, not stubs: tshark's dissectors of NSPI, MAPI and SAMR flag legal calls; and from the second PDU on it
# decrypts NTLM inside SPNEGO wrongly, also between Samba and Samba, and MGMT's then complains; that of RFR does not say what it decrypted.
dissect() {
  local capture=$1 port options=(-o "ntlmssp.nt_password:$PASSWORD")
  shift
  for port in "${ports[@]}"; do
    options+=(-d "tcp.port==$port,dcerpc")
  done
  [ ! -e "$keytab" ] || options+=(-o kerberos.decrypt:TRUE -o "kerberos.file:$keytab")
  timeout 120 tshark -n -r "$capture" "${options[@]}" --disable-protocol nspi --disable-protocol mapi --disable-protocol samr \
    --disable-protocol mgmt --disable-protocol rfr \
    "$@" 2>> "$work/tshark.log"
}

# only_answers CAPTURE: what a conformance client sends is broken on purpose, so that only the server's side counts; and in
# pieces, because the time that tshark takes grows with the square of a connection's length.
only_answers() {
  local filter="ip.src==$proxy_address"
  [ ${#direct[@]} = 0 ] || filter="tcp.srcport==135||tcp.srcport==49152||tcp.srcport==49153"
  tshark -n -r "$1" --disable-protocol dcerpc -Y "$filter" -w "$1.answers" 2>> "$work/tshark.log" || fail "tshark"
  editcap -c 2000 "$1.answers" "${1%.pcap}-part.pcap" 2>> "$work/tshark.log" || fail "editcap"
}

# Not counted: a sealed stub of no bytes at all, on which tshark's decryption stumbles.
empty='(dcerpc.auth_level==6 && dcerpc.cn_frag_len == dcerpc.cn_auth_len + 32)'
total=0 decrypted=0
for proof in "${proofs[@]}"; do
  INTEROP_KEEP=$work INTEROP_CAPTURE=1 "$here/$proof.sh" "${direct[@]}" > "$work/$proof.txt" 2> "$work/$proof.err"
  case $? in
    0) ;;
    77)
      cat "$work/$proof.txt"
      exit 77
      ;;
    *) fail "the recorded run: $(tail -1 "$work/$proof.txt")" ;;
  esac
  capture=$work/$proof/capture.pcap
  keytab=$work/$proof/everything.keytab
  [ -s "$capture" ] || fail "nothing was recorded of $proof"
  parts=("$capture")
  if [ "$proof" = 01-conformance ]; then
    only_answers "$capture"
    parts=("${capture%.pcap}"-part*)
  fi
  pdus=0 sealed=0 unread=0
  for part in "${parts[@]}"; do
    dissect "$part" -Y "_ws.malformed && !$empty" > "$work/$proof.malformed" || fail "tshark did not finish with $part"
    if [ -s "$work/$proof.malformed" ]; then
      head -5 "$work/$proof.malformed" >&2
      fail "malformed PDUs in $proof, see $work/$proof.malformed"
    fi
    pdus=$((pdus + $(dissect "$part" -Y dcerpc -T fields -e dcerpc.pkt_type | tr ',' '\n' | grep -c .)))
    sealed=$((sealed + $(dissect "$part" -Y "dcerpc.encrypted_stub_data && !$empty" | wc -l)))
    unread=$((unread + $(dissect "$part" -Y "dcerpc.encrypted_stub_data && !dcerpc.decrypted_stub_data && !$empty" | wc -l)))
  done
  [ "$pdus" -gt 0 ] || fail "tshark recognized no PDU in $proof"
  # Without the client's half there is no key to decrypt with.
  [ "$unread" = 0 ] || [ "$proof" = 01-conformance ] || fail "$unread of $sealed sealed frames in $proof could not be decrypted"
  note "$proof: $pdus PDUs, $sealed sealed frames, $((sealed - unread)) decrypted"
  total=$((total + pdus)) decrypted=$((decrypted + sealed - unread))
done
[ -n "${INTEROP_KEEP:-}" ] || rm -rf "$work"
ok "no malformed PDU among $total, $decrypted sealed frames decrypted"
