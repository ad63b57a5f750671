/**
 * For modules that work on single ROPs: {@link org.openchange.mapiproxy.spi.rop.RopModule}. The other modules of the chain and the base class
 * share what they decode. Uses {@code spi}, {@code emsmdb}, {@code rop} and {@code rop.list}.
 */
package org.openchange.mapiproxy.spi.rop;
