/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security;

/** Whether an account may log on. */
public enum AccountState {
    ACTIVE,
    DISABLED,
    LOCKED_OUT,
    EXPIRED
}
