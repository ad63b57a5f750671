/* SPDX-License-Identifier: Apache-2.0 */
/** Message and attachment ROPs ([MS-OXCROPS] 2.2.6, [MS-OXCMSG]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.message.MessageRops} lists them. */
package org.openchange.mapiproxy.rop.message;
