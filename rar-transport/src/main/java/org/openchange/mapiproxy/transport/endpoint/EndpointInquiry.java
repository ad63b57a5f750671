/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.endpoint;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.openchange.mapiproxy.dcerpc.SyntaxId;
import org.openchange.mapiproxy.dcerpc.Uuids;

/** What ept_lookup asks for: inquiry_type and vers_option of C706 appendix O. */
final class EndpointInquiry {
    private static final int ALL = 0;
    private static final int BY_INTERFACE = 1;
    private static final int BY_OBJECT = 2;
    private static final int BY_BOTH = 3;

    private static final int EVERY_VERSION = 1;
    private static final int COMPATIBLE = 2;
    private static final int EXACT = 3;
    private static final int MAJOR_ONLY = 4;
    private static final int UP_TO = 5;

    private EndpointInquiry() {}

    /**
     * The rows that are asked for.
     *
     * @param object null is the nil object
     * @param wanted null when no interface is named
     * @return empty when the question makes no sense
     */
    static Optional<Predicate<EndpointEntry>> of(long inquiryType, UUID object, SyntaxId wanted, long versionOption) {
        if (inquiryType == ALL) {
            return Optional.of(entry -> true);
        }
        boolean byObject = inquiryType == BY_OBJECT || inquiryType == BY_BOTH;
        boolean byInterface = inquiryType == BY_INTERFACE || inquiryType == BY_BOTH;
        if (!byObject && !byInterface || byInterface && (wanted == null || !isVersionOption(versionOption))) {
            return Optional.empty();
        }
        boolean objectMatches = !byObject || object == null || object.equals(Uuids.NIL);
        return Optional.of(
                entry -> objectMatches && (!byInterface || matches(entry.interfaceId(), wanted, (int) versionOption)));
    }

    private static boolean isVersionOption(long option) {
        return option >= EVERY_VERSION && option <= UP_TO;
    }

    private static boolean matches(SyntaxId ours, SyntaxId wanted, int versionOption) {
        if (!ours.uuid().equals(wanted.uuid())) {
            return false;
        }
        boolean sameMajor = ours.major() == wanted.major();
        return switch (versionOption) {
            case COMPATIBLE -> sameMajor && ours.minor() >= wanted.minor();
            case EXACT -> sameMajor && ours.minor() == wanted.minor();
            case MAJOR_ONLY -> sameMajor;
            case UP_TO -> ours.major() < wanted.major() || sameMajor && ours.minor() <= wanted.minor();
            default -> true;
        };
    }
}
