/**
 * What a connection speaks is found out by its first bytes, whatever its ports are, and handed to {@code rpc} or {@code http}. Start at {@link
 * org.openchange.mapiproxy.launcher.capture.conversation.Conversations}.
 */
package org.openchange.mapiproxy.launcher.capture.conversation;
