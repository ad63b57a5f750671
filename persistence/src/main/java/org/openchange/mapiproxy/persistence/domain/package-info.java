/**
 * Joining an Active Directory domain and leaving it: makes, renews and deletes the machine account over LDAP, sealed by Kerberos, which domain
 * controllers take without any certificate. Start at {@link org.openchange.mapiproxy.persistence.domain.DomainDirectory}. Uses {@code
 * protocol}'s {@code domain} package for what is kept.
 */
package org.openchange.mapiproxy.persistence.domain;
