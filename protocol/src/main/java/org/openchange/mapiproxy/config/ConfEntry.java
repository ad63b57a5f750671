/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

/**
 * An option as it stands in the file.
 *
 * @param file the file's name as it was given
 * @param line number of the line on which the option begins, from 1
 * @param section name of the section in lower case, {@code global} before the first one
 * @param name the option's name as it was written
 * @param value without white space around it
 */
public record ConfEntry(String file, int line, String section, String name, String value) {

    /** The name without regard to case and white space. */
    public String normalizedName() {
        return OptionName.normalize(name);
    }

    public boolean isGlobal() {
        return section.equals("global") || section.equals("globals");
    }

    public String origin() {
        return file + ":" + line;
    }

    /** Without the value, which may be a password. */
    @Override
    public String toString() {
        return origin() + ": [" + section + "] " + name;
    }
}
