/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.account;

import java.io.IOException;

/** The account file cannot be used, or not in this way. The message names the file or the account and says what to do, and no secret. */
public final class AccountFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public AccountFileException(String message) {
        super(message);
    }
}
