/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos.message;

import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.security.der.Der;
import org.openchange.mapiproxy.security.der.DerReader;
import org.openchange.mapiproxy.wire.LimitExceededException;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/** RFC 4120 5.2.2 PrincipalName; its type is a hint that takes no part in comparisons. */
public record PrincipalName(int nameType, List<String> components) {
    private static final int MAX_COMPONENTS = 16;

    public PrincipalName {
        components = List.copyOf(components);
    }

    public static PrincipalName read(DerReader in) {
        DerReader fields = in.enter(Der.SEQUENCE);
        int nameType = fields.explicit(0).integer(Integer.MIN_VALUE, Integer.MAX_VALUE); // [0] name-type
        DerReader names = fields.explicit(1).enter(Der.SEQUENCE); // [1] name-string
        List<String> components = new ArrayList<>();
        while (names.hasNext()) {
            if (components.size() == MAX_COMPONENTS) {
                throw new LimitExceededException("name-string", -1, components.size() + 1L, MAX_COMPONENTS);
            }
            components.add(names.generalString());
        }
        if (components.isEmpty()) {
            throw new MalformedMessageException("name-string without components", -1);
        }
        return new PrincipalName(nameType, components);
    }

    public byte[] write() {
        return Der.sequence(
                Der.explicit(0, Der.integer(nameType)), // [0] name-type
                Der.explicit(
                        1,
                        Der.sequence(components.stream() // [1] name-string
                                .map(Der::generalString)
                                .toArray(byte[][]::new))));
    }

    public boolean sameAs(PrincipalName other) {
        return components.equals(other.components);
    }

    @Override
    public String toString() {
        return String.join("/", components);
    }
}
