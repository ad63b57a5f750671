/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench;

import picocli.CommandLine.Option;

/** The option that both ends of a load run share. */
final class FragmentOption {

    @Option(
            names = "--max-fragment",
            defaultValue = "5840",
            description =
                    "Largest PDU, in bytes (default ${DEFAULT-VALUE}, that of Windows over TCP; 4280 is that of named pipes).")
    private int maxFragment;

    int maxFragment() {
        if (maxFragment < 1432 || maxFragment > 65_528) {
            throw new IllegalArgumentException("--max-fragment must be 1432 to 65528");
        }
        return maxFragment;
    }
}
