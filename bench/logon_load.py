#!/usr/bin/python3
"""Logs on to the MGMT interface with Samba's C client as fast as the server answers, each time over a new connection, and calls it once.

usage: logon_load.py ADDRESS PORT ntlm|kerberos HOST SECONDS PROCESSES
HOST is the server's name in its service principal, host/HOST.
Prints one line: logons per second of all processes together, and p50 and p99 of the first one in microseconds.
Environment: SMB_CONF_PATH, USERNAME, PASSWORD, DOMAIN; for kerberos KRB5_CONFIG and KRB5CCNAME with a ticket."""
import os
import sys
import time
from multiprocessing import Process, Queue

from samba import credentials, param
from samba.dcerpc import mgmt

WARM_UP_SECONDS = 1.0


def logon(address, port, mechanism, host, seconds, results):
    settings = param.LoadParm()
    settings.load(os.environ['SMB_CONF_PATH'])
    account = credentials.Credentials()
    account.guess(settings)
    account.set_username(os.environ['USERNAME'])
    account.set_password(os.environ['PASSWORD'])
    account.set_domain(os.environ['DOMAIN'])
    kerberos = mechanism == 'kerberos'
    account.set_kerberos_state(credentials.MUST_USE_KERBEROS if kerberos else credentials.DONT_USE_KERBEROS)
    if kerberos:
        account.set_named_ccache(os.environ['KRB5CCNAME'], credentials.SPECIFIED, settings)
    flags = 'krb5' if kerberos else 'ntlm'
    binding = 'ncacn_ip_tcp:%s[%d,%s,sign,target_hostname=%s]' % (address, port, flags, host)
    clock = time.perf_counter
    end = clock() + WARM_UP_SECONDS
    while clock() < end:
        mgmt.mgmt(binding, settings, account).is_server_listening()
    latencies = []
    start = now = clock()
    end = start + seconds
    while now < end:
        mgmt.mgmt(binding, settings, account).is_server_listening()
        after = clock()
        latencies.append(after - now)
        now = after
    latencies.sort()
    count = len(latencies)
    results.put((count / (now - start), latencies[count // 2] * 1e6, latencies[count * 99 // 100] * 1e6))


def main(address, port, mechanism, host, seconds, processes):
    results = Queue()
    work = (address, port, mechanism, host, seconds, results)
    clients = [Process(target=logon, args=work) for _ in range(processes)]
    for client in clients:
        client.start()
    figures = [results.get(timeout=seconds + 30) for _ in clients]
    for client in clients:
        client.join()
    print('%.0f %.1f %.1f' % (sum(f[0] for f in figures), figures[0][1], figures[0][2]))


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], float(sys.argv[5]), int(sys.argv[6]))
