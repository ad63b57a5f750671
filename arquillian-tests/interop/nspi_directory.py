#!/usr/bin/python3
"""Asks an NSPI server, with impacket's client, for all that a directory holds, and compares.

usage: nspi_directory.py ADDRESS PORT LEVEL LDIF [--hybrid]
LEVEL is 1, 2, 4, 5 or 6; LDIF is what ldapsearch found. Prints what differs, and ends with 1 then; otherwise the number of
comparisons. With --hybrid an interface that is relayed is called as well.
Environment: USERNAME, PASSWORD, DOMAIN."""
import argparse
import base64
import os
import struct
import sys

from impacket.dcerpc.v5 import nspi, oxabref, rpcrt, transport
from impacket.dcerpc.v5.ndr import NDRCALL
from impacket.uuid import uuidtup_to_bin

TEXT = (('displayName', 0x3001001f), ('mailNickname', 0x3a00001f), ('mail', 0x39fe001f), ('givenName', 0x3a06001f),
        ('sn', 0x3a11001f), ('department', 0x3a18001f), ('telephoneNumber', 0x3a08001f), ('legacyExchangeDN', 0x3003001f))
EMSMDB = uuidtup_to_bin(('a4f1db00-ca47-1067-b31f-00dd010662da', '0.81'))
RFR = uuidtup_to_bin(('1544f5e0-613c-11d1-93df-00c04fd7bd09', '1.0'))
checks = 0


def check(what, got, wanted):
    global checks
    checks += 1
    if got != wanted:
        print('%s: %r instead of %r' % (what, got, wanted))
        sys.exit(1)


def entries(path):
    entry = {}
    for row in open(path, encoding='utf-8').read().split('\n') + ['']:
        if not row:
            if entry:
                yield entry
            entry = {}
        elif ':: ' in row and row.index(':: ') == row.index(':'):
            name, value = row.split(':: ', 1)
            entry.setdefault(name, []).append(base64.b64decode(value).decode('utf-8', 'replace'))
        else:
            name, value = row.split(': ', 1)
            entry.setdefault(name, []).append(value)


class Client:
    def __init__(self, options):
        self.options = options

    def connect(self, interface):
        factory = transport.DCERPCTransportFactory('ncacn_ip_tcp:%s[%d]' % (self.options.address, self.options.port))
        factory.set_connect_timeout(10)
        dce = factory.get_dce_rpc()
        if self.options.level > 1:
            factory.set_credentials(os.environ['USERNAME'], os.environ['PASSWORD'], os.environ['DOMAIN'])
            dce.set_auth_level(self.options.level)
        dce.connect()
        dce.bind(interface)
        return dce


def minimal_ids(array):
    return [each['Data'] if hasattr(each, 'fields') else each for each in array['aulPropTag']]


class NspiGetSpecialTable(NDRCALL):
    """impacket's own sends pStat as a pointer that may be NULL, so that a server reads the wrong fields."""
    opnum = 12
    structure = (('hRpc', nspi.handle_t), ('dwFlags', nspi.DWORD), ('pStat', nspi.STAT), ('lpVersion', nspi.DWORD))


class NspiGetSpecialTableResponse(NDRCALL):
    structure = nspi.NspiGetSpecialTableResponse.structure


class NspiGetProps(NDRCALL):
    """The same, and impacket's own helper says that there is one tag more than it sends."""
    opnum = 9
    structure = (
        ('hRpc', nspi.handle_t), ('dwFlags', nspi.DWORD), ('pStat', nspi.STAT), ('pPropTags', nspi.PPropertyTagArray_r))


class NspiGetPropsResponse(NDRCALL):
    structure = nspi.NspiGetPropsResponse.structure


def creation_templates(dce, handle, locale):
    request = NspiGetSpecialTable()
    request['hRpc'] = handle
    request['dwFlags'] = nspi.NspiAddressCreationTemplates
    request['pStat']['CodePage'] = 1252
    request['pStat']['TemplateLocale'] = locale
    request['lpVersion'] = 0
    return nspi.simplifyPropertyRowSet(dce.request(request)['ppRows'])


def props(dce, handle, minimal_id, columns):
    request = NspiGetProps()
    request['hRpc'] = handle
    request['dwFlags'] = 0
    request['pStat']['CurrentRec'] = minimal_id
    request['pStat']['CodePage'] = 1252
    for value in columns:
        tag = nspi.DWORD()
        tag['Data'] = value
        request['pPropTags']['aulPropTag'].append(tag)
    request['pPropTags']['cValues'] = len(columns)
    request.fields['pPropTags'].fields['Data'].fields['aulPropTag'].fields['MaximumCount'] = len(columns) + 1
    response = dce.request(request, checkError=False)
    return response['ErrorCode'], nspi.simplifyPropertyRow(response['ppRows'])


def browse(dce, handle, people):
    stat = nspi.STAT()
    stat['CodePage'] = 1252
    names = []
    while True:
        response = nspi.hNspiQueryRows(dce, handle, pStat=stat, Count=7, pPropTags=[0x3001001f])
        rows = nspi.simplifyPropertyRowSet(response['ppRows'])
        names += [row[0x3001001f] for row in rows]
        stat = response['pStat']
        if not rows or stat['CurrentRec'] == 2:
            break
    check('rows of the global address list', sorted(names), sorted(p['displayName'][0] for p in people))
    check('TotalRecs', stat['TotalRecs'], len(people))
    check('NumPos', stat['NumPos'], len(people))
    stat['CurrentRec'] = 0
    stat['Delta'] = 3
    moved = nspi.hNspiUpdateStat(dce, handle, stat)
    check('NspiUpdateStat', (moved['ErrorCode'], moved['pStat']['NumPos'], moved['pStat']['Delta']), (0, 3, 0))
    row = nspi.simplifyPropertyRowSet(
        nspi.hNspiQueryRows(dce, handle, pPropTags=[0x3001001f], lpETable=[moved['pStat']['CurrentRec']])['ppRows'])[0]
    check('the row there', row[0x3001001f], names[3])
    for name in names[::5]:
        found = nspi.hNspiSeekEntries(dce, handle, name)
        check('NspiSeekEntries ' + name, names[found['pStat']['NumPos']], name)
    return names


def look_up(dce, handle, people):
    dns = [person['legacyExchangeDN'][0] for person in people]
    ids = minimal_ids(nspi.hNspiDNToMId(dce, handle, dns + ['/o=Example/cn=nobody'])['ppOutMIds'])
    check('NspiDNToMId of nobody', ids.pop(), 0)
    check('different ids', len(set(ids)), len(people))
    for person, minimal_id in zip(people, ids):
        code, row = props(dce, handle, minimal_id, [tag for _, tag in TEXT] + [0x0ff60102])
        for name, tag in TEXT:
            wanted = person[name][0] if name in person else None
            check('%s of %s' % (name, person['dn'][0]), row.get(tag), wanted)
        errors = any(name not in person for name, _ in TEXT)
        check('code of NspiGetProps', code, 0x40380 if errors else 0)
        check('PidTagInstanceKey', row[0x0ff60102], minimal_id)
        listed = minimal_ids(nspi.hNspiGetPropList(dce, handle, minimal_id)['ppOutMIds'])
        check('display name in the list', 0x3001001e in listed, True)
    code, row = props(dce, handle, 0xdead, [0x3001001f])
    check('properties of nobody', (code, list(row)), (0x40380, [0x3001000a]))
    return dict(zip(dns, ids))


def resolve(dce, handle, people):
    names = [person['mail'][0] for person in people] + ['user0', 'nobody at all', people[0]['legacyExchangeDN'][0]]
    for call in (nspi.hNspiResolveNames, nspi.hNspiResolveNamesW):
        response = call(dce, handle, pPropTags=[0x39fe001f], paStr=names)
        check('results', minimal_ids(response['ppMIds']), [2] * len(people) + [1, 0, 2])
        rows = nspi.simplifyPropertyRowSet(response['ppRows'])
        check('rows', [row[0x39fe001f] for row in rows], [p['mail'][0] for p in people] + [people[0]['mail'][0]])


def tables(dce, handle):
    rows = nspi.simplifyPropertyRowSet(nspi.hNspiGetSpecialTable(dce, handle)['ppRows'])
    check('the first container', (rows[0][0xfffd0003], rows[0][0x30050003]), (0, 0))
    check('more containers', len(rows) > 1, True)
    for row in rows:
        check('columns of a container', {0x0fff0102, 0x36000003, 0x30050003, 0xfffd0003, 0x3001001f, 0xfffb000b} <= set(row), True)
    for locale, name in ((0x409, 'Internet Address'), (0x407, 'Internetadresse')):
        rows = creation_templates(dce, handle, locale)
        check('address types', [(row[0x3002001e], row[0x3001001e]) for row in rows], [('SMTP', name)])
    data = nspi.simplifyPropertyRow(
        nspi.hNspiGetTemplateInfo(dce, handle, dwLocaleID=0x407, dwCodePage=1252, dwFlags=1)['ppData'])
    check('a dialog', list(data), [0x00010102])
    columns = minimal_ids(nspi.hNspiQueryColumns(dce, handle)['ppColumns'])
    check('columns', {0x3001001f, 0x8009000d, 0x0fff0102} <= set(columns), True)
    named = nspi.hNspiGetNamesFromIDs(dce, handle, pPropTags=[0x8009000d])
    check('a named property', minimal_ids(named['ppReturnedPropTags']), [0x8009000d])


def fault(call):
    try:
        call()
    except rpcrt.DCERPCException as refused:
        return str(refused)
    return 'no fault'


def referral(client):
    dce = client.connect(RFR)
    answer = oxabref.hRfrGetNewDSA(dce, '')
    check('RfrGetNewDSA', answer['ppszServer'].rstrip('\0').lower(), 'proxy.example.test')
    dn = '/o=Example/ou=First Administrative Group/cn=Configuration/cn=Servers/cn=PROXY'
    answer = oxabref.hRfrGetFQDNFromServerDN(dce, dn)
    check('RfrGetFQDNFromServerDN', answer['ppszServerFQDN'].rstrip('\0').lower(), 'proxy.example.test')
    dce.disconnect()


def relayed(client):
    dce = client.connect(EMSMDB)
    dce.call(6, b'')
    check('EcDummyRpc, which only the other server answers so', dce.recv(), struct.pack('<L', 0x5a))
    dce.disconnect()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('address')
    parser.add_argument('port', type=int)
    parser.add_argument('level', type=int, choices=(1, 2, 4, 5, 6))
    parser.add_argument('ldif')
    parser.add_argument('--hybrid', action='store_true')
    options = parser.parse_args()
    people = [entry for entry in entries(options.ldif) if 'mailNickname' in entry]
    client = Client(options)
    dce = client.connect(nspi.MSRPC_UUID_NSPI)
    handle = nspi.hNspiBind(dce)['contextHandle']
    tables(dce, handle)
    browse(dce, handle, people)
    ids = look_up(dce, handle, people)
    resolve(dce, handle, people)
    team = next(ids[p['legacyExchangeDN'][0]] for p in people if p['mailNickname'] == ['team'])
    check('NspiModLinkAtt without entry ids', nspi.hNspiModLinkAtt(dce, handle, 0, 0x8009000d, team, [])['ErrorCode'], 0)
    check('NspiUnbind', nspi.hNspiUnbind(dce, handle)['ErrorCode'], 1)
    check('the handle afterwards', 'context' in fault(lambda: nspi.hNspiGetSpecialTable(dce, handle)).lower(), True)
    dce.disconnect()
    referral(client)
    if options.hybrid:
        relayed(client)
    print('%d comparisons of %d objects' % (checks, len(people)))


if __name__ == '__main__':
    main()
