/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.rop.logon;

import org.openchange.mapiproxy.wire.WireReader;
import org.openchange.mapiproxy.wire.WireWriter;

/**
 * A LogonTime structure ([MS-OXCROPS] 2.2.3.1.2.1): when the server logged the client on, in UTC.
 *
 * @param dayOfWeek 0 for Sunday
 * @param month 1 for January
 */
public record LogonTime(int seconds, int minutes, int hour, int dayOfWeek, int day, int month, int year) {

    static LogonTime read(WireReader in) {
        return new LogonTime(
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                in.readUnsignedShort());
    }

    void write(WireWriter out) {
        out.putByte(seconds)
                .putByte(minutes)
                .putByte(hour)
                .putByte(dayOfWeek)
                .putByte(day)
                .putByte(month)
                .putShort(year);
    }
}
