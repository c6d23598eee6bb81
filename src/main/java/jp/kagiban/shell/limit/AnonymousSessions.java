package jp.kagiban.shell.limit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Limits the memory of sessions in which nobody has logged in. There is one limit for all sessions, half of it for the
 * sessions of one client, and a small limit for one session. A new visitor is never refused, since all visitors behind
 * an unconfigured proxy look like one client. Instead, the session that was idle longest ends, among those of the
 * client that takes most.
 */
final class AnonymousSessions {

    /** Estimated bytes of a session before it has a page, with a margin. */
    static final long OF_A_SESSION = 64 * 1024L;

    /** Estimated bytes of a page before the login; 75 kB were measured. */
    static final long OF_A_PAGE = 80 * 1024L;

    /** The weight of an open channel for pushes: 132 kB were measured for a web socket. */
    static final long OF_A_CHANNEL = 136 * 1024L;

    /** Maximum bytes of the pages, messages and answers of one session, which is about fifty pages. */
    static final long MOST_OF_A_SESSION = 4 * 1024 * 1024L;

    private final long most;
    private final LinkedHashMap<AnonymousSession, Long> weights = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Long> clients = new HashMap<>();
    private long weight;

    /** @param most maximum bytes of all sessions */
    AnonymousSessions(long most) {
        this.most = most;
    }

    /**
     * Records that the session was used and grew by {@code more} bytes. Returns the sessions that must end, including
     * this one if it is too large.
     */
    synchronized List<AnonymousSession> seen(AnonymousSession anonymous, long more) {
        anonymous.grow(more);
        set(anonymous, OF_A_SESSION + anonymous.weight());
        List<AnonymousSession> going = new ArrayList<>();
        if (anonymous.weight() > MOST_OF_A_SESSION) {
            going.add(forgotten(anonymous));
        }
        while (clients.getOrDefault(anonymous.client(), 0L) > most / 2) {
            going.add(forgotten(idlest(Set.of(anonymous.client()))));
        }
        while (weight > most) {
            going.add(forgotten(idlest(heaviest())));
        }
        return going;
    }

    synchronized void gone(AnonymousSession anonymous) {
        if (weights.containsKey(anonymous)) {
            forgotten(anonymous);
        }
    }

    synchronized int count() {
        return weights.size();
    }

    private Set<String> heaviest() {
        long heaviest = Collections.max(clients.values());
        return clients.entrySet().stream()
                .filter(client -> client.getValue() == heaviest)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private AnonymousSession idlest(Set<String> ofClients) {
        return weights.keySet().stream()
                .filter(anonymous -> ofClients.contains(anonymous.client()))
                .findFirst()
                .orElseThrow();
    }

    private AnonymousSession forgotten(AnonymousSession anonymous) {
        set(anonymous, 0);
        weights.remove(anonymous);
        return anonymous;
    }

    private void set(AnonymousSession anonymous, long now) {
        Long before = weights.put(anonymous, now);
        long more = now - (before == null ? 0 : before);
        weight += more;
        clients.merge(anonymous.client(), more, (sum, added) -> sum + added == 0 ? null : sum + added);
    }
}
