/**
 * Tests in a real WildFly with the real EAR. Start at {@link org.openchange.mapiproxy.it.DeployedProxy}.
 */
package org.openchange.mapiproxy.it;
