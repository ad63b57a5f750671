/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the ordinals that have a word with a beginning. Words lie behind each other in one array of UTF-8, sorted by bytes. */
final class WordIndex {
    private final byte[] text;
    private final int[] wordStarts;
    private final int[] listStarts;
    private final int[] ordinals;

    private WordIndex(byte[] text, int[] wordStarts, int[] listStarts, int[] ordinals) {
        this.text = text;
        this.wordStarts = wordStarts;
        this.listStarts = listStarts;
        this.ordinals = ordinals;
    }

    /** @param beginning folded as the words were */
    BitSet startingWith(String beginning) {
        byte[] wanted = beginning.getBytes(StandardCharsets.UTF_8);
        int from = firstNotBefore(wanted);
        int to = endOfRange(from, wanted);
        BitSet found = new BitSet();
        for (int i = listStarts[from]; i < listStarts[to]; i++) {
            found.set(ordinals[i]);
        }
        return found;
    }

    private int words() {
        return wordStarts.length - 1;
    }

    private int firstNotBefore(byte[] wanted) {
        int low = 0;
        int high = words();
        while (low < high) {
            int middle = low + high >>> 1;
            if (compare(middle, wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int endOfRange(int from, byte[] wanted) {
        int low = from;
        int high = words();
        while (low < high) {
            int middle = low + high >>> 1;
            if (startsWith(middle, wanted)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int word, byte[] wanted) {
        return Arrays.compareUnsigned(text, wordStarts[word], wordStarts[word + 1], wanted, 0, wanted.length);
    }

    private boolean startsWith(int word, byte[] wanted) {
        int start = wordStarts[word];
        return wordStarts[word + 1] - start >= wanted.length
                && Arrays.equals(text, start, start + wanted.length, wanted, 0, wanted.length);
    }

    long bytes() {
        return text.length + 4L * (wordStarts.length + listStarts.length + ordinals.length);
    }

    static final class Builder {
        private final Map<String, Integer> numbers = new HashMap<>();
        private long[] pairs = new long[1024];
        private int count;

        private record Word(byte[] text, int number) {}

        void add(String word, int ordinal) {
            Integer known = numbers.putIfAbsent(word, numbers.size());
            int number = known == null ? numbers.size() - 1 : known;
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * count);
            }
            pairs[count++] = (long) number << 32 | ordinal;
        }

        WordIndex build() {
            List<Word> sorted = numbers.entrySet().stream()
                    .map(entry -> new Word(entry.getKey().getBytes(StandardCharsets.UTF_8), entry.getValue()))
                    .sorted((one, other) -> Arrays.compareUnsigned(one.text(), other.text()))
                    .toList();
            sortPairs(sorted);
            byte[][] words = sorted.stream().map(Word::text).toArray(byte[][]::new);
            return new WordIndex(joined(words), starts(words), listStarts(words.length), ordinals());
        }

        private void sortPairs(List<Word> sorted) {
            int[] places = new int[sorted.size()];
            for (int i = 0; i < places.length; i++) {
                places[sorted.get(i).number()] = i;
            }
            for (int i = 0; i < count; i++) {
                pairs[i] = (long) places[(int) (pairs[i] >>> 32)] << 32 | pairs[i] & 0xFFFFFFFFL;
            }
            Arrays.sort(pairs, 0, count);
        }

        private static byte[] joined(byte[][] words) {
            int length = Arrays.stream(words).mapToInt(word -> word.length).sum();
            byte[] text = new byte[length];
            int position = 0;
            for (byte[] word : words) {
                System.arraycopy(word, 0, text, position, word.length);
                position += word.length;
            }
            return text;
        }

        private static int[] starts(byte[][] words) {
            int[] starts = new int[words.length + 1];
            for (int i = 0; i < words.length; i++) {
                starts[i + 1] = starts[i] + words[i].length;
            }
            return starts;
        }

        private int[] listStarts(int words) {
            int[] starts = new int[words + 1];
            for (int i = 0; i < count; i++) {
                starts[(int) (pairs[i] >>> 32) + 1]++;
            }
            for (int i = 0; i < words; i++) {
                starts[i + 1] += starts[i];
            }
            return starts;
        }

        private int[] ordinals() {
            int[] ordinals = new int[count];
            for (int i = 0; i < count; i++) {
                ordinals[i] = (int) pairs[i];
            }
            return ordinals;
        }
    }
}
