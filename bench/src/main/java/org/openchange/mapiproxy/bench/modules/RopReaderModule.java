/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.modules;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.rop.transport.RopSubmitMessage;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.rop.RopModule;

/** Counts the messages that are submitted: reads one ROP, which stands behind all others of its call. */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "rop-reader"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_emsmdb"),
            @ActivationConfigProperty(propertyName = "opnums", propertyValue = "2,11")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class RopReaderModule extends RopModule {
    private static final SlotKey<LongAdder> SUBMITTED = new SlotKey<>("rop-reader.submitted", LongAdder.class);

    @Override
    protected void registerRops() {
        onRopRequest(RopSubmitMessage.Request.class, (call, request) -> {
            call.call()
                    .session()
                    .slots()
                    .computeIfAbsent(SUBMITTED, LongAdder::new)
                    .increment();
            return request;
        });
    }
}
