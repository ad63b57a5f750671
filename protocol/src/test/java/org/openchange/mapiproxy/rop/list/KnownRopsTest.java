/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openchange.mapiproxy.emsmdb.RopBuffer;
import org.openchange.mapiproxy.rop.RequestContext;
import org.openchange.mapiproxy.rop.RopType;
import org.openchange.mapiproxy.wire.UnknownValueException;

class KnownRopsTest {

    @ParameterizedTest
    @MethodSource("org.openchange.mapiproxy.rop.list.KnownRops#all")
    void isFoundByItsIdAndItsRecords(RopType type) {
        assertThat(KnownRops.withId(type.id())).contains(type);
        type.requestClass()
                .ifPresent(record -> assertThat(KnownRops.ofRequest(record)).contains(type));
        type.responseClass()
                .ifPresent(record -> assertThat(KnownRops.ofResponse(record)).contains(type));
    }

    @ParameterizedTest
    @MethodSource("org.openchange.mapiproxy.rop.list.KnownRops#all")
    void namesTheHandleIndexOfItsResponse(RopType type) {
        boolean opens = RopEffects.opens(type);
        boolean hasOutput = type.requestClass().stream()
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .anyMatch("outputHandleIndex"::equals);
        assertThat(hasOutput).as("%s names an outputHandleIndex", type).isEqualTo(opens);
    }

    @Test
    void refusesARopIdThatNobodyKnows() {
        RopBuffer buffer = RopBuffer.of(ByteBuffer.wrap(new byte[] {0x28, 0, 0}));
        assertThat(KnownRops.withId(0x28)).isEmpty();
        assertThat(KnownRops.withId(0x100)).isEmpty();
        assertThatThrownBy(() -> RopRequestList.read(buffer, RequestContext.UNKNOWN))
                .isInstanceOf(UnknownValueException.class)
                .hasMessageContaining("0x28");
    }
}
