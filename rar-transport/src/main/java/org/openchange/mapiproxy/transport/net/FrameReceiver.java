/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.net;

/** What a connection feeds; called on its event loop only. */
public interface FrameReceiver {

    /** One frame as long as its frag_length says; nothing else in it was looked at. The array belongs to the receiver. */
    void onFrame(byte[] frame);

    /** The connection has ended, once, for whatever reason. */
    void onClose();
}
