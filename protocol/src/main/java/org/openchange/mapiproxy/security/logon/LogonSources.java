/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.security.logon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.openchange.mapiproxy.config.ProxySettings;
import org.openchange.mapiproxy.config.SecuritySettings;
import org.openchange.mapiproxy.security.account.FileAccountStore;
import org.openchange.mapiproxy.security.ntlm.NtHashAuthority;

/** The back ends of {@code mapiproxy:logon}, in their order. */
public final class LogonSources implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(LogonSources.class.getName());

    private final List<LogonSource> sources;
    private final NtlmAuthority ntlm;

    private LogonSources(List<LogonSource> sources) {
        this.sources = List.copyOf(sources);
        this.ntlm = new NtlmAuthorities(sources.stream().map(LogonSource::ntlm).toList());
    }

    /** Of these and no others, for tests and tools. */
    public static LogonSources of(LogonSource... sources) {
        return new LogonSources(List.of(sources));
    }

    /**
     * Opens those of the configuration. One that the default names and this installation lacks is left out.
     *
     * @throws IOException if one of them cannot work, or the configuration names one that is not installed; none stays open then
     */
    public static LogonSources open(ProxySettings settings) throws IOException {
        List<LogonSource> opened = new ArrayList<>();
        boolean complete = false;
        try {
            for (String name : settings.security().logon()) {
                open(name, settings).ifPresent(opened::add);
            }
            complete = true;
            return new LogonSources(opened);
        } finally {
            if (!complete) {
                opened.forEach(LogonSource::close);
            }
        }
    }

    private static Optional<LogonSource> open(String name, ProxySettings settings) throws IOException {
        if (name.equals(SecuritySettings.ACCOUNTS)) {
            return Optional.of(accounts(new FileAccountStore(settings.security().accounts())));
        }
        for (LogonSourceProvider provider :
                ServiceLoader.load(LogonSourceProvider.class, LogonSourceProvider.class.getClassLoader())) {
            if (provider.name().equals(name)) {
                return Optional.of(provider.open(settings));
            }
        }
        if (settings.security().isLogonDefault()) {
            LOGGER.log(System.Logger.Level.DEBUG, "nothing here provides logons with \"{0}\"", name);
            return Optional.empty();
        }
        throw new IOException("mapiproxy:logon: \"" + name + "\" is not part of this installation");
    }

    private static LogonSource accounts(FileAccountStore store) {
        NtlmAuthority authority = new NtHashAuthority(store);
        return new LogonSource() {
            @Override
            public NtlmAuthority ntlm() {
                return authority;
            }

            @Override
            public void close() {
                // A file is open only while it is read.
            }
        };
    }

    /** All of them as one. */
    public NtlmAuthority ntlm() {
        return ntlm;
    }

    @Override
    public void close() {
        sources.forEach(LogonSource::close);
    }
}
