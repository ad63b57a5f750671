/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is missing, in the order in which it is made. Stages with nothing to do are left off. */
public final class ProvisioningPlan {
    private final List<Stage> stages;

    ProvisioningPlan(List<Stage> stages) {
        this.stages = stages.stream().filter(stage -> !stage.steps().isEmpty()).toList();
    }

    /** How many changes there are to make. */
    public int size() {
        return stages.stream().mapToInt(stage -> stage.steps().size()).sum();
    }

    public boolean isEmpty() {
        return stages.isEmpty();
    }

    /** What is missing, below the name of its kind. */
    public Map<String, List<String>> missing() {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Stage stage : stages) {
            missing.computeIfAbsent(stage.name(), name -> new ArrayList<>())
                    .addAll(stage.steps().stream().map(Step::what).toList());
        }
        return missing;
    }

    /**
     * Makes every change. Stops at the first that fails; those before it stay, and another plan goes on from there.
     *
     * @throws IOException as the directory or the database gave it
     */
    void apply(ProvisioningProgress progress) throws IOException {
        int done = 0;
        int all = size();
        for (Stage stage : stages) {
            for (Step step : stage.steps()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new java.io.InterruptedIOException(
                            "interrupted after " + done + " of " + all + " changes; the next run goes on from there");
                }
                progress.begins(new ProvisioningProgress.Change(stage.name(), step.what(), done, all));
                step.change().apply();
                done++;
            }
            stage.completion().apply();
        }
        progress.ends(all);
    }
}
