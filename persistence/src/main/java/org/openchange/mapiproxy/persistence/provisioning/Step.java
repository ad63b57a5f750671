/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.io.IOException;

/**
 * One change.
 *
 * @param what what is missing, for people: "attribute homeMDB"
 */
record Step(String what, Change change) {

    /** Does it, once. */
    @FunctionalInterface
    interface Change {
        void apply() throws IOException;
    }
}
