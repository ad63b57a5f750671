/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcealmentTest {

    @Test
    void hidesFieldsAndTellsTheirSize() {
        PrintTree tree = new PrintTree((name, form) -> form == Concealment.Form.TEXT || form == Concealment.Form.BYTES);

        tree.begin("node")
                .string("text", "geheim")
                .bytes("bytes", new byte[] {1, 2})
                .number("number", 7)
                .end();

        assertThat(tree).hasToString("node\n  text: 6 characters (hidden)\n  bytes: 2 bytes (hidden)\n  number: 7\n");
    }

    @Test
    void hidesEverythingBelowANode() {
        PrintTree tree = new PrintTree((name, form) -> name.equals("secret"));

        tree.begin("secret")
                .begin("deeper")
                .string("text", "x")
                .absent("none")
                .end()
                .number("n", 1)
                .end();
        tree.number("secret", 5).number("after", 2);

        assertThat(tree).hasToString("secret: (hidden)\nsecret: (hidden)\nafter: 2\n");
    }

    @Test
    void showsEverythingUnlessToldOtherwise() {
        PrintTree tree = new PrintTree();

        tree.begin("node").string("text", "x").end();

        assertThat(tree).hasToString("node\n  text: \"x\"\n");
    }
}
