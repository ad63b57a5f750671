/**
 * DCERPC over TCP, seen from outside: PDUs, presentation contexts, fragments, what is sealed, and what endpoint mappers answer. Start at
 * {@link org.openchange.mapiproxy.launcher.capture.rpc.RpcConversation}.
 */
package org.openchange.mapiproxy.launcher.capture.rpc;
