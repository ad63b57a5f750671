#!/bin/bash
# Proof 6: ./mapiproxy dissect finds as many requests as tshark in smbtorture's traffic, reads all of it, sealed or not, and writes it
# again as the same bytes.
# usage: 06-dissect.sh [--direct]      about 3 min: runs proof 2 again and records it
. "$(dirname "$0")/lib.sh"
need tshark dumpcap openssl iconv

work=${INTEROP_KEEP:-$(mktemp -d "${TMPDIR:-/tmp}/mapiproxy-dissect.XXXXXX")}
mkdir -p "$work"
INTEROP_KEEP=$work INTEROP_CAPTURE=1 "$here/02-smbtorture.sh" "$@" > "$work/02-smbtorture.txt" 2> "$work/02-smbtorture.err"
case $? in
  0) ;;
  77)
    cat "$work/02-smbtorture.txt"
    exit 77
    ;;
  *) fail "the recorded run: $(tail -1 "$work/02-smbtorture.txt")" ;;
esac
capture=$work/02-smbtorture/capture.pcap
[ -s "$capture" ] || fail "nothing was recorded"

ports=(135 "$rpc_port" 49152 49153)
decode=() filter=
for port in "${ports[@]}"; do
  decode+=(-d "tcp.port==$port,dcerpc")
  filter="${filter:+$filter || }tcp.port==$port"
done
# Other ports carry SMB, and DCERPC in its pipes, which is not dissected here.
requests=$(timeout 120 tshark -n -r "$capture" "${decode[@]}" -Y "dcerpc && ($filter)" -T fields -e dcerpc.pkt_type 2> "$work/tshark.log" |
  tr ',' '\n' | grep -c '^0$')
[ "$requests" -gt 0 ] || fail "tshark found no request"

nt_hash=$(printf %s "$PASSWORD" | iconv -t UTF-16LE | openssl dgst -md4 -provider legacy -provider default -r 2> "$work/openssl.log" | cut -d ' ' -f 1)
tally=$("$MAPIPROXY" dissect "$capture" --verify --quiet --nt-hash "$nt_hash" --keytab "$work/02-smbtorture/everything.keytab" \
  2> "$work/dissect.log" | tee "$work/dissect.txt" | tail -1)
[ "$tally" = "$requests calls, $requests identical, 0 opaque, 0 failed" ] ||
  fail "tshark has $requests requests, dissect $tally; see $work/dissect.txt"
[ -n "${INTEROP_KEEP:-}" ] || rm -rf "$work"
ok "$tally, as many as in tshark"
