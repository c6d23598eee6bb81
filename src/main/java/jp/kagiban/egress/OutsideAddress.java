package jp.kagiban.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What an address must look like before anybody looks up where it leads. */
public final class OutsideAddress {

    private static final int LONGEST = 2000;
    static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65535;

    private OutsideAddress() {}

    /** The address that was typed; empty if it can't be called. */
    public static Optional<URI> read(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(typed.strip())).filter(OutsideAddress::isFit);
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    /** Whether it can be called: https, with a host, and nothing that only browsers understand. */
    static boolean isFit(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && isFitPort(address.getPort());
    }

    /** Ports below 1024 belong to services that speak no HTTP. */
    static boolean isFitPort(int port) {
        return port == -1 || port == HTTPS || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
    }
}
