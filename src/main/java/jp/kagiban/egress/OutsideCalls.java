package jp.kagiban.egress;

import java.net.URI;
import java.util.Map;

/**
 * The only way to call an address that a member typed. Uses HTTPS only, and connects only to public addresses and those in
 * {@code KAGIBAN_EGRESS_ALLOW}. Follows no redirect, keeps no cookie, and uses no HTTP proxy.
 */
public interface OutsideCalls {

    /**
     * Posts once, in at most 10 seconds. Blocks, and therefore refuses a thread that draws a screen.
     *
     * @param headers by name, including {@code Content-Type}
     * @return the answer or the error; never the address or anything that was sent
     * @throws IllegalStateException if called on a thread that draws a screen
     */
    CallOutcome post(URI address, Map<String, String> headers, byte[] body);

    /** Posts like {@link #post}, for a member who waits for the answer. Uses the slots for tests. */
    CallOutcome tryOut(URI address, Map<String, String> headers, byte[] body);
}
