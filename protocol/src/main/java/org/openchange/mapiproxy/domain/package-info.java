/**
 * This proxy as a member of an Active Directory domain: its machine account, its domain controllers, and the secure channel over which they
 * judge NTLM logons. Start at {@link org.openchange.mapiproxy.domain.DomainAuthority}; the account is made by {@code ./mapiproxy join}. Has a
 * small blocking RPC client of its own, so that it needs neither the adapter's event loops nor anything but the JDK. Uses {@code dcerpc},
 * {@code security} and {@code idl.netlogon}.
 */
package org.openchange.mapiproxy.domain;
