/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.launcher.instance;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * A port that the server is going to open.
 *
 * @param purpose what it is for, for example {@code the console}
 * @param option what chooses another one, for example {@code --http-port}
 * @param address numeric address
 * @param port 0 when the system chooses
 */
public record PortRequest(String purpose, String option, String address, int port) {

    /**
     * Tries each port for a moment, before the server is started.
     *
     * @throws LauncherException for the first that cannot be had
     */
    public static void check(List<PortRequest> requests) throws LauncherException {
        for (int i = 0; i < requests.size(); i++) {
            for (PortRequest other : requests.subList(0, i)) {
                requests.get(i).checkDiffersFrom(other);
            }
            requests.get(i).check();
        }
    }

    /** The port itself, or one that is free now if the system shall choose. */
    public int resolve() throws LauncherException {
        return port == 0 ? check() : port;
    }

    private void checkDiffersFrom(PortRequest other) throws LauncherException {
        boolean sameAddress = address.equals(other.address) || isAny(address) || isAny(other.address);
        if (port != 0 && port == other.port && sameAddress) {
            throw new LauncherException("port " + port + " is wanted for " + other.purpose + " and for " + purpose
                    + "; choose another with " + other.option + " N or " + option + " N");
        }
    }

    private int check() throws LauncherException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket.getLocalPort();
        } catch (UnknownHostException e) {
            throw new LauncherException(address + " is no address; choose one of this machine with --bind ADDRESS", e);
        } catch (BindException e) {
            throw new LauncherException(refusal(e), e);
        } catch (IOException e) {
            throw new LauncherException(
                    "port " + port + " on " + address + " for " + purpose + " cannot be opened ("
                            + InstanceDirectory.reason(e) + "); choose another with " + option + " N",
                    e);
        }
    }

    private String refusal(BindException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("permission denied")) {
            return "port " + port + " for " + purpose + " is privileged: choose one above 1023 with " + option
                    + " N, or allow it with: sudo sysctl net.ipv4.ip_unprivileged_port_start=" + port;
        }
        if (message.contains("assign requested address")) {
            return "this machine has no address " + address + "; choose one of its own with --bind ADDRESS";
        }
        return "port " + port + " on " + address + " for " + purpose
                + " is in use by another program; stop that, or choose another with " + option + " N";
    }

    private static boolean isAny(String address) {
        return address.equals("0.0.0.0") || address.equals("::");
    }
}
