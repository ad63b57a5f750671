/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where mailboxes, the directory and provisioning are kept. It holds nothing yet: the transparent proxy keeps no state, and accounts
 * live in {@code security}. The mailbox store is the first to move in.
 */
package org.openchange.mapiproxy.persistence;
