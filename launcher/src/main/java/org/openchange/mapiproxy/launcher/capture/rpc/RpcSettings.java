/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.rpc;

import org.openchange.mapiproxy.launcher.capture.CaptureProblems;
import org.openchange.mapiproxy.launcher.capture.call.CallListener;
import org.openchange.mapiproxy.launcher.capture.rops.EmsmdbCalls;
import org.openchange.mapiproxy.launcher.capture.tcp.MemoryBudget;
import org.openchange.mapiproxy.security.SecurityObservers;

/**
 * What all conversations of a capture share.
 *
 * @param budget for stubs that are not complete, or not answered
 */
public record RpcSettings(
        SecurityObservers keys,
        EndpointMap endpoints,
        EmsmdbCalls emsmdb,
        CallListener calls,
        CaptureProblems problems,
        MemoryBudget budget) {}
