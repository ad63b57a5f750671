/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.kerberos;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * How one account logs on to its KDC, with a password or a keytab. Uses the JDK's login module, which is asked for by name and with the
 * system's class loader: in an application server the class loader of a deployment does not see it.
 */
final class KerberosLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private final String principal;
    private final Optional<char[]> password;
    private final Map<String, String> options = new HashMap<>();

    private KerberosLogin(String principal, Optional<char[]> password) {
        this.principal = principal;
        this.password = password;
        options.put("principal", principal);
        options.put("isInitiator", "true");
        options.put("useTicketCache", "false");
        options.put("refreshKrb5Config", "true");
    }

    /** Keeps a copy of the password, since tickets end and are asked for again. */
    static KerberosLogin withPassword(String principal, char[] password) {
        return new KerberosLogin(principal, Optional.of(password.clone()));
    }

    static KerberosLogin withKeytab(String principal, Path keytab) {
        KerberosLogin login = new KerberosLogin(principal, Optional.empty());
        login.options.put("useKeyTab", "true");
        login.options.put("doNotPrompt", "true");
        login.options.put("keyTab", keytab.toAbsolutePath().toString());
        return login;
    }

    Subject logIn() throws LoginException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            Subject subject = new Subject();
            LoginContext context = new LoginContext("mapiproxy", subject, this::answer, configuration());
            context.login();
            return subject;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void answer(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(principal);
            } else if (callback instanceof PasswordCallback asked && password.isPresent()) {
                asked.setPassword(password.get());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }

    private Configuration configuration() {
        AppConfigurationEntry entry = new AppConfigurationEntry(
                MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, Map.copyOf(options));
        return new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {entry};
            }
        };
    }

    @Override
    public String toString() {
        return Objects.requireNonNull(principal);
    }
}
