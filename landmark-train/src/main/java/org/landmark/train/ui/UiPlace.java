package org.landmark.train.ui;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.landmark.data.InputException;

/**
 * Where the browser finds the UI server.
 *
 * @param port to listen on; by default the first free one from 9000 on
 * @param host the address to listen on
 * @param token what a browser must show once, if it must
 */
public record UiPlace(OptionalInt port, InetAddress host, Optional<String> token) {
    /** For this machine alone. */
    static final String LOOPBACK = "127.0.0.1";

    private static final int SHORTEST_TOKEN = 16;
    private static final int TOKEN_BYTES = 16;

    /** This machine alone, on the first free port. */
    public static UiPlace local() {
        return of(null, null, null);
    }

    /**
     * The place that was asked for. Whoever is reached from other machines has a token, drawn if none is given.
     *
     * @param port or null for the first free one
     * @param host a name or address of this machine, 0.0.0.0 for all; null for 127.0.0.1
     * @param token or null
     * @throws InputException if one of them can't be used
     */
    public static UiPlace of(Integer port, String host, String token) {
        if (port != null && (port < 1 || port > 65_535)) {
            throw new InputException("--ui-port must be between 1 and 65535, came " + port);
        }
        if (token != null && !token.matches("[A-Za-z0-9._~-]{" + SHORTEST_TOKEN + ",128}")) {
            throw new InputException("--ui-token must be " + SHORTEST_TOKEN
                    + " to 128 letters, digits, '.', '_', '~' or '-' (none draws one)");
        }
        InetAddress address = address(host == null ? LOOPBACK : host);
        Optional<String> wanted = Optional.ofNullable(token);
        return new UiPlace(
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                address,
                wanted.isEmpty() && !address.isLoopbackAddress() ? Optional.of(drawn()) : wanted);
    }

    private static InetAddress address(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
            throw new InputException("--ui-host " + host + ": is not an address of this machine");
        } catch (UnknownHostException | java.net.SocketException e) {
            throw new InputException("--ui-host " + host + ": is no name or address of this machine", e);
        }
    }

    /** Not from a run's seed: nobody must be able to guess it. */
    static String drawn() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** By what names a browser may call the server. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(Set.of("localhost"));
        names.add(literal(host));
        if (host.isLoopbackAddress()) {
            return names;
        }
        names.add(host.getHostName().toLowerCase(Locale.ROOT));
        try {
            InetAddress own = InetAddress.getLocalHost();
            names.add(own.getHostName().toLowerCase(Locale.ROOT));
            names.add(own.getCanonicalHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) { // it has no name that it knows of
            names.add(LOOPBACK);
        }
        if (host.isAnyLocalAddress()) {
            addresses().forEach(address -> names.add(literal(address)));
        }
        return names;
    }

    /** The name to print: of all addresses one that other machines are likely to reach. */
    String shown() {
        if (!host.isAnyLocalAddress()) {
            return literal(host);
        }
        return literal(addresses().stream()
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress()));
    }

    private static Set<InetAddress> addresses() {
        Set<InetAddress> all = new LinkedHashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(all::add);
        } catch (IOException e) {
            all.add(InetAddress.getLoopbackAddress());
        }
        return all;
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet4Address ? text : "[" + text + "]";
    }
}
