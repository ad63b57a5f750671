/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message has a line for each problem, and there are no secrets in it. */
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfProblem> problems;

    public ConfigurationException(List<ConfProblem> problems) {
        super(problems.stream().map(ConfProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, in the order of the options, at least one. */
    public List<ConfProblem> problems() {
        return problems;
    }
}
