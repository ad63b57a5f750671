/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.chain;

import java.util.Objects;
import org.openchange.mapiproxy.dcerpc.FaultStatus;
import org.openchange.mapiproxy.idl.Request;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.RpcServer;
import org.openchange.mapiproxy.spi.Session;
import org.openchange.mapiproxy.spi.Verdict;

/** A server bean that answers an interface. */
final class ActiveServer extends ActiveBean<RpcServer> {
    private final ServerRegistration registration;
    private final OfferedInterface offered;

    ActiveServer(ServerRegistration registration, OfferedInterface offered, BeanContext context) {
        super(context, registration.beans());
        this.registration = registration;
        this.offered = offered;
    }

    ServerRegistration registration() {
        return registration;
    }

    OfferedInterface offered() {
        return offered;
    }

    void init() throws ModuleException {
        RpcServer bean = take();
        try {
            bean.init(context());
        } finally {
            giveBack(bean);
        }
    }

    Verdict serve(ChainedCall call, Request request) throws ModuleException {
        call.enterBean(context());
        RpcServer bean = take();
        try {
            return Objects.requireNonNull(bean.serve(call, request), "what serve returned");
        } catch (RuntimeException e) {
            if (isRefusal(e)) {
                throw new ModuleException(FaultStatus.NCA_SERVER_TOO_BUSY, this + " is being undeployed", e);
            }
            throw e;
        } finally {
            giveBack(bean);
        }
    }

    void onUnbind(Session session) throws ModuleException {
        RpcServer bean = take();
        try {
            bean.onUnbind(session);
        } finally {
            giveBack(bean);
        }
    }

    @Override
    public String toString() {
        return "server \"" + name() + "\"";
    }
}
