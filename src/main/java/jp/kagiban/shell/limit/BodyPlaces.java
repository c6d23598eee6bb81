package jp.kagiban.shell.limit;

import java.util.HashMap;
import java.util.Map;

/** How many requests may wait for their bodies at a time. Each holds a thread meanwhile, so some are left for all others. */
final class BodyPlaces {

    /** Half of Tomcat's threads. */
    static final int ALL = 100;

    /** One client alone doesn't take them all, nor does one network, in which somebody may have many addresses. */
    static final int OF_A_CLIENT = 25;

    static final int OF_A_NETWORK = 50;

    private final Map<String, Integer> ofClients = new HashMap<>();
    private final Map<String, Integer> ofNetworks = new HashMap<>();
    private int all;

    /** Returns false if none is left. The caller gives back a place that it got. */
    synchronized boolean take(String client, String network) {
        if (all == ALL
                || ofClients.getOrDefault(client, 0) == OF_A_CLIENT
                || ofNetworks.getOrDefault(network, 0) == OF_A_NETWORK) {
            return false;
        }
        ofClients.merge(client, 1, Integer::sum);
        ofNetworks.merge(network, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void giveBack(String client, String network) {
        ofClients.computeIfPresent(client, (_, taken) -> taken == 1 ? null : taken - 1);
        ofNetworks.computeIfPresent(network, (_, taken) -> taken == 1 ? null : taken - 1);
        all--;
    }
}
