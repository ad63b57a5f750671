/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Texts that many objects have, each kept once under a number. Numbers are given by one thread; what was given may be read by all. */
public final class TextPool {
    private static final int BYTES_PER_TEXT = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] texts = new String[64];
    private long characters;

    synchronized int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        String[] grown = number < texts.length ? texts : Arrays.copyOf(texts, 2 * number);
        grown[number] = text;
        texts = grown;
        numbers.put(text, number);
        characters += text.length();
        return number;
    }

    String text(int number) {
        return texts[number];
    }

    /** How many there are. */
    public synchronized int size() {
        return numbers.size();
    }

    /** An estimate of what they take. */
    public synchronized long bytes() {
        return characters + (long) numbers.size() * BYTES_PER_TEXT;
    }
}
