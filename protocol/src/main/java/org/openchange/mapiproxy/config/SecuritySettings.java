/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.nio.file.Path;
import java.util.Optional;
import org.openchange.mapiproxy.dcerpc.AuthLevel;

/**
 * How clients prove who they are.
 *
 * @param keytab {@code dedicated keytab file}: the service's Kerberos keys; without it Kerberos is not offered
 * @param accounts {@code mapiproxy:accounts file}: the accounts for NTLM
 * @param minimumLevel {@code mapiproxy:minimum auth level}: below it, calls of every interface but the endpoint mapper's and MGMT are
 *     refused with access denied
 */
public record SecuritySettings(Optional<Path> keytab, Path accounts, AuthLevel minimumLevel) {}
