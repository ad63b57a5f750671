/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the database knows of organizations: administrative groups, servers, and the public folders that every client expects. Start at {@link
 * org.openchange.mapiproxy.persistence.database.organization.OrganizationRepository}.
 */
package org.openchange.mapiproxy.persistence.database.organization;
