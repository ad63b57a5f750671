/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.spi.monitor;

/**
 * A call in full, decoded when it was asked for.
 *
 * @param request the fields of the request as a tree, one line each; or why they cannot be shown
 * @param response the same for the answer; the fault's name, or that there is no answer
 */
public record CallContent(MonitoredCall call, String request, String response) {}
