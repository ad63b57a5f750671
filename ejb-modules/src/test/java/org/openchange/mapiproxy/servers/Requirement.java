/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.servers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which statements of a specification a test proves, as Microsoft's protocol test suites number them: {@code MS-OXNSPI_R791}. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {
    String[] value();
}
