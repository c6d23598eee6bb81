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

    /** The part of an address because of which it can't be called. */
    public enum Fault {
        LENGTH,
        /** A blank or another character that no address contains. */
        CHARACTER,
        /** Not https. */
        SCHEME,
        HOST,
        USER_INFO,
        FRAGMENT,
        PORT
    }

    /** Parses a typed address; empty if it can't be called. */
    public static Optional<URI> read(String typed) {
        return fault(typed).isEmpty() ? Optional.of(URI.create(typed.strip())) : Optional.empty();
    }

    /** Returns why a typed address can't be called; empty if it can. */
    public static Optional<Fault> fault(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.of(Fault.LENGTH);
        }
        try {
            return fault(new URI(typed.strip()));
        } catch (URISyntaxException odd) {
            return Optional.of(Fault.CHARACTER);
        }
    }

    /** Whether the address can be called: https, with a host, without user info or fragment. */
    static boolean isFit(URI address) {
        return fault(address).isEmpty();
    }

    private static Optional<Fault> fault(URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            return Optional.of(Fault.SCHEME);
        }
        if (address.getHost() == null) {
            return Optional.of(Fault.HOST);
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of(Fault.USER_INFO);
        }
        if (address.getRawFragment() != null) {
            return Optional.of(Fault.FRAGMENT);
        }
        return isFitPort(address.getPort()) ? Optional.empty() : Optional.of(Fault.PORT);
    }

    /** Whether the port may be called. Below 1024, all but 443 belong to services without HTTP. */
    static boolean isFitPort(int port) {
        return port == -1 || port == HTTPS || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
    }
}
