package jp.kagiban.shell.limit;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits how many requests may wait for their bodies at a time. Each of them holds a thread, and other requests need
 * threads too.
 */
final class BodyPlaces {

    /** Limit for all requests: half of Tomcat's 200 threads. */
    static final int ALL = 100;

    /** Neither one client nor one network may take all places. In a network, somebody may have many addresses. */
    static final int OF_A_CLIENT = 25;

    static final int OF_A_NETWORK = 50;

    private final Map<String, Integer> ofClients = new HashMap<>();
    private final Map<String, Integer> ofNetworks = new HashMap<>();
    private int all;

    /** Takes a place, which the caller gives back. Returns false if none is left. */
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
