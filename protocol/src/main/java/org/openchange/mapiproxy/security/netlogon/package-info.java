/**
 * [MS-NRPC] 3.1 and 3.3: the keys, credentials and signatures of Netlogon's secure channel, with AES only. A member of a domain proves to know
 * its machine account's password, and from then on speaks under the session key that came of it. Start at {@link
 * org.openchange.mapiproxy.security.netlogon.NetlogonSessionKey}. Uses {@code security} and the JDK's ciphers.
 */
package org.openchange.mapiproxy.security.netlogon;
