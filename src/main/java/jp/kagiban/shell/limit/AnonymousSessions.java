package jp.kagiban.shell.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of sessions in which nobody has logged in. There is one limit for all sessions, half of it for the
 * sessions of one client, and a small limit for one session. A new visitor is never refused, since all visitors behind
 * an unconfigured proxy look like one client. Instead, the session that was idle longest ends, among those of the
 * heaviest network's heaviest client. Networks and clients below {@link #LARGE} aren't singled out, so that a visitor
 * who is using a page keeps it.
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

    /** Minimum bytes of a network or client that loses its own sessions. A visitor with two open pages has less. */
    static final long LARGE = 512 * 1024L;

    private final long most;
    private final Group all = new Group("");

    /** @param most maximum bytes of all sessions */
    AnonymousSessions(long most) {
        this.most = most;
    }

    /**
     * Records that the session was used and grew by {@code more} bytes. Returns the sessions that must end, including
     * this one if it is too large.
     */
    synchronized List<AnonymousSession> seen(AnonymousSession anonymous, long more) {
        gone(anonymous);
        anonymous.grow(more);
        all.add(anonymous, anonymous.origin());
        List<AnonymousSession> going = new ArrayList<>();
        if (anonymous.weight() > MOST_OF_A_SESSION) {
            going.add(forgotten(anonymous));
        }
        Group client = all.part(anonymous.origin());
        while (client != null && client.weight > most / 2) {
            going.add(forgotten(client.idlest()));
        }
        while (all.weight > most) {
            going.add(forgotten(all.heaviest().idlest()));
        }
        return going;
    }

    synchronized void gone(AnonymousSession anonymous) {
        if (all.sessions.contains(anonymous)) {
            forgotten(anonymous);
        }
    }

    synchronized int count() {
        return all.sessions.size();
    }

    private AnonymousSession forgotten(AnonymousSession anonymous) {
        all.remove(anonymous, anonymous.origin());
        return anonymous;
    }

    /** All sessions, those of a network, or those of a client. No method scans the sessions, since requests wait for it. */
    private static final class Group {

        private final String name;

        /** The session that was idle longest comes first. */
        private final LinkedHashSet<AnonymousSession> sessions = new LinkedHashSet<>();

        private final Map<String, Group> parts = new HashMap<>();

        /** A part must leave this set before its weight changes. */
        private final NavigableSet<Group> byWeight = new TreeSet<>(
                Comparator.comparingLong((Group part) -> part.weight).thenComparing(part -> part.name));

        private long weight;

        private Group(String name) {
            this.name = name;
        }

        /** @param path names of the parts that contain the session, from the largest */
        private void add(AnonymousSession anonymous, List<String> path) {
            sessions.add(anonymous);
            weight += OF_A_SESSION + anonymous.weight();
            if (!path.isEmpty()) {
                Group part = parts.computeIfAbsent(path.getFirst(), Group::new);
                byWeight.remove(part);
                part.add(anonymous, rest(path));
                byWeight.add(part);
            }
        }

        private void remove(AnonymousSession anonymous, List<String> path) {
            sessions.remove(anonymous);
            weight -= OF_A_SESSION + anonymous.weight();
            Group part = path.isEmpty() ? null : parts.get(path.getFirst());
            if (part != null) {
                byWeight.remove(part);
                part.remove(anonymous, rest(path));
                if (part.sessions.isEmpty()) {
                    parts.remove(part.name);
                } else {
                    byWeight.add(part);
                }
            }
        }

        private @Nullable Group part(List<String> path) {
            Group part = path.isEmpty() ? this : parts.get(path.getFirst());
            return part == null || path.isEmpty() ? part : part.part(rest(path));
        }

        private Group heaviest() {
            return byWeight.isEmpty() || byWeight.last().weight < LARGE
                    ? this
                    : byWeight.last().heaviest();
        }

        private AnonymousSession idlest() {
            return sessions.getFirst();
        }

        private static List<String> rest(List<String> path) {
            return path.subList(1, path.size());
        }
    }
}
