package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * From where a request comes. Behind a proxy that {@code KAGIBAN_TRUSTED_PROXIES} names it is the address that the proxy tells;
 * the server has put it into the request before anything asks ({@link ForwardedFor}).
 */
@Component
public class ClientAddress {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

    /** An address in figures: no name is looked up. */
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.*)?");

    /** As a number such as {@code 203.0.113.7}; {@code -} where no request is served on this thread. */
    public String current() {
        return CurrentRequest.find().map(HttpServletRequest::getRemoteAddr).orElse("-");
    }

    /** The unit of counting: one IPv4 address, or the first 64 bits of an IPv6 address, which is one household's. */
    public String prefix(HttpServletRequest request) {
        return prefix(request.getRemoteAddr());
    }

    /** The same for the request on this thread. */
    public String prefix() {
        return prefix(current());
    }

    /** A network that one owner may have whole: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address. */
    public String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    /** The same for the request on this thread. */
    public String network() {
        return network(current());
    }

    /** {@link #prefix()} of an address in figures. */
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
