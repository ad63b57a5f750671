/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.modules;

import java.nio.ByteBuffer;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;

/** Gets every request and every answer, and hands them on as they are: the least that a module which is in the chain can do. */
abstract class IdleModule implements ProxyModule {
    @Override
    public ByteBuffer onRequestBytes(Call call, ByteBuffer stub) {
        return stub;
    }

    @Override
    public ByteBuffer onResponseBytes(Call call, ByteBuffer stub) {
        return stub;
    }
}
