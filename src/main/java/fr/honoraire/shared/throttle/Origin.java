package fr.honoraire.shared.throttle;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from. */
public final class Origin {

    private static final int NETWORK_BYTES = 8;

    private Origin() {}

    /**
     * What tells one client's line from another's: the address, of IPv6 its first half, for whoever has one has all of the
     * second. Behind a proxy the container has put the client's address there, if it was told to trust the proxy.
     */
    public static String of(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
