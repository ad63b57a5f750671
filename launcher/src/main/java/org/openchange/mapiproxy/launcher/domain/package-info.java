/**
 * The commands that make this proxy a member of an Active Directory domain, and end that. Start at {@link
 * org.openchange.mapiproxy.launcher.domain.JoinCommand}.
 */
package org.openchange.mapiproxy.launcher.domain;
