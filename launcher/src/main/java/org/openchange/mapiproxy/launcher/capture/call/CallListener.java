/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.capture.call;

/** Takes calls. Each begins when its request was seen and is completed once. */
public interface CallListener {

    /** A request was seen. */
    Ticket begin();

    /** The place of a call among those that began before and after it. */
    interface Ticket {
        void complete(ObservedCall call);

        /** It never became a whole request. */
        void abandon();
    }
}
