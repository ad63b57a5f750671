/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-NLMP]: NTLMSSP with NTLMv2 responses, extended session security and 128-bit keys only. {@link
 * org.openchange.mapiproxy.security.ntlm.NtlmAcceptContext} proves clients against an account store, {@link
 * org.openchange.mapiproxy.security.ntlm.NtlmInitiateContext} logs on to a server. Uses the contracts of {@code security}.
 */
package org.openchange.mapiproxy.security.ntlm;
