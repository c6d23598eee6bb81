package jp.kagiban.delivery.chat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.OutsideCalls;
import jp.kagiban.shared.ScreenThread;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stands where calls would leave; it keeps what was to be posted, and answers as a test says. */
public final class OutsideDouble implements OutsideCalls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile CallOutcome outcome = ok();

    /**
     * What was to be posted.
     *
     * @param bytes the body as it is, for what is no text
     */
    public record Call(URI address, Map<String, String> headers, String body, byte[] bytes, boolean inTransaction) {}

    private static Reply ok() {
        return new Reply(200, Optional.empty(), "ok");
    }

    public void forget() {
        calls.clear();
        outcome = ok();
    }

    public void answer(CallOutcome now) {
        outcome = now;
    }

    public List<Call> calls() {
        return calls;
    }

    @Override
    public CallOutcome tryOut(URI address, Map<String, String> headers, byte[] body) {
        return post(address, headers, body);
    }

    @Override
    public CallOutcome post(URI address, Map<String, String> headers, byte[] body) {
        ScreenThread.refuse("Nobody outside is called");
        calls.add(new Call(
                address,
                headers,
                new String(body, StandardCharsets.UTF_8),
                body,
                TransactionSynchronizationManager.isActualTransactionActive()));
        return outcome;
    }
}
