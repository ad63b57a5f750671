/**
 * The command line behind {@code ./mapiproxy}: one class for each command, and how it speaks to people (one line for each error, with what
 * mends it). Uses {@code launcher.instance} and, of {@code protocol}, {@code config} and {@code security}. Start at {@link
 * org.openchange.mapiproxy.launcher.Main}.
 */
package org.openchange.mapiproxy.launcher;
