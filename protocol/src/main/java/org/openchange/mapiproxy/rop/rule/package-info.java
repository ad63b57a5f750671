/* SPDX-License-Identifier: Apache-2.0 */
/** Rule ROPs ([MS-OXCROPS] 2.2.11, [MS-OXORULE]). One class for each operation, with its records; {@link org.openchange.mapiproxy.rop.rule.RuleRops} lists them. */
package org.openchange.mapiproxy.rop.rule;
