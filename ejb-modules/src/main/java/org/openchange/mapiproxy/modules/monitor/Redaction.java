/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.openchange.mapiproxy.print.Concealment;

/** How much of a call is hidden when it is shown. */
enum Redaction implements Concealment {
    /** What the protocol does not need to be understood stays visible; passwords never are. */
    NONE {
        @Override
        boolean hidesBesidesPasswords(String name, Form form) {
            return false;
        }
    },
    /** Security descriptors, and stubs and buffers whose content is not known, which may hold anything. */
    SECRETS {
        @Override
        boolean hidesBesidesPasswords(String name, Form form) {
            return hidesSecret(name, form);
        }
    },
    /** Also all texts, all bytes and all values of properties: what is left are shapes, sizes, handles and codes. */
    VALUES {
        @Override
        boolean hidesBesidesPasswords(String name, Form form) {
            return hidesSecret(name, form) || form == Form.TEXT || form == Form.BYTES || isPropertyValue(name, form);
        }
    };

    private static final Pattern PASSWORD = Pattern.compile("passw|pwd|secret|credential", Pattern.CASE_INSENSITIVE);

    /** PidTagNTSecurityDescriptor and its like, and PidTagAccessControlListData, by tag and by name. */
    private static final Pattern SECURITY = Pattern.compile(
            "0x(0E27|0E84|0F00|3FE0)0102|SecurityDescriptor|AccessControlListData", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAG = Pattern.compile("0x[0-9A-Fa-f]{8}|PidTag|PidLid|PidName");

    /** In which a message of unknown layout prints its bytes, and messages print packed ROP buffers, whose content is shown elsewhere. */
    private static final Set<String> OPAQUE = Set.of("stub", "rgb", "rgbIn", "rgbOut");

    abstract boolean hidesBesidesPasswords(String name, Form form);

    @Override
    public boolean hides(String name, Form form) {
        return PASSWORD.matcher(name).find() || hidesBesidesPasswords(name, form);
    }

    /** Whether bytes of unknown meaning may be shown or recorded. */
    boolean showsOpaque() {
        return this == NONE;
    }

    private static boolean hidesSecret(String name, Form form) {
        return form == Form.BYTES && OPAQUE.contains(name)
                || SECURITY.matcher(name).find();
    }

    private static boolean isPropertyValue(String name, Form form) {
        return TAG.matcher(name).find() || form == Form.NODE && name.equals("Value");
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Redaction> labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
