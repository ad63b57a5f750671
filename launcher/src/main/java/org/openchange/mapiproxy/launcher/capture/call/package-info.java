/**
 * What is known of a call, whatever carried it: who, when, which operation, and of each direction what was understood and whether it can be
 * written again as the bytes that came. {@code rpc} and {@code http} make calls, {@code report} shows them.
 */
package org.openchange.mapiproxy.launcher.capture.call;
