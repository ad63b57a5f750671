#!/usr/bin/python3
"""Prints people, a contact and a list of an organization named Example as LDIF, for our own directory.

usage: nspi_people.py BASE"""
import base64
import sys

GIVEN = ('Anna', 'Bert', 'Çağla', 'Dörte', 'Émile', 'Fjodor', 'Grażyna', 'Håkon', 'Íris', 'José')
SURNAMES = ('Müller', 'Öztürk', 'Šimek', 'Smith', 'van den Berg')
GROUP = '/o=Example/ou=First Administrative Group'
HOME = 'CN=Mailbox Store (PROXY)'


def line(name, value):
    if all(32 <= ord(c) < 127 for c in value) and not value.startswith((' ', ':', '<')):
        return '%s: %s' % (name, value)
    return '%s:: %s' % (name, base64.b64encode(value.encode()).decode())


def entry(base, name, classes, **attributes):
    lines = [line('dn', 'CN=%s,CN=Users,%s' % (name, base))]
    lines += ['objectClass: ' + each for each in classes]
    for attribute, values in attributes.items():
        for value in values if isinstance(values, list) else [values]:
            lines.append(line(attribute, value))
    print('\n'.join(lines) + '\n')


def main():
    base = sys.argv[1]
    members = []
    people = [('Administrator', 'System', 'Administrator')]
    for number in range(40):
        people.append(('user%02d' % number, GIVEN[number % 10], SURNAMES[number // 8]))
    for alias, given, surname in people:
        name = '%s %s' % (given, surname)
        members.append('CN=%s,CN=Users,%s' % (alias, base))
        entry(
            base, alias, ('top', 'person', 'organizationalPerson', 'user'), sAMAccountName=alias, displayName=name,
            givenName=given, sn=surname, mailNickname=alias, mail=alias + '@example.test',
            legacyExchangeDN='%s/cn=Recipients/cn=%s' % (GROUP, alias), msExchUserAccountControl='0',
            proxyAddresses=['SMTP:%s@example.test' % alias, 'smtp:%s.second@example.test' % alias],
            department='Department %d' % (len(members) % 3), telephoneNumber='+49 30 %04d' % len(members))
    entry(
        base, 'partner', ('top', 'person', 'organizationalPerson', 'contact'), displayName='Zoë Partner',
        mailNickname='partner', mail='zoe@partner.test', targetAddress='SMTP:zoe@partner.test',
        legacyExchangeDN=GROUP + '/cn=Recipients/cn=partner', proxyAddresses='SMTP:zoe@partner.test')
    entry(
        base, 'team', ('top', 'group'), sAMAccountName='team', displayName='Team', mailNickname='team',
        mail='team@example.test', legacyExchangeDN=GROUP + '/cn=Recipients/cn=team',
        proxyAddresses='SMTP:team@example.test', member=members[1:6],
        managedBy='CN=Administrator,CN=Users,' + base)


if __name__ == '__main__':
    main()
