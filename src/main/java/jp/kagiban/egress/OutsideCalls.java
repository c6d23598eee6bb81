package jp.kagiban.egress;

import java.net.URI;
import java.util.Map;

/**
 * The one way to call an address that somebody typed. It speaks HTTPS only, connects to public addresses and to those that
 * {@code KAGIBAN_EGRESS_ALLOW} names, follows no redirect, keeps no cookie, and asks no proxy.
 */
public interface OutsideCalls {

    /**
     * Posts once, in 10 seconds at most. Whoever calls waits, so a thread of a screen is refused.
     *
     * @param headers by name; a {@code Content-Type} among them
     * @return what was answered, or what went wrong; never the address or anything that was sent
     * @throws IllegalStateException if a page waits for it
     */
    CallOutcome post(URI address, Map<String, String> headers, byte[] body);

    /** Posts as {@link #post} does, for a member who waits for the answer: in a place that notices don't take. */
    CallOutcome tryOut(URI address, Map<String, String> headers, byte[] body);
}
