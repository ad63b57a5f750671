/**
 * MAPI over HTTP, [MS-OXCMAPIHTTP], seen from outside and not encrypted: HTTP messages, request types, and the bodies of both endpoints. Start at
 * {@link org.openchange.mapiproxy.launcher.capture.http.HttpConversation}.
 */
package org.openchange.mapiproxy.launcher.capture.http;
