/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.modules.monitor;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.spi.Call;
import org.openchange.mapiproxy.spi.CallOutcome;
import org.openchange.mapiproxy.spi.ModuleContext;
import org.openchange.mapiproxy.spi.ModuleException;
import org.openchange.mapiproxy.spi.ProxyModule;
import org.openchange.mapiproxy.spi.monitor.CallMonitor;

/** Looks at every call that has ended. Its options are those of {@link MonitorSettings}. */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "monitor"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "any")
        })
@ResourceAdapter("#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class MonitorModule implements ProxyModule {

    @Override
    public void init(ModuleContext context) throws ModuleException {
        context.slots().put(CallMonitor.SLOT, new ChainMonitor(MonitorSettings.read(context)));
    }

    @Override
    public void onEnd(Call call, CallOutcome outcome) {
        call.module().slots().get(CallMonitor.SLOT).ifPresent(monitor -> ((ChainMonitor) monitor).ended(call, outcome));
    }
}
