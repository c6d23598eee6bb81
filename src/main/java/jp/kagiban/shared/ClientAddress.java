package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Returns the IP address of a request's client, and the units in which clients are counted. Behind a proxy of
 * {@code KAGIBAN_TRUSTED_PROXIES}, it is the address that the proxy reports. The server has already put it into the request
 * ({@link ForwardedFor}).
 */
@Component
public class ClientAddress {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** A numeric address, so that no name is looked up. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.*)?");

    /** The client's address, such as {@code 203.0.113.7}; {@code -} if this thread serves no request. */
    public String current() {
        return CurrentRequest.find().map(HttpServletRequest::getRemoteAddr).orElse("-");
    }

    /**
     * The unit in which clients are counted: one IPv4 address, or the first 64 bits of an IPv6 address, which belong to one
     * household.
     */
    public String prefix(HttpServletRequest request) {
        return prefix(request.getRemoteAddr());
    }

    /** The same for the request on this thread. */
    public String prefix() {
        return prefix(current());
    }

    /** A network that may belong to one owner: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address. */
    public String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    /** The same for the request on this thread. */
    public String network() {
        return network(current());
    }

    /** {@link #prefix()} of a numeric address. */
    public static String prefix(String address) {
        return cut(address, IPV4_BYTES, IPV6_NETWORK_BYTES);
    }

    public static String network(String address) {
        return cut(address, 3, 6);
    }

    private static String cut(String address, int ofIpv4, int ofIpv6) {
        if (!NUMBER.matcher(address).matches()) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV4_BYTES
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, ofIpv4), IPV4_BYTES))
                            .getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, ofIpv6));
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
