/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.util.List;

/**
 * Steps of one kind.
 *
 * @param name for people: "attributes of the schema"
 * @param steps in their order
 * @param completion what makes them take effect, after the last
 */
record Stage(String name, List<Step> steps, Step.Change completion) {
    Stage {
        steps = List.copyOf(steps);
    }

    static Stage of(String name, List<Step> steps) {
        return new Stage(name, steps, () -> {});
    }
}
