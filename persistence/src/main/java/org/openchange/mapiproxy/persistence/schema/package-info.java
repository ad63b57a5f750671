/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What Exchange adds to a directory's schema, read from two tables among the resources. Provisioning writes it into Active Directory. Start at
 * {@link org.openchange.mapiproxy.persistence.schema.ExchangeSchema}.
 */
package org.openchange.mapiproxy.persistence.schema;
