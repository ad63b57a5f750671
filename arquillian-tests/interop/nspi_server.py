#!/usr/bin/python3
"""An NSPI server on impacket's DCERPC server: no authentication, one client at a time, answers packed by hand as NDR 2.0.

usage: nspi_server.py PORT SERVERNAME
The directory names SERVERNAME as the mailbox server, so that a proxy has something to replace; NspiDNToMId and
NspiResolveNames only know the server by this name."""
import struct
import sys

from impacket.dcerpc.v5 import nspi, rpcrt

HANDLE = b'\0\0\0\0' + bytes(range(16))
SERVER_GUID = bytes(range(0x40, 0x50))
SERVER = sys.argv[2] if len(sys.argv) > 2 else 'EX1'
HOME_MDB = ('/o=Example/ou=First Administrative Group/cn=Configuration/cn=Servers/cn=%s/cn=Microsoft Private MDB'
            % SERVER)
ADDRESSES = ['netbios:%s' % SERVER, 'ncacn_np:%s.example.test' % SERVER.lower(),
             'ncacn_ip_tcp:%s.example.test' % SERVER.lower()]
NOT_FOUND = 0x8004010F


class Packer:
    """NDR 2.0, little-endian; every referent gets a new id."""

    def __init__(self):
        self.bytes = b''
        self.referents = 0x20000

    def align(self):
        self.bytes += b'\xbf' * (-len(self.bytes) % 4)

    def u32(self, *values):
        self.align()
        self.bytes += struct.pack('<%dI' % len(values), *values)

    def referent(self):
        self.u32(self.referents)
        self.referents += 4

    def raw(self, data):
        self.bytes += data

    def string(self, text, wide):
        data = (text + '\0').encode('utf-16le' if wide else 'ascii')
        count = len(data) // (2 if wide else 1)
        self.u32(count, 0, count)
        self.raw(data)

    def tags(self, tags):
        self.referent()
        self.u32(len(tags) + 1, len(tags), 0, len(tags), *tags)

    def value(self, tag, value):
        kind = tag & 0xffff
        self.u32(tag, 0, kind)
        if kind in (0x03, 0x0a):
            self.u32(value)
        elif kind == 0x0b:
            self.raw(struct.pack('<H', value))
        elif kind == 0x40:
            self.u32(value & 0xffffffff, value >> 32)
        elif kind in (0x1e, 0x1f):
            self.referent()
        else:
            self.u32(len(value))
            self.referent()

    def deferred(self, tag, value):
        kind = tag & 0xffff
        if kind in (0x1e, 0x1f):
            self.string(value, kind == 0x1f)
        elif kind == 0x0102:
            self.u32(len(value))
            self.raw(value)
        elif kind in (0x101e, 0x101f):
            self.u32(len(value))
            for _ in value:
                self.referent()
            for text in value:
                self.string(text, kind == 0x101f)

    def row_head(self, row):
        self.u32(0, len(row))
        self.referent()

    def row_body(self, row):
        self.u32(len(row))
        for tag, value in row:
            self.value(tag, value)
        for tag, value in row:
            self.deferred(tag, value)
        self.align()

    def row(self, row):
        self.referent()
        self.row_head(row)
        self.row_body(row)

    def rows(self, rows):
        self.referent()
        self.u32(len(rows), len(rows))
        for row in rows:
            self.row_head(row)
        for row in rows:
            self.row_body(row)

    def stat(self, record=0, total=7):
        self.u32(0, 0, record, 0, 0, total, 1252, 1033, 1033)


def user(number):
    name = 'User %d' % number
    return [(0x3001001f, name), (0x0ffe0003, 6), (0x8006001e, HOME_MDB), (0x8006001f, HOME_MDB),
            (0x3003001e, '/o=Example/ou=First Administrative Group/cn=Recipients/cn=user%d' % number),
            (0x0ff60102, struct.pack('<I', 0x100 + number)), (0x3a40000b, 1), (0x30070040, 0x01dc000000000000 + number),
            (0x800f101f, ['SMTP:user%d@example.test' % number, 'smtp:u%d@example.test' % number]),
            (0x3a20000a, NOT_FOUND)]


def answer(build):
    def call(request):
        packer = Packer()
        build(packer, request)
        return packer.bytes
    return call


def bind(p, request):
    p.referent()
    p.raw(SERVER_GUID)
    p.raw(HANDLE)
    p.u32(0)


def unbind(p, request):
    p.raw(b'\0' * 20)
    p.u32(1)


def update_stat(p, request):
    p.stat(record=0x102)
    p.u32(0, 0)


def query_rows(p, request):
    p.stat(record=2)
    p.rows([user(n) for n in range(40)])
    p.u32(0)


def seek_entries(p, request):
    p.stat(record=0x101)
    p.rows([user(1), user(2)])
    p.u32(0)


def dn_to_mid(p, request):
    known = b'/cn=Servers/cn=' + SERVER.encode() in request
    p.tags([0x200 if known else 0])
    p.u32(0)


def prop_list(p, request):
    p.tags([tag for tag, _ in user(1)])
    p.u32(0)


def props(p, request):
    p.row([(0x8170101e, ADDRESSES), (0x8170101f, ADDRESSES), (0x3001001f, 'Server %s' % SERVER), (0x0ffe0003, 6)])
    p.u32(0)


def compare_mids(p, request):
    p.u32(0xffffffff, 0)


def special_table(p, request):
    p.u32(1)
    p.rows([[(0x0fff0102, b'\0' * 4 + nspi.GUID_NSPI + struct.pack('<II', 1, 0x100) + b'/\0'), (0x36000003, 9),
             (0x30050003, 0), (0xfffd0003, 0), (0x3001001f, ''), (0xfffb000b, 0)]])
    p.u32(0)


def template(p, request):
    p.row([(0x00010102, bytes(range(200)))])
    p.u32(0)


def columns(p, request):
    p.tags([tag for tag, _ in user(1)])
    p.u32(0)


def names_from_ids(p, request):
    p.tags([0x80010003])
    p.referent()
    p.u32(1, 1)
    p.referent()
    p.u32(0, 0x8001)
    p.raw(SERVER_GUID)
    p.u32(0)


def ids_from_names(p, request):
    p.tags([0x80010003])
    p.u32(0)


def resolve(p, request):
    known = SERVER.encode() in request or SERVER.encode('utf-16le') in request
    p.tags([2, 2 if known else 0])
    p.rows([user(1)] + ([user(3)] if known else []))
    p.u32(0)


OPERATIONS = {
    0: bind, 1: unbind, 2: update_stat, 3: query_rows, 4: seek_entries, 7: dn_to_mid, 8: prop_list, 9: props,
    10: compare_mids, 12: special_table, 13: template, 14: lambda p, request: p.u32(0x80070005), 16: columns,
    17: names_from_ids, 18: ids_from_names, 19: resolve, 20: resolve}


class Server(rpcrt.DCERPCServer):
    """impacket's own leaves the length of the whole answer in each of its fragments, and the last field of a fault out."""

    def send(self, data):
        stub = data['pduData']
        if data['type'] == rpcrt.MSRPC_FAULT:
            stub += b'\0' * 4
        room = self._max_xmit_size - 24
        parts = [stub[at:at + room] for at in range(0, len(stub), room)] or [b'']
        for i, part in enumerate(parts):
            data['flags'] = (rpcrt.PFC_FIRST_FRAG if i == 0 else 0) | (rpcrt.PFC_LAST_FRAG if i == len(parts) - 1 else 0)
            data['pduData'] = part
            data['frag_len'] = 24 + len(part)
            self._clientSock.sendall(data.get_packet())


if __name__ == '__main__':
    port = int(sys.argv[1])
    server = Server()
    server.daemon = True
    server.addCallbacks(('f5cc5a18-4264-101a-8c59-08002b2f8426', '56.0'), str(port),
                        {opnum: answer(build) for opnum, build in OPERATIONS.items()})
    # EcDummyRpc of EMSMDB, for a proxy that relays EMSMDB alone; it returns a number that nobody else does.
    server.addCallbacks(('a4f1db00-ca47-1067-b31f-00dd010662da', '0.81'), str(port),
                        {6: answer(lambda p, request: p.u32(0x5A))})
    server.setListenPort(port)
    server.start()
    server.join()
