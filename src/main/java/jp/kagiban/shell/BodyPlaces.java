package jp.kagiban.shell;

import java.util.HashMap;
import java.util.Map;

/** How many requests may wait for their bodies at a time. Each holds a thread meanwhile, so some are left for all others. */
final class BodyPlaces {

    /** Half of Tomcat's threads. */
    static final int ALL = 100;

    /** One client alone doesn't take them all. */
    static final int OF_A_CLIENT = 25;

    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /** Returns false where there is none left; whoever gets one gives it back. */
    synchronized boolean take(String client) {
        int own = taken.getOrDefault(client, 0);
        if (all == ALL || own == OF_A_CLIENT) {
            return false;
        }
        taken.put(client, own + 1);
        all++;
        return true;
    }

    synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
