/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.provisioning;

/** Hears how far provisioning is, on the thread that works. */
public interface ProvisioningProgress {

    /** For whom it is of no interest. */
    ProvisioningProgress NONE = new ProvisioningProgress() {
        @Override
        public void begins(Change change) {}

        @Override
        public void ends(int changes) {}
    };

    /**
     * A change that is about to be made.
     *
     * @param stage its kind
     * @param what for people
     * @param done how many are made already
     * @param all how many there are
     */
    record Change(String stage, String what, int done, int all) {}

    void begins(Change change);

    /** After the last change. */
    void ends(int changes);
}
