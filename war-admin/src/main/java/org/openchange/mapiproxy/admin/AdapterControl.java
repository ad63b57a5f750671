/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.openchange.mapiproxy.spi.SlotKey;
import org.openchange.mapiproxy.spi.control.Counter;
import org.openchange.mapiproxy.spi.control.ProxyControl;
import org.openchange.mapiproxy.spi.control.ProxyStatus;
import org.openchange.mapiproxy.spi.control.SessionPage;

/**
 * The adapter's door, looked up at each use: an injected one would keep the console from being deployed where the adapter could not start, and
 * the console is where an operator looks then.
 */
@ApplicationScoped
public class AdapterControl implements ProxyControl {
    private static final Logger LOG = System.getLogger(AdapterControl.class.getName());

    private final Lookup lookup;

    /** Where the adapter is found. */
    @FunctionalInterface
    interface Lookup {
        ProxyControl find() throws NamingException;
    }

    public AdapterControl() {
        this(() -> InitialContext.doLookup(JNDI_NAME));
    }

    AdapterControl(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ProxyStatus status() {
        return adapter().map(ProxyControl::status).orElseGet(AdapterControl::absent);
    }

    @Override
    public SessionPage sessions(long offset, int limit) {
        return adapter()
                .map(control -> control.sessions(offset, limit))
                .orElseGet(() -> ProxyControl.super.sessions(offset, limit));
    }

    @Override
    public long count(Counter counter) {
        return adapter().map(control -> control.count(counter)).orElse(0L);
    }

    @Override
    public <T> Optional<T> find(SlotKey<T> key) {
        return adapter().flatMap(control -> control.find(key));
    }

    private Optional<ProxyControl> adapter() {
        try {
            return Optional.of(lookup.find());
        } catch (NamingException e) {
            LOG.log(Level.DEBUG, "the resource adapter is not there", e);
            return Optional.empty();
        }
    }

    private static ProxyStatus absent() {
        return new ProxyStatus(
                "",
                Instant.now(),
                false,
                List.of("the resource adapter is not running; the server's log says why"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }
}
