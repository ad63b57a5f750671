#!/usr/bin/python3
"""Calls is_server_listening of the MGMT interface with Samba's C client as fast as the server answers.

usage: mgmt_load.py ADDRESS PORT none|sign|seal SECONDS PROCESSES
Prints one line: calls per second of all processes together, and p50 and p99 of the first one in microseconds.
Environment: SMB_CONF_PATH, USERNAME, PASSWORD, DOMAIN."""
import os
import sys
import time
from multiprocessing import Process, Queue

from samba import credentials, param
from samba.dcerpc import mgmt

WARM_UP_SECONDS = 1.0


def connect(address, port, protection):
    settings = param.LoadParm()
    settings.load(os.environ['SMB_CONF_PATH'])
    account = credentials.Credentials()
    if protection == 'none':
        account.set_anonymous()
        return mgmt.mgmt('ncacn_ip_tcp:%s[%d]' % (address, port), settings, account)
    account.guess(settings)
    account.set_username(os.environ['USERNAME'])
    account.set_password(os.environ['PASSWORD'])
    account.set_domain(os.environ['DOMAIN'])
    account.set_kerberos_state(credentials.DONT_USE_KERBEROS)
    return mgmt.mgmt('ncacn_ip_tcp:%s[%d,ntlm,%s]' % (address, port, protection), settings, account)


def load(address, port, protection, seconds, results):
    call = connect(address, port, protection).is_server_listening
    clock = time.perf_counter
    end = clock() + WARM_UP_SECONDS
    while clock() < end:
        call()
    latencies = []
    start = now = clock()
    end = start + seconds
    while now < end:
        call()
        after = clock()
        latencies.append(after - now)
        now = after
    latencies.sort()
    count = len(latencies)
    results.put((count / (now - start), latencies[count // 2] * 1e6, latencies[count * 99 // 100] * 1e6))


def main(address, port, protection, seconds, processes):
    results = Queue()
    clients = [Process(target=load, args=(address, port, protection, seconds, results)) for _ in range(processes)]
    for client in clients:
        client.start()
    figures = [results.get(timeout=seconds + 30) for _ in clients]
    for client in clients:
        client.join()
    print('%.0f %.1f %.1f' % (sum(f[0] for f in figures), figures[0][1], figures[0][2]))


if __name__ == '__main__':
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]), int(sys.argv[5]))
