/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Connection-oriented DCERPC as C706 chapter 12 and [MS-RPCE] lay it out: PDUs, presentation contexts, fault status, binding
 * strings and protocol towers. Knows bytes, not sockets. Uses {@code wire}.
 */
package org.openchange.mapiproxy.dcerpc;
