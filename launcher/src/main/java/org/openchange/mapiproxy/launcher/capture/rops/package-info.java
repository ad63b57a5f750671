/**
 * What is in the buffers of EMSMDB: unpacks them and reads the remote operations of each session with what came before in it. Start at
 * {@link org.openchange.mapiproxy.launcher.capture.rops.RopSessions}.
 */
package org.openchange.mapiproxy.launcher.capture.rops;
