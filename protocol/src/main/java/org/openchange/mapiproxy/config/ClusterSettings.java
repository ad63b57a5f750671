/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.config;

import java.time.Duration;
import java.util.List;

/**
 * The nodes that share clustered slots.
 *
 * @param name {@code mapiproxy:cluster name}: nodes of the same name and at each other's addresses are one cluster
 * @param address {@code mapiproxy:cluster address}: where this node listens to the others
 * @param port {@code mapiproxy:cluster port}
 * @param members {@code mapiproxy:cluster members}: where to look for the others, each as {@code HOST[PORT]}
 * @param grace {@code mapiproxy:cluster grace}: how long what a vanished node had waits for its clients to come to another node
 */
public record ClusterSettings(String name, String address, int port, List<String> members, Duration grace) {
    public ClusterSettings {
        members = List.copyOf(members);
    }
}
