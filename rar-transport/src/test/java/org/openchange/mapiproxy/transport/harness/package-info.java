/* SPDX-License-Identifier: Apache-2.0 */
/** A server without a container: the transport with EPM, MGMT and a stand-in for netlogon, for tests and for conformance suites. */
package org.openchange.mapiproxy.transport.harness;
