/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Prepares a directory for organizations: its schema where that lacks something, and the objects of an organization and its servers. What is to be
 * done is found out first, as a plan of steps that does nothing twice; so it can be shown instead of done, and goes on after an
 * interruption. Start at {@link org.openchange.mapiproxy.persistence.provisioning.Provisioning}.
 */
package org.openchange.mapiproxy.persistence.provisioning;
