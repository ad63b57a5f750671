/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

/**
 * Something in the configuration that stops the start.
 *
 * @param origin {@code FILE:LINE}, or the name of the property that overrides the file
 * @param option the option, empty when the line is not one
 * @param value the value as written, {@code ****} for a secret
 * @param allowed what is allowed instead, or what is wrong
 */
public record ConfProblem(String origin, String option, String value, String allowed) {

    static ConfProblem atLine(String origin, String wrong) {
        return new ConfProblem(origin, "", "", wrong);
    }

    @Override
    public String toString() {
        return option.isEmpty() ? origin + ": " + allowed : origin + ": " + option + " = \"" + value + "\": " + allowed;
    }
}
