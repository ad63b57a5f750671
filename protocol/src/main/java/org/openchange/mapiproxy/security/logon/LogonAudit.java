/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.openchange.mapiproxy.security.AuthenticatedPrincipal;

/**
 * One line for each logon, under the category {@value #CATEGORY}. Text of clients is quoted; what could end the quotes or the line, or change how
 * it looks, is escaped as in Java, and what is too long is cut.
 *
 * <pre>
 * result=accepted user="EXAMPLE\\alice" client=192.0.2.7:49152 mechanism=NTLMSSP listener=rpc
 * result=refused reason=wrong-credentials user="EXAMPLE\\alice" client=192.0.2.7:49153 mechanism=NTLMSSP listener=rpc
 * </pre>
 */
public final class LogonAudit {
    public static final String CATEGORY = "org.openchange.mapiproxy.audit";

    private static final Logger LOGGER = System.getLogger(CATEGORY);
    private static final int MAX_TEXT = 256;

    private LogonAudit() {}

    /** @param mechanism what proved it, for example {@code NTLMSSP} */
    public static void accepted(LogonOrigin origin, String mechanism, AuthenticatedPrincipal principal) {
        // Without parameters, so that nothing in the text is taken for a place to fill in.
        LOGGER.log(Level.INFO, "result=accepted user=" + quoted(principal.getName()) + where(origin, mechanism));
    }

    /** @param account whom the client claims to be; may be empty */
    public static void refused(LogonOrigin origin, String mechanism, LogonFailure reason, String account) {
        LOGGER.log(
                Level.INFO,
                "result=refused reason=" + reason.label() + " user=" + quoted(account) + where(origin, mechanism));
    }

    private static String where(LogonOrigin origin, String mechanism) {
        return " client=" + origin.clientText() + " mechanism=" + mechanism + " listener=" + origin.listener();
    }

    /** Text of a client in quotes, on one line. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < Math.min(text.length(), MAX_TEXT); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (isHarmless(letter)) {
                out.append(letter);
            } else {
                out.append(String.format("\\u%04x", (int) letter));
            }
        }
        return out.append(text.length() > MAX_TEXT ? "\"..." : "\"").toString();
    }

    private static boolean isHarmless(char letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
