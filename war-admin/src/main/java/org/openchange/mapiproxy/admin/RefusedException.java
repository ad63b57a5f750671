/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** A request that is right and cannot be granted; the message is for whoever asked. */
public class RefusedException extends ClientErrorException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Response.Status status, String message) {
        super(message, status);
    }
}
