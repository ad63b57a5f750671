/* SPDX-License-Identifier: Apache-2.0 */
/** {@code ./mapiproxy calls} and {@code ./mapiproxy record}: what the module {@code monitor} of a running instance shows. */
package org.openchange.mapiproxy.launcher.monitor;
