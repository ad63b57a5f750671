# SPDX-License-Identifier: Apache-2.0
# Samba's own client: samba_mgmt_client.py SMB_CONF PORT BINDING_FLAGS DOMAIN USER PASSWORD KERBEROS(0|1) COUNT
# Calls MGMT is_server_listening and inq_stats, the latter for COUNT numbers. Prints what came back.
import sys

from samba import param
from samba.credentials import DONT_USE_KERBEROS, MUST_USE_KERBEROS, Credentials
from samba.dcerpc import mgmt

conf, port, flags, domain, user, password, kerberos, count = sys.argv[1:9]
lp = param.LoadParm()
lp.load(conf)
creds = Credentials()
creds.guess(lp)
creds.set_domain(domain)
creds.set_realm(lp.get("realm"))
creds.set_username(user)
creds.set_password(password)
creds.set_kerberos_state(MUST_USE_KERBEROS if kerberos == "1" else DONT_USE_KERBEROS)
client = mgmt.mgmt("ncacn_ip_tcp:127.0.0.1[%s,%s]" % (port, flags), lp, creds)
print("listening %d" % client.is_server_listening()[1])
statistics = client.inq_stats(int(count), 0)
numbers = [statistics.statistics[i] for i in range(statistics.count)]
print("numbers %d %s" % (len(numbers), numbers == [i * 7 for i in range(len(numbers))]))
