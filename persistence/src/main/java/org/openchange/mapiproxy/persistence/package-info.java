/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What outlives a connection: the directory of people and organizations in {@code directory}, mailboxes and organizations in {@code database}.
 */
package org.openchange.mapiproxy.persistence;
