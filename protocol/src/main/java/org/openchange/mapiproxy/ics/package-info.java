/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What incremental change synchronization remembers ([MS-OXCFXICS] 2.2.2): sets of ids and change numbers in their compressed form and as sets to
 * reckon with, external identifiers, predecessor change lists, the state of a synchronization. Uses {@code wire}, {@code mapi} and {@code print}.
 * Start at {@link org.openchange.mapiproxy.ics.IcsState}.
 */
package org.openchange.mapiproxy.ics;
