/* SPDX-License-Identifier: Apache-2.0 */
/** Server beans that only tests deploy, in EJB jars of their own. */
package org.openchange.mapiproxy.test;
