#!/usr/bin/python3
"""Runs Samba's raw DCERPC suite (samba.tests.dcerpc.raw_protocol of python3-samba) against any server.

Environment: SERVER, PORT (three digits: the suite expects a secondary address of that length), USERNAME, PASSWORD,
DOMAIN, REALM, TARGET_HOSTNAME, SMB_CONF_PATH, KRB5_CONFIG, MAX_NUM_AUTH.
Arguments: the log of everything that the suite prints, then names of tests; without names all that need no named pipe.
Prints "ok|FAIL|ERROR SECONDS NAME" for each test and a summary."""
import os
import sys
import time
import unittest

report = os.fdopen(os.dup(1), 'w')
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
os.dup2(log, 1)
os.dup2(log, 2)

from samba.tests.dcerpc import raw_protocol, raw_testcase  # noqa: E402

# These bind over SMB as well, to compare the association groups of two transports.
NAMED_PIPES = ('lsa_multi', 'assoc_group_ok2', 'assoc_group_fail3')

port = os.environ['PORT']
connect = raw_testcase.RawDCERPCTest.connect


def connect_to_port(self):
    if self.primary_address == '135':
        self.primary_address = port
    return connect(self)


raw_testcase.RawDCERPCTest.connect = connect_to_port


class OneLineEach(unittest.TextTestResult):
    def startTest(self, test):
        self.started = time.monotonic()
        super().startTest(test)

    def line(self, outcome, test):
        report.write('%-5s %6.2f %s\n' % (outcome, time.monotonic() - self.started, test._testMethodName))
        report.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line('ok', test)

    def addFailure(self, test, problem):
        super().addFailure(test, problem)
        self.line('FAIL', test)

    def addError(self, test, problem):
        super().addError(test, problem)
        self.line('ERROR', test)


def chosen(test):
    if sys.argv[2:]:
        return test._testMethodName in sys.argv[2:]
    return not any(part in test._testMethodName for part in NAMED_PIPES)


every = unittest.TestLoader().loadTestsFromTestCase(raw_protocol.TestDCERPC_BIND)
suite = unittest.TestSuite(test for test in every if chosen(test))
outcome = unittest.TextTestRunner(stream=open(sys.argv[1], 'a'), resultclass=OneLineEach).run(suite)
bad = len(outcome.failures) + len(outcome.errors)
report.write('%d run, %d passed\n' % (outcome.testsRun, outcome.testsRun - bad))
sys.exit(1 if bad else 0)
