/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.transport.session.SlotRecord;
import org.openchange.mapiproxy.transport.session.SlotRecord.Holder;
import org.openchange.mapiproxy.transport.session.SlotRecord.Slot;

class RecordTextTest {
    private final RecordText text = new RecordText();

    @Test
    void readsWhatItWroteAndWritesThatAsTheSameText() {
        SlotRecord record = new SlotRecord(
                List.of(new Holder("n1", "s1.1"), new Holder("n2", "s7.3")),
                List.of(new Slot("a.b", new byte[] {0, -1, 7}), new Slot("ä", new byte[0])));

        SlotRecord read = text.read(text.write(record));

        assertThat(read).isEqualTo(record);
        assertThat(text.write(read)).isEqualTo(text.write(record));
    }

    @Test
    void readsAnEmptyRecord() {
        SlotRecord empty = new SlotRecord(List.of(), List.of());

        assertThat(text.read(text.write(empty))).isEqualTo(empty);
    }

    @Test
    void refusesWhatIsNotARecord() {
        assertThatThrownBy(() -> text.read("\n\u007f\u0001")).isInstanceOf(RuntimeException.class);
    }
}
