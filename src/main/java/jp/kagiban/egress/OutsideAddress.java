package jp.kagiban.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Checks the form of a URL before its host is resolved. */
public final class OutsideAddress {

    private static final int LONGEST = 2000;
    static final int HTTPS = 443;
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65535;

    private OutsideAddress() {}

    /** Parses a typed address; empty if it can't be called. */
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

    /** Whether the address can be called: https, with a host, without user info or fragment. */
    static boolean isFit(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && isFitPort(address.getPort());
    }

    /** Whether the port may be called. Below 1024, all but 443 belong to services without HTTP. */
    static boolean isFitPort(int port) {
        return port == -1 || port == HTTPS || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
    }
}
