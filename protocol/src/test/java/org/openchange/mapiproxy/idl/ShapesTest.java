/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.idl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openchange.mapiproxy.idltest.shapes.ArraysRequest;
import org.openchange.mapiproxy.idltest.shapes.ArraysResponse;
import org.openchange.mapiproxy.idltest.shapes.Choice;
import org.openchange.mapiproxy.idltest.shapes.Colour;
import org.openchange.mapiproxy.idltest.shapes.Fixed;
import org.openchange.mapiproxy.idltest.shapes.Holder;
import org.openchange.mapiproxy.idltest.shapes.Holders;
import org.openchange.mapiproxy.idltest.shapes.Magnitude;
import org.openchange.mapiproxy.idltest.shapes.Node;
import org.openchange.mapiproxy.idltest.shapes.Outer;
import org.openchange.mapiproxy.idltest.shapes.Scalars;
import org.openchange.mapiproxy.idltest.shapes.ScalarsRequest;
import org.openchange.mapiproxy.idltest.shapes.Shapes;
import org.openchange.mapiproxy.idltest.shapes.StringsRequest;
import org.openchange.mapiproxy.idltest.shapes.Tagged;
import org.openchange.mapiproxy.idltest.shapes.TreesRequest;
import org.openchange.mapiproxy.ndr.ContextHandle;
import org.openchange.mapiproxy.ndr.NdrReader;
import org.openchange.mapiproxy.ndr.Referent;
import org.openchange.mapiproxy.wire.MalformedMessageException;
import org.openchange.mapiproxy.wire.UnknownValueException;

/** The code that the compiler makes of {@code shapes.idl}, run. */
class ShapesTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Scalars SCALARS = new Scalars(
            true,
            0xFE,
            'x',
            (byte) -2,
            0xFD,
            '\u20ac',
            (short) -3,
            0xFFFC,
            -5,
            0xFFFFFFFAL,
            -7L,
            -8L,
            1.5f,
            -2.25,
            ID,
            Colour.blue,
            Magnitude.large_one);
    private static final Node LEAF = new Node(3, null, 33, null, "leaf");

    @Test
    void theInterfaceIsWhatTheIdlSays() {
        assertThat(Shapes.INTERFACE.name()).isEqualTo("shapes");
        assertThat(Shapes.INTERFACE.id()).hasToString("11111111-2222-3333-4444-555555555555/1.2");
        assertThat(Shapes.INTERFACE.operation(1).orElseThrow().name()).isEqualTo("Trees");
        assertThat(Shapes.LIMIT).isEqualTo(16);
        assertThat(Shapes.GREETING).isEqualTo("good \"day\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPrimitiveComesBack(boolean bigEndian) {
        Fixed fixed = new Fixed(bytes(1, 2, 3), List.of(1, 2, 0xFFFF), List.of(7, 8), (short) 2, "name");
        ScalarsRequest request = new ScalarsRequest(SCALARS, fixed);

        assertThat(again(request, ScalarsRequest::read, bigEndian)).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void treesUnionsAndHandlesComeBack(boolean bigEndian) {
        Node tree = new Node(1, new Node(2, LEAF, 22, LEAF, null), 11, LEAF, "root");
        Outer outer = new Outer(
                5L,
                Holders.of(List.of(
                        new Holder(1, new Choice.Number(9), new Tagged.Big(1L << 40)),
                        new Holder(3, new Choice.Text(3, "text"), new Tagged.Pair(3, bytes(4, 5))),
                        new Holder(4, new Choice.Node(tree), new Tagged.Case4()),
                        new Holder(5, new Choice.Case5(), new Tagged.Case4()),
                        new Holder(77, new Choice.Otherwise(77, (short) -1), new Tagged.Case4()))));
        TreesRequest request = new TreesRequest(tree, outer, new ContextHandle(0, ID));

        assertThat(again(request, TreesRequest::read, bigEndian)).isEqualTo(request);
    }

    @Test
    void whatAFullPointerSharesIsWrittenOnceAndStaysShared() {
        Node shared = new Node(9, null, 99, null, null);
        Node tree = new Node(1, new Node(2, null, 22, shared, null), 11, shared, null);
        Outer outer = new Outer(0L, Holders.of(List.of()));
        TreesRequest read = again(new TreesRequest(tree, outer, ContextHandle.NULL), TreesRequest::read, false);

        assertThat(read.tree_().shared()).isSameAs(read.tree_().left().shared()).isEqualTo(shared);
    }

    @Test
    void referentsStandBehindTheirConstructionInTheOrderOfTheirPointers() {
        Node tree = new Node(1, LEAF, 11, null, "r");
        byte[] stub = VectorTest.encode(
                new TreesRequest(tree, new Outer(0L, Holders.of(List.of())), ContextHandle.NULL),
                ByteOrder.LITTLE_ENDIAN);
        int[] words = new int[16];
        ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);

        assertThat(words)
                .startsWith(
                        0x20000, // tree
                        1, 0x20004, 0x20008, 0, 0x2000c, // value, left, weight, shared, label
                        3, 0, 0x20010, 0, 0x20014, // left in its place
                        33, // what left's weight refers to
                        5, 0, 5); // what left's label refers to
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arraysAndStringsComeBack(boolean bigEndian) {
        ArraysRequest request = ArraysRequest.of(bytes(1, 2, 3, 4), List.of(1, 2), "title", new Referent<>("inner"), 9);
        ArraysResponse response = ArraysResponse.of(new Referent<>(null), List.of(1L, 2L), 9, "text", 9, 0);

        assertThat(request.cb()).isEqualTo(4);
        assertThat(again(request, ArraysRequest::read, bigEndian)).isEqualTo(request);
        assertThat(again(response, ArraysResponse::read, bigEndian)).isEqualTo(response);
        StringsRequest strings =
                StringsRequest.of(java.util.Arrays.asList("a", null, "ccc"), new Tagged.Pair(2, bytes(1, 2)));
        assertThat(again(strings, StringsRequest::read, bigEndian)).isEqualTo(strings);
    }

    @Test
    void aNullPointerIsNotAPointerToNull() {
        ArraysRequest request = ArraysRequest.of(bytes(), null, null, null, 0);

        assertThat(again(request, ArraysRequest::read, false).nested()).isNull();
        assertThat(again(request.withNested(new Referent<>(null)), ArraysRequest::read, false)
                        .nested())
                .isEqualTo(new Referent<>(null));
    }

    @Test
    void changingAnArrayChangesItsCount() {
        ArraysRequest request = ArraysRequest.of(bytes(1), null, null, null, 0);

        assertThat(request.withData(bytes(1, 2, 3)).cb()).isEqualTo(3);
    }

    @Test
    void bytesCannotBeChangedThroughTheRecordAndKeepTheirPosition() {
        ArraysRequest request = ArraysRequest.of(bytes(1, 2), null, null, null, 0);
        request.data().get();

        assertThat(request.data().remaining()).isEqualTo(2);
        assertThat(request.data().isReadOnly()).isTrue();
    }

    @Test
    void aCountThatContradictsItsArrayIsNotWritten() {
        ArraysRequest request = new ArraysRequest(bytes(1, 2), 3, null, null, null, 0);

        assertThatThrownBy(() -> VectorTest.encode(request, ByteOrder.LITTLE_ENDIAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data: 2 items, declared as 3");
    }

    @Test
    void aCountThatContradictsItsArrayIsNotRead() {
        byte[] stub =
                VectorTest.encode(ArraysRequest.of(bytes(1, 2, 3, 4), null, null, null, 0), ByteOrder.LITTLE_ENDIAN);
        stub[8] = 3; // cb, behind the maximum count and four bytes of data

        assertThatThrownBy(() -> ArraysRequest.read(little(stub)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("data: count 4, declared as 3");
    }

    @Test
    void valuesThatTheIdlDoesNotListAreRefused() {
        assertThatThrownBy(() -> Colour.read(little(new byte[] {1, 0})))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("colour_t");
        assertThatThrownBy(() -> Tagged.read(little(new byte[] {9, 0})))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("tagged_t");
    }

    @Test
    void aDiscriminantOtherThanSwitchIsSaysIsRefused() {
        Holder holder = new Holder(1, new Choice.Case5(), new Tagged.Case4());

        assertThatThrownBy(() -> holder.write(new org.openchange.mapiproxy.ndr.NdrWriter(ByteOrder.LITTLE_ENDIAN)))
                .hasMessageContaining("choice: arm 5, declared as 1");
        assertThatThrownBy(() -> Holder.read(little(new byte[] {1, 0, 0, 0, 5, 0, 0, 0, 4, 0})))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("choice: discriminant 5, declared as 1");
    }

    private static <T extends Message> T again(T message, Function<NdrReader, T> read, boolean bigEndian) {
        ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return read.apply(
                new NdrReader(ByteBuffer.wrap(VectorTest.encode(message, order)).order(order)));
    }

    private static NdrReader little(byte[] stub) {
        return new NdrReader(ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
