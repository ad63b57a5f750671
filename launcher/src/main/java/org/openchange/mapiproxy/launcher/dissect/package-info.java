/** The command {@code dissect}: its options, the keys that it is given, and the way of a capture through {@code capture}. */
package org.openchange.mapiproxy.launcher.dissect;
