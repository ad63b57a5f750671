/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.netlogon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.ServiceLoader;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.spi.InitialContextFactory;

/**
 * The domain controllers that can be asked, in the order in which they are: those of the configuration, or those that the DNS names. The answer
 * of the DNS is believed for a while, and after that for as long as the DNS is away. Thread-safe; may wait for name servers.
 */
public final class DomainControllers {
    private static final System.Logger LOGGER = System.getLogger(DomainControllers.class.getName());

    private static final Duration BELIEVED = Duration.ofMinutes(5);
    private static final String DNS_FACTORY = "com.sun.jndi.dns.DnsContextFactory";
    private static final int MAX_CONTROLLERS = 16;

    private final String realm;
    private final List<DomainController> configured;
    private final Clock clock;
    private List<DomainController> found = List.of();
    private Instant askAgain = Instant.MIN;

    /**
     * @param realm the DNS domain
     * @param configured empty to ask the DNS for {@code _ldap._tcp.dc._msdcs.REALM}
     */
    public DomainControllers(String realm, List<DomainController> configured) {
        this(realm, configured, Clock.systemUTC());
    }

    DomainControllers(String realm, List<DomainController> configured, Clock clock) {
        this.realm = realm;
        this.configured = List.copyOf(configured);
        this.clock = clock;
    }

    /** May be empty. */
    public synchronized List<DomainController> inOrder() {
        if (!configured.isEmpty()) {
            return configured;
        }
        Instant now = clock.instant();
        if (!now.isBefore(askAgain)) {
            try {
                found = lookUp(realm);
                askAgain = now.plus(BELIEVED);
            } catch (NamingException e) {
                LOGGER.log(System.Logger.Level.WARNING, "the domain controllers of {0} cannot be found: {1}", realm, e);
                askAgain = now.plus(BELIEVED.dividedBy(30));
            }
        }
        return found;
    }

    /** One SRV record, RFC 2782. */
    record Service(int priority, int weight, DomainController controller) {

        /** @param text priority, weight, port and target, as JNDI writes them; the port is that of LDAP and of no use here */
        static Service parse(String text) throws NamingException {
            String[] fields = text.trim().split("\\s+");
            try {
                String host = fields[3].endsWith(".") ? fields[3].substring(0, fields[3].length() - 1) : fields[3];
                return new Service(
                        Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), DomainController.parse(host));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                NamingException malformed = new NamingException("malformed SRV record \"" + text + "\"");
                malformed.initCause(e);
                throw malformed;
            }
        }
    }

    /** Of equal priority the heavier one is first; members spread by what the DNS gives them, which is in another order each time. */
    static List<DomainController> order(List<Service> services) {
        return services.stream()
                .sorted(Comparator.comparingInt(Service::priority)
                        .thenComparing(Comparator.comparingInt(Service::weight).reversed()))
                .map(Service::controller)
                .distinct()
                .limit(MAX_CONTROLLERS)
                .toList();
    }

    private static List<DomainController> lookUp(String realm) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.PROVIDER_URL, "dns:");
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        DirContext dns = (DirContext) factory().getInitialContext(environment);
        try {
            Attribute records = dns.getAttributes("_ldap._tcp.dc._msdcs." + realm, new String[] {"SRV"})
                    .get("SRV");
            List<Service> services = new ArrayList<>();
            if (records != null) {
                NamingEnumeration<?> each = records.getAll();
                while (each.hasMore()) {
                    services.add(Service.parse(each.next().toString()));
                }
            }
            return order(services);
        } finally {
            dns.close();
        }
    }

    /** Found as a service of the JDK: an application server puts a naming of its own before the usual way. */
    private static InitialContextFactory factory() throws NamingException {
        for (InitialContextFactory candidate :
                ServiceLoader.load(InitialContextFactory.class, ClassLoader.getSystemClassLoader())) {
            if (candidate.getClass().getName().equals(DNS_FACTORY)) {
                return candidate;
            }
        }
        throw new NamingException("this JDK has no " + DNS_FACTORY);
    }
}
