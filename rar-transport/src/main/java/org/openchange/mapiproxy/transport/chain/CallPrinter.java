/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Message;
import org.openchange.mapiproxy.print.PrintTree;
import org.openchange.mapiproxy.wire.MalformedMessageException;

/**
 * Writes what a call carries to the log category {@value #CATEGORY}: as an indented tree if the IDL is known and the stub keeps to it,
 * otherwise in hexadecimal. Security tokens and keys are no part of a stub, and so are never seen here.
 */
final class CallPrinter {
    static final String CATEGORY = "org.openchange.mapiproxy.print";

    private static final Logger LOGGER = System.getLogger(CATEGORY);

    private final ChainedCall call;
    private final OfferedInterface offered;

    CallPrinter(ChainedCall call, OfferedInterface offered) {
        this.call = call;
        this.offered = offered;
    }

    /** @param what for example {@code request} */
    void request(String what, ByteBuffer stub) {
        print(what, stub, () -> offered.readRequest(call.opnum(), stub));
    }

    void response(String what, ByteBuffer stub) {
        print(what, stub, () -> offered.readResponse(call.opnum(), stub));
    }

    /** A message that another operation than the call's own carries. */
    void message(String what, Message message) {
        PrintTree tree = new PrintTree().begin(heading(what) + " opnum " + message.opnum());
        message.print(tree);
        write(tree);
    }

    void fault(FaultStatus status) {
        write(new PrintTree().begin(heading("fault")).value("status", status));
    }

    private void print(String what, ByteBuffer stub, Decoding decoding) {
        PrintTree tree = new PrintTree().begin(heading(what));
        try {
            decoding.decode().print(tree);
        } catch (MalformedMessageException e) {
            tree = new PrintTree()
                    .begin(heading(what))
                    .value("malformed", e.getMessage())
                    .bytes("stub", stub);
        }
        write(tree);
    }

    private String heading(String what) {
        return call + " " + what + ", client " + call.client();
    }

    private static void write(PrintTree tree) {
        LOGGER.log(Level.INFO, tree.toString().stripTrailing());
    }

    @FunctionalInterface
    private interface Decoding {
        Message decode();
    }
}
