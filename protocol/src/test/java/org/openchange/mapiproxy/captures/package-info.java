/** Real traffic of others as a corpus: {@code mvn -Pcaptures -Dcaptures.dir=DIR -pl protocol -am verify}. Reads loopback captures of MAPI over HTTP. */
package org.openchange.mapiproxy.captures;
