/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.it.beans;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.jboss.ejb3.annotation.ResourceAdapter;
import org.openchange.mapiproxy.spi.ProxyModule;

@MessageDriven(
        messageListenerInterface = ProxyModule.class,
        activationConfig = {
            @ActivationConfigProperty(propertyName = "module", propertyValue = "c"),
            @ActivationConfigProperty(propertyName = "interface", propertyValue = StubText.INTERFACE)
        })
@ResourceAdapter("mapiproxy.ear#rar-transport.rar")
@TransactionManagement(TransactionManagementType.BEAN)
public class ThirdModule extends TracingModule {}
