/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop;

/** Private mailbox or public folders ([MS-OXCSTOR] 2.2.1.1); some layouts differ. */
public enum LogonKind {
    PRIVATE,
    PUBLIC
}
