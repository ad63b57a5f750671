/* SPDX-License-Identifier: Apache-2.0 */
/** A module that uses every hook and changes nothing: the template for authors. */
package org.openchange.mapiproxy.modules.dummy;
