/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.transport.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodeWatchTest {
    private static final long GRACE = 100;
    private static final long START = 5_000;

    private final NodeWatch watch = new NodeWatch(GRACE, START);

    @Test
    void takesANodeForGoneWhenTheGraceTimeIsOver() {
        watch.see(List.of("a", "b"), START);
        watch.see(List.of("a"), START + 99);

        assertThat(watch.isGone("b", START + 99)).isFalse();
        assertThat(watch.isDue(START + 99)).isFalse();
        assertThat(watch.isGone("b", START + 100)).isTrue();
        assertThat(watch.isDue(START + 100)).isTrue();
        assertThat(watch.isGone("a", START + 100)).isFalse();
    }

    @Test
    void takesANodeThatComesBackForThere() {
        watch.see(List.of("b"), START);
        watch.see(List.of("b"), START + 150);

        assertThat(watch.isGone("b", START + 200)).isFalse();
    }

    @Test
    void takesANodeThatWasNeverSeenForGoneOnlyAGraceTimeAfterTheStart() {
        assertThat(watch.isGone("unknown", START + 99)).isFalse();
        assertThat(watch.isGone("unknown", START + 100)).isTrue();
    }

    @Test
    void sweepsOnceForANodeAndNowAndThenInGeneral() {
        watch.see(List.of("b"), START);
        watch.swept(START + 100);

        assertThat(watch.isDue(START + 101)).isFalse();
        assertThat(watch.isGone("b", START + 101)).isTrue();
        assertThat(watch.isDue(START + 100 + 10 * GRACE)).isTrue();
    }
}
