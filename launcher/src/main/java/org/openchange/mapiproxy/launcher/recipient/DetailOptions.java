/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.recipient;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What an address book shows of somebody besides name and address. */
final class DetailOptions {
    @Option(names = "--given-name", paramLabel = "NAME", description = "The given name.")
    private String givenName;

    @Option(names = "--surname", paramLabel = "NAME", description = "The surname.")
    private String surname;

    @Option(names = "--title", paramLabel = "TITLE", description = "The job title.")
    private String title;

    @Option(names = "--department", paramLabel = "NAME", description = "The department.")
    private String department;

    @Option(names = "--company", paramLabel = "NAME", description = "The company.")
    private String company;

    @Option(names = "--office", paramLabel = "NAME", description = "The office.")
    private String office;

    @Option(names = "--telephone", paramLabel = "NUMBER", description = "The telephone number.")
    private String telephone;

    @Option(names = "--mobile", paramLabel = "NUMBER", description = "The mobile number.")
    private String mobile;

    /** By the names of attributes. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("givenName", givenName);
        all.put("sn", surname);
        all.put("title", title);
        all.put("department", department);
        all.put("company", company);
        all.put("physicalDeliveryOfficeName", office);
        all.put("telephoneNumber", telephone);
        all.put("mobile", mobile);
        all.values().removeIf(value -> value == null || value.isEmpty());
        return all;
    }
}
