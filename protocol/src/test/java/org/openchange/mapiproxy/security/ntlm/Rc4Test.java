/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.ntlm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class Rc4Test {
    private final Random random = new Random(4);

    @Test
    void agreesWithTheCipherOfTheJdkOverManyCalls() throws Exception {
        byte[] key = randomBytes(16);
        Cipher reference = Cipher.getInstance("ARCFOUR");
        reference.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
        Rc4 cipher = new Rc4(key);

        for (int call = 0; call < 50; call++) {
            byte[] message = randomBytes(random.nextInt(700));
            byte[] expected = reference.update(message);
            cipher.process(message, 0, message.length);
            assertThat(message).isEqualTo(expected == null ? new byte[0] : expected);
        }
    }

    @Test
    void beginsAnewAfterARestart() {
        byte[] key = randomBytes(5);
        byte[] first = new byte[40];
        byte[] second = new byte[40];
        Rc4 cipher = new Rc4(key);

        cipher.process(first, 0, first.length);
        cipher.restart(key);
        cipher.process(second, 0, second.length);

        assertThat(second).isEqualTo(first).isNotEqualTo(new byte[40]);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
