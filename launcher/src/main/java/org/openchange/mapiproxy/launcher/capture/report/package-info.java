/**
 * Shows calls, as trees for people or as lines of JSON for programs, in the order in which they were asked, and counts what could be verified.
 * Start at {@link org.openchange.mapiproxy.launcher.capture.report.CaptureReport}.
 */
package org.openchange.mapiproxy.launcher.capture.report;
