/* SPDX-License-Identifier: Apache-2.0 */
/**
 * [MS-OXCMAPIHTTP] 2.2.4: bodies of requests and responses of MAPI over HTTP that carry what EMSMDB carries over RPC. Uses {@code wire} and
 * {@code print}.
 */
package org.openchange.mapiproxy.mapihttp;
