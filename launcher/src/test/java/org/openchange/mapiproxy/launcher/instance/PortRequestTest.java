/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortRequestTest {

    @Test
    void findsAFreePortForZero() throws Exception {
        assertThat(request("--http-port", "127.0.0.1", 0).resolve()).isPositive();
    }

    @Test
    void leavesTheTriedPortFree() throws Exception {
        int port = request("--http-port", "127.0.0.1", 0).resolve();
        PortRequest.check(List.of(request("--http-port", "127.0.0.1", port)));

        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void namesAPortThatTwoPartsWant() {
        assertThatThrownBy(() -> PortRequest.check(List.of(
                        request("--http-port", "0.0.0.0", 4711), request("--management-port", "127.0.0.1", 4711))))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("port 4711")
                .hasMessageContaining("--http-port N or --management-port N");
    }

    @Test
    void twoAddressesMayHaveTheSamePort() throws Exception {
        int port = request("--http-port", "127.0.0.1", 0).resolve();

        PortRequest.check(
                List.of(request("--http-port", "127.0.0.2", port), request("--management-port", "127.0.0.1", port)));
    }

    @Test
    void saysWhenTheAddressIsNotOfThisMachine() {
        assertThatThrownBy(() -> request("--http-port", "203.0.113.9", 0).resolve())
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("no address 203.0.113.9")
                .hasMessageContaining("--bind");
    }

    private static PortRequest request(String option, String address, int port) {
        return new PortRequest("the console", option, address, port);
    }
}
