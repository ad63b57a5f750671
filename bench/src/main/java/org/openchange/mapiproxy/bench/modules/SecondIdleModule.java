/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.bench.modules;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.spi.ProxyModule;

/** See {@link IdleModule}. */
@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "idle-second"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = "any")
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class SecondIdleModule extends IdleModule {}
