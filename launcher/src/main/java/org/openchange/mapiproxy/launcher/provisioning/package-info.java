/* SPDX-License-Identifier: Apache-2.0 */
/**
 * {@code ./mapiproxy provision}: prepares the directory and the database for an organization. Start at {@link
 * org.openchange.mapiproxy.launcher.provisioning.ProvisionCommand}.
 */
package org.openchange.mapiproxy.launcher.provisioning;
