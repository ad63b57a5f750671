/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.idle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.openchange.mapiproxy.security.AuthenticationException;
import org.openchange.mapiproxy.security.SecurityInitiator;

/** Many idle associations. Their source addresses are 127.1.0.1, 127.1.0.2 and so on, as no address has ports for all of them. */
public final class IdleClients implements AutoCloseable {

    private final InetSocketAddress target;
    private final SecurityInitiator account;
    private final int perAddress;
    private final List<IdleAssociation> associations = new ArrayList<>();

    /** @param perAddress associations from one source address */
    public IdleClients(InetSocketAddress target, SecurityInitiator account, int perAddress) {
        this.target = target;
        this.account = account;
        this.perAddress = perAddress;
    }

    /** Opens one after the other, so that the handshakes' rate is the server's. */
    public void open(int count) throws IOException, AuthenticationException {
        for (int i = 0; i < count; i++) {
            associations.add(new IdleAssociation(source(associations.size() / perAddress), target, account));
        }
    }

    private static InetSocketAddress source(int index) throws UnknownHostException {
        byte[] address = {127, 1, (byte) (index >> 8), (byte) (index + 1)};
        return new InetSocketAddress(InetAddress.getByAddress(address), 0);
    }

    /**
     * One call on every association.
     *
     * @return how many were answered: all
     * @throws IOException if one was not
     */
    public int callEach() throws IOException, AuthenticationException {
        for (IdleAssociation association : associations) {
            association.call();
        }
        return associations.size();
    }

    @Override
    public void close() throws IOException {
        for (IdleAssociation association : associations) {
            association.close();
        }
    }
}
