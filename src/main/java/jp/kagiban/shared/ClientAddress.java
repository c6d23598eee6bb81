package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * From where a request comes. Behind a proxy that {@code KAGIBAN_TRUSTED_PROXIES} names it is the address that the proxy tells;
 * the server has put it into the request before anything asks ({@link ForwardedFor}).
 */
@Component
public class ClientAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    /** As a number such as {@code 203.0.113.7}; {@code -} where no request is served on this thread. */
    public String current() {
        return CurrentRequest.find().map(HttpServletRequest::getRemoteAddr).orElse("-");
    }

    /** What is counted together: one IPv4 address, or the first 64 bits of an IPv6 one, which one household has to itself. */
    public String prefix(HttpServletRequest request) {
        return prefix(request.getRemoteAddr());
    }

    /** The same for the request on this thread. */
    public String prefix() {
        return prefix(current());
    }

    static String prefix(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
