/**
 * Modules and servers that only tests deploy, in EJB jars of their own beside the EAR. What they do shows in the stubs, which are text here.
 * Start at {@link org.openchange.mapiproxy.it.beans.TracingModule}.
 */
package org.openchange.mapiproxy.it.beans;
