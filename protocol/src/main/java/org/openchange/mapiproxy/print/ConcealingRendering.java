/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.print.Concealment.Form;

/** Passes on what may be shown; of the rest it tells that it was there, and how large. */
final class ConcealingRendering implements Rendering {
    private static final String HIDDEN = "(hidden)";

    private final Concealment concealment;
    private final Rendering shown;
    /** How deep in a node that is hidden as a whole; 0 outside. */
    private int hiddenDepth;

    ConcealingRendering(Concealment concealment, Rendering shown) {
        this.concealment = concealment;
        this.shown = shown;
    }

    @Override
    public void begin(String name) {
        if (hiddenDepth > 0 || hide(name, Form.NODE, "")) {
            hiddenDepth++;
        } else {
            shown.begin(name);
        }
    }

    @Override
    public void end() {
        if (hiddenDepth > 0) {
            hiddenDepth--;
        } else {
            shown.end();
        }
    }

    /** True for what is not to be shown; that is told once, at the top of what is hidden. */
    private boolean hide(String name, Form form, String size) {
        if (hiddenDepth > 0) {
            return true;
        }
        boolean isHidden = concealment.hides(name, form);
        if (isHidden) {
            shown.value(name, size + HIDDEN);
        }
        return isHidden;
    }

    @Override
    public void number(String name, long value, String hex) {
        if (!hide(name, Form.NUMBER, "")) {
            shown.number(name, value, hex);
        }
    }

    @Override
    public void value(String name, Object value) {
        if (!hide(name, Form.VALUE, "")) {
            shown.value(name, value);
        }
    }

    @Override
    public void string(String name, String value) {
        if (!hide(name, Form.TEXT, value.length() + " characters ")) {
            shown.string(name, value);
        }
    }

    @Override
    public void absent(String name) {
        if (hiddenDepth == 0) {
            shown.absent(name);
        }
    }

    @Override
    public void bytes(String name, ByteBuffer value) {
        if (!hide(name, Form.BYTES, value.remaining() + " bytes ")) {
            shown.bytes(name, value);
        }
    }

    @Override
    public String toString() {
        return shown.toString();
    }
}
