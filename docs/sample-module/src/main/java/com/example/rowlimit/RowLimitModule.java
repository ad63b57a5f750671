/* SPDX-License-Identifier: Apache-2.0 */
package com.example.rowlimit;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.rop.RopRequest;
import org.openchange.mapiproxy.rop.table.RopQueryRows;
import org.openchange.mapiproxy.rop.transport.RopSubmitMessage;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.SessionContext;
import org.openchange.mapiproxy.spi.SlotCodec;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.rop.RopCall;
import org.openchange.mapiproxy.spi.rop.RopModule;

/**
 * Lets no client ask for more rows of a table at a time than the administrator allows, and counts the messages that somebody submits.
 *
 * <p>Option: {@code rowlimit:rows}, 50 if it is not set.
 */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "rowlimit"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "exchange_emsmdb"),
            @ActivationConfigProperty(propertyName = "opnums", propertyValue = "2,11")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class RowLimitModule extends RopModule {
    private static final Logger LOGGER = System.getLogger("rowlimit");

    private static final SlotKey<Integer> ROWS = new SlotKey<>("rowlimit.rows", Integer.class);

    /** Found by the same user at the same mailbox on any node, until the last of these sessions ends. */
    private static final SlotKey<Integer> SUBMITTED =
            SlotKey.clustered("rowlimit.submitted", Integer.class, new NumberCodec());

    @Override
    public void init(ModuleContext context) throws ModuleException {
        String value = context.option("rowlimit:rows").orElse("50");
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw context.refuse("rowlimit:rows", value, "a number from 1 to 9999");
        }
        context.slots().put(ROWS, Integer.valueOf(value));
    }

    @Override
    protected void registerRops() {
        onRopRequest(RopQueryRows.Request.class, RowLimitModule::limit);
        onRopRequest(RopSubmitMessage.Request.class, RowLimitModule::count);
    }

    private static RopRequest limit(RopCall at, RopQueryRows.Request asked) {
        int most = at.call().module().slots().get(ROWS).orElseThrow();
        return asked.rowCount() <= most
                ? asked
                : new RopQueryRows.Request(
                        asked.logonId(), asked.inputHandleIndex(), asked.queryRowsFlags(), asked.forwardRead(), most);
    }

    private static RopRequest count(RopCall at, RopSubmitMessage.Request submitted) {
        at.call().sessionContext().ifPresent(RowLimitModule::count);
        return submitted;
    }

    private static void count(SessionContext context) {
        int messages = context.slots().get(SUBMITTED).orElse(0) + 1;
        context.slots().put(SUBMITTED, messages);
        LOGGER.log(Level.INFO, "{0} has submitted {1} messages", context.userDn(), messages);
    }

    private static final class NumberCodec implements SlotCodec<Integer> {
        @Override
        public byte[] encode(Integer value) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
        }

        @Override
        public Integer decode(byte[] bytes) {
            return ByteBuffer.wrap(bytes).getInt();
        }
    }
}
