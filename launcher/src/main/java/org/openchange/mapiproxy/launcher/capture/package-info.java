/**
 * Reading captures of network traffic, from the file up to the calls: {@code file} gives packets, {@code tcp} streams of bytes, {@code rpc} and
 * {@code http} calls, {@code report} prints and verifies them. Here is what all of them share: what is wrong with a capture is told and never
 * ends the reading.
 */
package org.openchange.mapiproxy.launcher.capture;
