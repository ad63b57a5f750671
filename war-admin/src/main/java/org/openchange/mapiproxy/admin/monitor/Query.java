/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin.monitor;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openchange.mapiproxy.spi.monitor.CallFilter;

/** The parameters of an address, checked. */
final class Query {
    private final MultivaluedMap<String, String> parameters;

    Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * All parameters but these as a filter.
     *
     * @throws BadRequestException if one of them is no part of a filter, or stands there twice
     */
    CallFilter filter(String... besides) {
        List<String> others = List.of(besides);
        try {
            return CallFilter.of(parameters.entrySet().stream()
                    .filter(entry -> !others.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Query::only)));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static String only(Map.Entry<String, List<String>> entry) {
        if (entry.getValue().size() != 1) {
            throw new IllegalArgumentException(entry.getKey() + ": allowed is one value");
        }
        return entry.getValue().get(0);
    }

    static long number(String name, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new BadRequestException(name + ": allowed is a number from " + least + " to " + most);
    }
}
