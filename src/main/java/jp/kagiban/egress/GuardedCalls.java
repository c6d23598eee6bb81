package jp.kagiban.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.shared.ScreenThread;
import jp.kagiban.shared.TenantScope;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls on threads of their own, of which there are few, and lets the caller go when the time is over: name servers, handshakes
 * and bodies that drip all count. A call that hangs keeps its place until its connection is closed.
 */
final class GuardedCalls implements OutsideCalls {

    private final TenantScope tenants;
    private final CallThreads threads;
    private final OneCall call;
    private final Duration patience;

    GuardedCalls(TenantScope tenants, CallThreads threads, OneCall call, Duration patience) {
        this.tenants = tenants;
        this.threads = threads;
        this.call = call;
        this.patience = patience;
    }

    @Override
    public CallOutcome post(URI address, Map<String, String> headers, byte[] body) {
        ScreenThread.refuse("Nobody outside is called");
        if (!OutsideAddress.isFit(address)) {
            return Failure.NO_HTTPS_ADDRESS;
        }
        HttpPost request = request(address, headers, body);
        return threads.start(tenants.find(), () -> call.make(request))
                .map(coming -> await(request, coming))
                .orElse(Failure.BUSY);
    }

    private CallOutcome await(HttpPost request, Future<CallOutcome> coming) {
        try {
            return coming.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Failure.TOO_SLOW;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Failure.BROKEN_OFF;
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A call out failed by a fault of ours", fault.getCause());
        } finally {
            request.abort();
        }
    }

    private static HttpPost request(URI address, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, null));
        return request;
    }
}
