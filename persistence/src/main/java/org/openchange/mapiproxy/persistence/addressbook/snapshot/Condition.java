/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.addressbook.snapshot;

import java.util.BitSet;
import java.util.List;

/** A part of a restriction that is ready to be asked of objects. */
interface Condition {
    boolean holds(int ordinal);

    /** Ordinals among which all are for which it holds, from an index; null when no index helps. May be changed by who asks. */
    default BitSet candidates() {
        return null;
    }

    /** How many comparisons one object takes. */
    default int cost() {
        return 1;
    }

    /** All of them hold. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(int ordinal) {
            for (Condition condition : conditions) {
                if (!condition.holds(ordinal)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public BitSet candidates() {
            BitSet all = null;
            for (Condition condition : conditions) {
                BitSet some = condition.candidates();
                if (all == null) {
                    all = some;
                } else if (some != null) {
                    all.and(some);
                }
            }
            return all;
        }

        @Override
        public int cost() {
            return conditions.stream().mapToInt(Condition::cost).sum();
        }
    }

    /** One of them holds. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(int ordinal) {
            for (Condition condition : conditions) {
                if (condition.holds(ordinal)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public BitSet candidates() {
            BitSet all = new BitSet();
            for (Condition condition : conditions) {
                BitSet some = condition.candidates();
                if (some == null) {
                    return null;
                }
                all.or(some);
            }
            return all;
        }

        @Override
        public int cost() {
            return conditions.stream().mapToInt(Condition::cost).sum();
        }
    }

    /** It does not hold. */
    record None(Condition condition) implements Condition {
        @Override
        public boolean holds(int ordinal) {
            return !condition.holds(ordinal);
        }

        @Override
        public int cost() {
            return condition.cost();
        }
    }

    /** Known beforehand. */
    record Among(BitSet ordinals) implements Condition {
        @Override
        public boolean holds(int ordinal) {
            return ordinals.get(ordinal);
        }

        @Override
        public BitSet candidates() {
            return (BitSet) ordinals.clone();
        }

        @Override
        public int cost() {
            return 0;
        }
    }
}
