/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the directory says of organizations: their servers, address lists and addressing templates, as objects that do not change. Provisioning
 * writes what is read here. Start at {@link org.openchange.mapiproxy.persistence.organization.Organizations}.
 */
package org.openchange.mapiproxy.persistence.organization;
