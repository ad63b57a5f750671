/**
 * Capture files: pcap and pcapng, of either byte order, of any resolution of time, compressed with gzip or not, damaged or not. Start at {@link
 * org.openchange.mapiproxy.launcher.capture.file.CaptureFile}. ADR 14 tells why this is our own.
 */
package org.openchange.mapiproxy.launcher.capture.file;
