package jp.kagiban.shared;

import java.util.regex.Pattern;

/** Recognizes this machine in a URL. */
public final class Loopback {

    /**
     * Numeric addresses, and the only name that always means this machine. The owner of any other name decides where it leads.
     */
    private static final Pattern HOST = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private Loopback() {}

    /** @param host as in a URL: without a port, an IPv6 address in brackets */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }
}
