/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What several commands have in common: options, and what commands return. Start at {@link org.openchange.mapiproxy.launcher.option.DataOption}.
 */
package org.openchange.mapiproxy.launcher.option;
