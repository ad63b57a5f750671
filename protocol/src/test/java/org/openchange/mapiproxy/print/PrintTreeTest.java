/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrintTreeTest {

    private static PrintTree fill(PrintTree tree) {
        tree.number("small", 7).number("cb", 4096).number("status", 0x80040111);
        tree.begin("pNames").number("Count", 2).begin("Strings[2]");
        tree.string(PrintTree.ITEM, "a\"b\\").string(PrintTree.ITEM, "line\nbreak");
        tree.end().end();
        tree.value("handle", "none").absent("pStat").bytes("ab", new byte[] {1, (byte) 0xfe});
        return tree.begin("empty[0]").end();
    }

    @Test
    void rendersAsIndentedLines() {
        assertThat(fill(new PrintTree()))
                .hasToString(
                        """
                small: 7
                cb: 4096 (0x1000)
                status: -2147221231 (0x80040111)
                pNames
                  Count: 2
                  Strings[2]
                    item: "a"b\\"
                    item: "line\\x0abreak"
                handle: none
                pStat: NULL
                ab: 2 bytes
                  01fe
                empty[0]
                """);
    }

    @Test
    void rendersTheSameAsOneJsonObject() {
        assertThat(fill(PrintTree.json()))
                .hasToString("{\"small\":7,\"cb\":4096,\"status\":-2147221231,"
                        + "\"pNames\":{\"Count\":2,\"Strings\":[\"a\\\"b\\\\\",\"line\\u000abreak\"]},"
                        + "\"handle\":\"none\",\"pStat\":null,\"ab\":{\"length\":2,\"hex\":\"01fe\"},\"empty\":[]}");
    }

    @Test
    void gathersARepeatedNameInAnArray() {
        PrintTree tree = PrintTree.json().begin("RopOpenFolder").number("InputHandleIndex", 0);
        tree.end().number("other", 1).begin("RopOpenFolder").end();

        assertThat(tree).hasToString("{\"RopOpenFolder\":[{\"InputHandleIndex\":0},{}],\"other\":1}");
    }

    @Test
    void makesAnArrayOfElementsThatAreNamedByTheirPlace() {
        PrintTree tree = PrintTree.json()
                .begin("RopsList (2)")
                .begin("[0] RopLogon")
                .number("a", 1)
                .end();
        tree.number("[1]", 2).end().begin("Table").number("[0]", 7).end();

        assertThat(tree).hasToString("{\"RopsList\":[{\"RopLogon\":{\"a\":1}},2],\"Table\":[7]}");
    }

    @Test
    void keepsTheNamesInANodeThatOnlyLooksLikeAnArray() {
        PrintTree tree =
                PrintTree.json().begin("values[2]").number(PrintTree.ITEM, 1).number("tag", 2);

        assertThat(tree.end()).hasToString("{\"values\":{\"item\":1,\"tag\":2}}");
    }

    @Test
    void isWholeJsonWhileNodesAreOpen() {
        assertThat(PrintTree.json().begin("a").begin("b").number("c", 1)).hasToString("{\"a\":{\"b\":{\"c\":1}}}");
    }

    @Test
    void writesNothingButAscii() {
        assertThat(PrintTree.json().string("s", "\ud800é")).hasToString("{\"s\":\"\\ud800\\u00e9\"}");
    }

    @Test
    void cutsLongBytesAndSaysHowManyThereWere() {
        byte[] value = new byte[PrintTree.BYTES_SHOWN + 1];

        assertThat(new PrintTree().bytes("b", value).toString())
                .startsWith("b: 4097 bytes\n")
                .endsWith("00 ...\n");
        assertThat(PrintTree.json().bytes("b", value).toString())
                .startsWith("{\"b\":{\"length\":4097,\"hex\":\"")
                .hasSize(PrintTree.BYTES_SHOWN * 2 + "{'b':{'length':4097,'hex':''}}".length());
    }

    @Test
    void refusesAnEndWithoutBegin() {
        assertThatThrownBy(() -> PrintTree.json().end()).isInstanceOf(IllegalStateException.class);
    }
}
