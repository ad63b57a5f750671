/**
 * The machine account that this proxy has in an Active Directory domain, and where its secret is kept. Start at {@link
 * org.openchange.mapiproxy.domain.MachineAccountFile}; the account is made by {@code ./mapiproxy join}. Uses {@code config} and {@code security}.
 */
package org.openchange.mapiproxy.domain;
