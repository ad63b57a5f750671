/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.lz77;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What ROP buffers are full of, made up, and the same in each run. */
public enum MailContent {
    /** The body of a message, UTF-16. */
    TEXT {
        @Override
        void fill(ByteBuffer out, Random random) {
            Words words = new Words(random);
            while (out.remaining() > 64) {
                out.put((words.next() + " ").getBytes(StandardCharsets.UTF_16LE));
            }
        }
    },
    /** The body of a message, HTML as Outlook writes it, 8 bits a character. */
    HTML {
        @Override
        void fill(ByteBuffer out, Random random) {
            Words words = new Words(random);
            while (out.remaining() > 400) {
                StringBuilder line = new StringBuilder("<p class=MsoNormal><span lang=EN-GB style='font-size:11.0pt'>");
                for (int i = 0; i < 12; i++) {
                    line.append(words.next()).append(' ');
                }
                out.put(line.append("<o:p></o:p></span></p>\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    },
    /** Rows of a contents table: ids, times, sizes, flags, names and subjects. */
    ROWS {
        @Override
        void fill(ByteBuffer out, Random random) {
            Words words = new Words(random);
            long time = 0x01DC_0000_0000_0000L;
            while (out.remaining() > 400) {
                time += random.nextInt(1 << 30);
                out.put((byte) 0).putShort((short) 1).putInt(random.nextInt()).putShort((short) random.nextInt(4));
                out.putLong(time).putInt(random.nextInt(60000)).putInt(1).put((byte) random.nextInt(2));
                String text = words.next() + "\0RE: " + words.next() + ' ' + words.next() + "\0IPM.Note\0";
                out.put(text.getBytes(StandardCharsets.UTF_16LE));
            }
        }
    },
    /** An attachment that is compressed already. */
    NOISE {
        @Override
        void fill(ByteBuffer out, Random random) {
            byte[] noise = new byte[out.remaining()];
            random.nextBytes(noise);
            out.put(noise);
        }
    };

    /** Bytes of a block: the largest payload. */
    public static final int BLOCK_BYTES = 32767;

    abstract void fill(ByteBuffer out, Random random);

    /** One block; another for each number. */
    public byte[] block(int number) {
        ByteBuffer out = ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(out, new Random(31L * ordinal() + number));
        return out.array();
    }

    /** Made-up words, some of them often and most of them rarely. */
    private static final class Words {
        private static final String[] SYLLABLES = {
            "ma", "pi", "pro", "xy", "con", "fer", "ence", "re", "port", "ting", "of", "the", "to", "mor", "row",
            "time", "is", "an", "ex", "change", "let", "ter", "bud", "get", "plan", "ning", "a", "in", "on", "for"
        };

        private final List<String> words = new ArrayList<>();
        private final Random random;

        Words(Random random) {
            this.random = random;
            for (int i = 0; i < 2000; i++) {
                StringBuilder word = new StringBuilder();
                for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
                    word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                }
                words.add(word.toString());
            }
        }

        String next() {
            double place = random.nextDouble();
            return words.get((int) (place * place * place * words.size()));
        }
    }
}
