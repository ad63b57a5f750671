#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: samba_accounts.sh SMB_CONF SAM_LDB DIRECTORY
# Creates in a Samba domain controller what the Kerberos tests need, the user alice and the service account mapiproxy with its service
# principal names (AES only), and exports DIRECTORY/mapiproxy.keytab.
set -e
conf=$1 sam=$2 directory=$3
host=mapiproxy.example.test
samba-tool user create mapiproxy 'Serv1ce!pw' -s "$conf"
samba-tool user create alice 'Al1ce!pw' -s "$conf"
for service in host exchangeMDB exchangeAB exchangeRFR HTTP; do
  samba-tool spn add "$service/$host" mapiproxy -s "$conf"
done
/usr/bin/python3 - "$conf" "$sam" <<'PYTHON'
import sys
from samba.auth import system_session
from samba.param import LoadParm
from samba.samdb import SamDB
lp = LoadParm()
lp.load(sys.argv[1])
SamDB(sys.argv[2], session_info=system_session(), lp=lp).modify_ldif("""dn: CN=mapiproxy,CN=Users,DC=example,DC=test
changetype: modify
replace: msDS-SupportedEncryptionTypes
msDS-SupportedEncryptionTypes: 24
""")
PYTHON
for principal in mapiproxy {host,exchangeMDB,exchangeAB,exchangeRFR,HTTP}/$host; do
  samba-tool domain exportkeytab "$directory/mapiproxy.keytab" --principal="$principal" -s "$conf"
done
chmod 600 "$directory/mapiproxy.keytab"
