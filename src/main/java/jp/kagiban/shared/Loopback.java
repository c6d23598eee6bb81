package jp.kagiban.shared;

import java.util.regex.Pattern;

/** This machine, as an address names it. */
public final class Loopback {

    /** Addresses in figures and the one name that is always this machine: any other name leads where its owner says. */
    private static final Pattern HOST = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private Loopback() {}

    /** @param host as in a URL: without a port, an IPv6 address in brackets */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }
}
