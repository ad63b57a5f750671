/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.transport.chain.FakeInterface.TextRequest;

class CallPrinterTest {
    private final Logger logger = Logger.getLogger(CallPrinter.CATEGORY);
    private final List<String> printed = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            printed.add(logRecord.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void printsEachMessageOnceAsATreeAndPassesItUnchanged() {
        ChainRig rig = ChainRig.printing();

        FakeInboundCall call = rig.call(1, "ask");
        rig.upstream.last().answer("said");

        assertThat(rig.upstream.last().stub).isSameAs(call.stub());
        assertThat(printed)
                .containsExactly(
                        "call " + call.id() + " (fake One) request, client /127.0.0.1:24000\n  text: \"ask\"",
                        "call " + call.id() + " (fake One) response, client /127.0.0.1:24000\n  text: \"said\"");
    }

    @Test
    void printsWhatModulesChangedToo() {
        ChainRig rig = ChainRig.printing("a");
        rig.deploy("a", new ProxyModule() {
            @Override
            public Request onRequest(Call call, Request request) {
                return new TextRequest(request.opnum(), "changed");
            }
        });

        rig.call(1, "ask");

        assertThat(printed).hasSize(2);
        assertThat(printed.get(1)).contains("request as the modules changed it").contains("text: \"changed\"");
    }

    @Test
    void printsWhatItCannotReadInHexadecimalAndStillPassesIt() {
        ChainRig rig = ChainRig.printing();

        FakeInboundCall malformed = rig.call(1, "!");
        rig.call(9, "opaque");

        assertThat(malformed.ended()).isFalse();
        assertThat(rig.upstream.sent).hasSize(2);
        assertThat(printed.get(0)).contains("malformed: text at offset 0").contains("stub: 1 bytes\n    21");
        assertThat(printed.get(1)).contains("opnum 9").contains("6f7061717565");
    }

    @Test
    void printsFaults() {
        ChainRig rig = ChainRig.printing();

        rig.call(1, "ask");
        rig.upstream.last().fault(FaultStatus.ACCESS_DENIED);

        assertThat(printed.get(1)).contains("status: rpc_s_access_denied (0x00000005)");
    }
}
