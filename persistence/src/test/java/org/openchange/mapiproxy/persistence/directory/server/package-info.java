/* SPDX-License-Identifier: Apache-2.0 */
/** Directory servers of others, for tests: OpenLDAP and Samba as a domain controller, each a child process on a loopback address. */
package org.openchange.mapiproxy.persistence.directory.server;
