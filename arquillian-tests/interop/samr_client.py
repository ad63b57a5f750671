#!/usr/bin/python3
"""Reads a domain over SAMR with Samba's client library and prints every answer; the output of two servers can be compared.

usage: samr_client.py BINDING ntlm|krb5
Handles are left out, because they differ from run to run. Environment: SMB_CONF_PATH, USERNAME, PASSWORD, DOMAIN, REALM."""
import hashlib
import os
import re
import sys

from samba import NTSTATUSError, credentials, param
from samba.dcerpc import lsa, samr, security
from samba.ndr import ndr_pack, ndr_print

MAXIMUM_ALLOWED = security.SEC_FLAG_MAXIMUM_ALLOWED


def connect(binding, mechanism):
    settings = param.LoadParm()
    settings.load(os.environ['SMB_CONF_PATH'])
    account = credentials.Credentials()
    account.guess(settings)
    account.set_username(os.environ['USERNAME'])
    account.set_password(os.environ['PASSWORD'])
    account.set_domain(os.environ['DOMAIN'])
    account.set_realm(os.environ['REALM'])
    account.set_kerberos_state(
        credentials.MUST_USE_KERBEROS if mechanism == 'krb5' else credentials.DONT_USE_KERBEROS)
    return samr.samr(binding, settings, account)


def show(name, answer):
    """One line each: what it is, and its NDR form or its text."""
    if isinstance(answer, (tuple, list)):
        for i, part in enumerate(answer):
            show('%s[%d]' % (name, i), part)
    elif isinstance(answer, (int, str)) or answer is None:
        print('%s = %s' % (name, answer))
    elif isinstance(answer, samr.SamArray):
        print('%s = %s' % (name, sorted((e.idx, e.name.string) for e in answer.entries or ())))
    else:
        try:
            text = re.sub(r'\s+', ' ', ndr_print(answer)).strip()
        except TypeError:
            members = [m for m in dir(answer) if not m.startswith('_')]
            for member in members:
                show('%s.%s' % (name, member), getattr(answer, member))
            return
        print('%s = %s' % (name, text))


def attempt(name, call):
    try:
        answer = call()
    except NTSTATUSError as refused:
        print('%s ! 0x%08x' % (name, refused.args[0] & 0xffffffff))
        return None
    show(name, answer)
    return answer


def name_of(text):
    name = lsa.String()
    name.string = text
    return name


def main(binding, mechanism):
    pipe = connect(binding, mechanism)
    # Not shown: the session key that a password change would use differs for each connection.
    server = pipe.Connect2(None, MAXIMUM_ALLOWED)
    attempt('EnumDomains', lambda: pipe.EnumDomains(server, 0, 0xffffffff))
    for domain in (os.environ['DOMAIN'], 'Builtin'):
        sid = attempt('LookupDomain %s' % domain, lambda: pipe.LookupDomain(server, name_of(domain)))
        handle = pipe.OpenDomain(server, MAXIMUM_ALLOWED, sid)
        for level in (1, 3, 4, 5, 6, 7, 9, 12):
            attempt('QueryDomainInfo %s %d' % (domain, level), lambda: pipe.QueryDomainInfo(handle, level))
        for call in ('EnumDomainGroups', 'EnumDomainAliases'):
            attempt('%s %s' % (call, domain), lambda: getattr(pipe, call)(handle, 0, 0xffff))
        users = attempt('EnumDomainUsers %s' % domain, lambda: pipe.EnumDomainUsers(handle, 0, 0, 0xffff))
        for entry in (users[1].entries or () if users and users[1] else ()):
            user = pipe.OpenUser(handle, MAXIMUM_ALLOWED, entry.idx)
            for level in (1, 2, 6, 7, 8, 9, 10, 11, 13, 16, 17, 20):
                attempt('QueryUserInfo %s %d' % (entry.name.string, level), lambda: pipe.QueryUserInfo(user, level))
            attempt('GetGroupsForUser %s' % entry.name.string, lambda: pipe.GetGroupsForUser(user))
            attempt('QuerySecurity %s' % entry.name.string, lambda: pipe.QuerySecurity(user, 4))
            pipe.Close(user)
        attempt('OpenUser of nobody', lambda: pipe.OpenUser(handle, MAXIMUM_ALLOWED, 999999))
        attempt('LookupNames of nobody', lambda: pipe.LookupNames(handle, [name_of('nobody at all')]))
        pipe.Close(handle)
        attempt('QueryDomainInfo of a closed handle', lambda: pipe.QueryDomainInfo(handle, 1))
    attempt('GetDomPwInfo', lambda: pipe.GetDomPwInfo(name_of('')))
    attempt('LookupDomain of none', lambda: pipe.LookupDomain(server, name_of('NO-SUCH-DOMAIN')))
    attempt('an opnum that is not there', lambda: pipe.request(200, b'stub'))
    # Names of one letter, so many that request and answer need several fragments.
    sid = pipe.LookupDomain(server, name_of(os.environ['DOMAIN']))
    handle = pipe.OpenDomain(server, MAXIMUM_ALLOWED, sid)
    attempt('LookupNames, many', lambda: pipe.LookupNames(handle, [name_of('name %d' % i) for i in range(900)] + [name_of('Administrator')]))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
