/**
 * One instance: its data directory, its server's files, its process, and the questions it answers over HTTP. Knows nothing of the command line.
 * Start at {@link org.openchange.mapiproxy.launcher.instance.InstanceDirectory}.
 */
package org.openchange.mapiproxy.launcher.instance;
