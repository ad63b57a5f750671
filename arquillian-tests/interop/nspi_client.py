#!/usr/bin/python3
"""Calls every NSPI helper of impacket and prints what it got; the output through a proxy can be compared with the direct one.

usage: nspi_client.py ADDRESS PORT LEVEL [--server NAME] [--as-proxied NAME FQDN]
LEVEL is 1, 2, 4, 5 or 6. --server is the mailbox server's name in the requests. With --as-proxied the answers are printed
as a proxy of this name has to change them. Environment: USERNAME, PASSWORD, DOMAIN."""
import argparse
import hashlib
import os
import re

from impacket.dcerpc.v5 import nspi, transport

HOME_MDB = 0x8006
NETWORK_ADDRESS = 0x8170


def connect(options):
    factory = transport.DCERPCTransportFactory('ncacn_ip_tcp:%s[%d]' % (options.address, options.port))
    factory.set_connect_timeout(10)
    dce = factory.get_dce_rpc()
    if options.level > 1:
        factory.set_credentials(os.environ['USERNAME'], os.environ['PASSWORD'], os.environ['DOMAIN'])
        dce.set_auth_level(options.level)
    dce.connect()
    dce.bind(nspi.MSRPC_UUID_NSPI)
    return dce


class Printer:
    def __init__(self, options):
        self.proxied = options.as_proxied

    def value(self, tag, value):
        if self.proxied and tag >> 16 == NETWORK_ADDRESS:
            return ['ncacn_ip_tcp:%s' % self.proxied[1]]
        if self.proxied and tag >> 16 == HOME_MDB:
            return re.sub('/cn=Servers/cn=[^/]+', '/cn=Servers/cn=' + self.proxied[0], value)
        if isinstance(value, bytes):
            return value.hex()
        if hasattr(value, 'getData'):
            return value.getData().hex()
        return value

    def row(self, name, row):
        for tag, value in nspi.simplifyPropertyRow(row).items():
            print('  %s %08x = %r' % (name, tag, self.value(tag, value)))

    def answer(self, name, response, stub):
        fields = response.fields
        print('%s: error 0x%x' % (name, response['ErrorCode']))
        replaced = False
        for field in fields:
            if field == 'ppRows' and 'aRow' in response['ppRows'].fields:
                for i, row in enumerate(response['ppRows']['aRow']):
                    self.row('row %d' % i, row)
                replaced = True
            elif field in ('ppRows', 'ppData') and 'lpProps' in response[field].fields:
                self.row('row', response[field])
                replaced = replaced or field == 'ppRows'
        if not replaced:
            print('  stub of %d bytes, SHA-256 %s' % (len(stub), hashlib.sha256(stub).hexdigest()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('address')
    parser.add_argument('port', type=int)
    parser.add_argument('level', type=int, choices=(1, 2, 4, 5, 6))
    parser.add_argument('--server', default='EX1')
    parser.add_argument('--as-proxied', nargs=2)
    options = parser.parse_args()
    dce = connect(options)
    printer = Printer(options)
    stubs = []
    receive = dce.recv

    def recording():
        stubs.append(receive())
        return stubs[-1]
    dce.recv = recording

    def attempt(name, call):
        try:
            response = call()
        except Exception as refused:
            print('%s: %s: %s' % (name, type(refused).__name__, refused))
            return None
        printer.answer(name, response, stubs[-1])
        return response

    handle = attempt('NspiBind', lambda: nspi.hNspiBind(dce))['contextHandle']
    server_dn = ('/o=Example/ou=First Administrative Group/cn=Configuration/cn=Servers/cn=%s' % options.server)
    column_tags = [0x3001001f, 0x0ffe0003, 0x8006001e]
    calls = (
        ('NspiUpdateStat', lambda: nspi.hNspiUpdateStat(dce, handle, nspi.STAT())),
        ('NspiGetSpecialTable', lambda: nspi.hNspiGetSpecialTable(dce, handle)),
        ('NspiQueryColumns', lambda: nspi.hNspiQueryColumns(dce, handle)),
        # First a row with the server's name: the proxy has to learn it before it can give it back.
        ('NspiQueryRows', lambda: nspi.hNspiQueryRows(dce, handle)),
        ('NspiQueryRows with columns', lambda: nspi.hNspiQueryRows(dce, handle, pPropTags=column_tags, lpETable=[0x101])),
        ('NspiSeekEntries', lambda: nspi.hNspiSeekEntries(dce, handle, 'User 1')),
        ('NspiDNToMId', lambda: nspi.hNspiDNToMId(dce, handle, [server_dn])),
        ('NspiDNToMId of nobody', lambda: nspi.hNspiDNToMId(dce, handle, ['/o=Example/cn=nobody'])),
        ('NspiGetPropList', lambda: nspi.hNspiGetPropList(dce, handle, 0x101)),
        ('NspiGetProps', lambda: nspi.hNspiGetProps(dce, handle, CurrentRec=0x200, pPropTags=[0x8170101f])),
        ('NspiGetTemplateInfo', lambda: nspi.hNspiGetTemplateInfo(dce, handle, pDN='/cn=template')),
        ('NspiModLinkAtt', lambda: nspi.hNspiModLinkAtt(dce, handle, 0, 0x8009000d, 0x101, [])),
        ('NspiGetNamesFromIDs', lambda: nspi.hNspiGetNamesFromIDs(dce, handle, pPropTags=[0x80010003])),
        ('NspiResolveNames', lambda: nspi.hNspiResolveNames(dce, handle, paStr=['User 1', server_dn])),
        ('NspiResolveNamesW', lambda: nspi.hNspiResolveNamesW(dce, handle, paStr=['User 1', server_dn])),
        ('opnum 15', lambda: dce.call(15, handle.getData()) or dce.recv()),
        ('NspiUnbind', lambda: nspi.hNspiUnbind(dce, handle)))
    for name, call in calls:
        attempt(name, call)
    dce.disconnect()


if __name__ == '__main__':
    main()
