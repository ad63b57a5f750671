/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of others that some tests need. */
final class Tools {
    private Tools() {}

    /** Skips the test when a tool is missing; in CI, where all of them have to be there, it fails. */
    static void require(boolean isThere, String whatIsMissing) {
        if (!isThere && "true".equals(System.getenv("CI"))) {
            Assertions.fail(whatIsMissing);
        }
        Assumptions.assumeTrue(isThere, whatIsMissing);
    }
}
