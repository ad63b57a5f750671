/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The directory over LDAP, with the schema of Active Directory, of OpenLDAP, or of our own server: {@link
 * org.openchange.mapiproxy.persistence.directory.ldap.LdapDirectory}. {@code SchemaNames} is the one place that knows what a server calls
 * things, {@code ConnectionPool} the one place that owns connections, {@code LdapErrors} the one that says what a failure means. May use the
 * UnboundID LDAP SDK, which nobody outside of the directory packages sees.
 */
package org.openchange.mapiproxy.persistence.directory.ldap;
