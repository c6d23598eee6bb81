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

    /** The name of this node's host. The first call may wait for DNS, so {@code main} makes it. */
    public static String own() {
        return OWN;
    }

    /**
     * @param configured the name that Docker, Kubernetes or the operator has set
     * @param network finds the machine's name in the network
     */
    static String of(@Nullable String configured, Callable<String> network) {
        String name = configured == null || configured.isBlank() ? nameInNetwork(network) : configured;
        String plain = name.strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.isEmpty() ? UNNAMED : plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    private static String nameInNetwork(Callable<String> network) {
        try {
            return network.call();
        } catch (Exception unknown) {
            return UNNAMED;
        }
    }
}
