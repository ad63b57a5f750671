/**
 * The domain as an authority for NTLM logons: its controllers, Netlogon's secure channel to one of them, and the change of the machine account's
 * password. Start at {@link org.openchange.mapiproxy.persistence.netlogon.DomainAuthority}. Has a small blocking RPC client of its own, because it
 * is asked on workers that may wait, and by the launcher, which has no event loops. Uses {@code protocol}'s {@code domain}, {@code dcerpc},
 * {@code security} and {@code idl.netlogon}.
 */
package org.openchange.mapiproxy.persistence.netlogon;
