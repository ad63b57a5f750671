/* SPDX-License-Identifier: Apache-2.0 */
/** Makes Outlook speak the older, uncompressed forms of EMSMDB. */
package org.openchange.mapiproxy.modules.downgrade;
