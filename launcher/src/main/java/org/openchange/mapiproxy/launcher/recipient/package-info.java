/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The commands that make people, groups and contacts. Start at {@link org.openchange.mapiproxy.launcher.recipient.UserCommand}.
 */
package org.openchange.mapiproxy.launcher.recipient;
