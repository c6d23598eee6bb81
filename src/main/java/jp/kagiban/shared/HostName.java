package jp.kagiban.shared;

import java.net.InetAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The name of the machine, container or pod on which this node runs. Two nodes on one machine share it. */
public final class HostName {

    private static final int LONGEST = 64;
    private static final String UNNAMED = "unnamed";
    private static final String OWN =
            of(System.getenv("HOSTNAME"), () -> InetAddress.getLocalHost().getHostName());

    private HostName() {}

    /** This node's. The first call may wait for DNS, so {@code main} makes it. */
    public static String own() {
        return OWN;
    }

    /**
     * @param told what Docker, Kubernetes or the operator says
     * @param network how the network knows the machine
     */
    static String of(@Nullable String told, Callable<String> network) {
        String name = told == null || told.isBlank() ? named(network) : told;
        String plain = name.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.isEmpty() ? UNNAMED : plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static String named(Callable<String> network) {
        try {
            return network.call();
        } catch (Exception unknown) {
            return UNNAMED;
        }
    }
}
