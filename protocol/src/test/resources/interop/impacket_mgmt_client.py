# SPDX-License-Identifier: Apache-2.0
# impacket's client: impacket_mgmt_client.py PORT LEVEL AUTH_TYPE DOMAIN USER PASSWORD TARGET COUNT
# Calls MGMT is_server_listening and inq_stats, the latter for COUNT numbers. Prints what came back.
# impacket's own ticket requests are refused by Samba's KDC, so with Kerberos kinit and kvno get the tickets.
import os
import struct
import subprocess
import sys

from impacket.dcerpc.v5 import mgmt, transport
from impacket.dcerpc.v5.rpcrt import RPC_C_AUTHN_GSS_KERBEROS, RPC_C_AUTHN_GSS_NEGOTIATE

port, level, auth_type, domain, user, password, target, count = sys.argv[1:9]
rpc = transport.DCERPCTransportFactory("ncacn_ip_tcp:127.0.0.1[%s]" % port)
rpc.set_credentials(user, password, domain)
if int(auth_type) in (RPC_C_AUTHN_GSS_KERBEROS, RPC_C_AUTHN_GSS_NEGOTIATE):
    os.environ["KRB5CCNAME"] = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ccache")
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["kinit", "%s@%s" % (user, domain)], input=password.encode() + b"\n", **quiet)
    subprocess.run(["kvno", "host/%s@%s" % (target, domain)], **quiet)
    rpc.set_kerberos(True, "127.0.0.1")
    rpc.setRemoteName(target)
rpc.set_connect_timeout(10)
dce = rpc.get_dce_rpc()
dce.set_auth_type(int(auth_type))
dce.set_auth_level(int(level))
dce.connect()
dce.bind(mgmt.MSRPC_UUID_MGMT)
dce.call(2, b"")
print("listening %d" % struct.unpack("<II", dce.recv())[1])
dce.call(1, struct.pack("<II", int(count), 0))
answer = dce.recv()
found = struct.unpack_from("<II", answer)[0]
numbers = list(struct.unpack_from("<%dI" % found, answer, 8))
print("numbers %d %s" % (found, numbers == [i * 7 for i in range(found)]))
dce.disconnect()
