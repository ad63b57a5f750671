/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.directory;

/**
 * Where things are in a directory, as distinguished names. The objects of all organizations are below {@link #exchange}, in the shape of
 * Active Directory: {@code CN=ORG,CN=Microsoft Exchange,CN=Services,CN=Configuration,...}.
 *
 * @param base the naming context of people and groups
 * @param users where new people, groups and contacts are put
 * @param configuration {@code CN=Configuration,...}
 */
public record DirectoryLayout(String base, String users, String configuration) {

    /** The container of the organizations. */
    public String exchange() {
        return "CN=Microsoft Exchange,CN=Services," + configuration;
    }
}
