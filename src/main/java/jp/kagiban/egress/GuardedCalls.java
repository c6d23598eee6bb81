package jp.kagiban.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallPlaces.Call;
import jp.kagiban.egress.CallPlaces.Kind;
import jp.kagiban.shared.ScreenThread;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Makes calls on a few threads of their own, and releases the caller after the timeout. The timeout includes name resolution,
 * handshake and a slow body. A hanging call keeps its slot until its connection is closed.
 */
final class GuardedCalls implements OutsideCalls {

    private final TenantScope tenants;
    private final CallPlaces places;
    private final CallThreads threads;
    private final OneCall call;
    private final Duration timeout;

    GuardedCalls(TenantScope tenants, CallPlaces places, CallThreads threads, OneCall call, Duration timeout) {
        this.tenants = tenants;
        this.places = places;
        this.threads = threads;
        this.call = call;
        this.timeout = timeout;
    }

    @Override
    public CallOutcome post(URI address, Map<String, String> headers, byte[] body) {
        return post(Kind.NOTICE, address, headers, body);
    }

    @Override
    public CallOutcome tryOut(URI address, Map<String, String> headers, byte[] body) {
        return post(Kind.TEST, address, headers, body);
    }

    private CallOutcome post(Kind kind, URI address, Map<String, String> headers, byte[] body) {
        ScreenThread.refuse("Nobody outside is called");
        if (!OutsideAddress.isFit(address)) {
            return Failure.NO_HTTPS_ADDRESS;
        }
        HttpPost request = request(address, headers, body);
        Call counted = new Call(kind, tenants.find().orElse(TenantId.NOBODY), address.getHost(), address.getPort());
        Optional<Failure> refused = places.take(counted);
        return refused.isPresent() ? refused.get() : start(counted, request);
    }

    private CallOutcome start(Call counted, HttpPost request) {
        Optional<Future<CallOutcome>> running = startOnThread(counted, request);
        if (running.isEmpty()) {
            places.leave(counted);
            return Failure.BUSY;
        }
        return await(request, running.get());
    }

    /** Starts the call on a thread. Frees the slot if the JVM throws an error because it is short of memory or threads. */
    private Optional<Future<CallOutcome>> startOnThread(Call counted, HttpPost request) {
        try {
            return threads.start(() -> make(counted, request));
        } catch (Throwable none) {
            places.leave(counted);
            throw none;
        }
    }

    /** A call keeps its slot until it ends, even if nobody waits for it any more. */
    private CallOutcome make(Call counted, HttpPost request) {
        long begun = System.nanoTime();
        try {
            return call.make(request);
        } finally {
            places.ended(counted, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private CallOutcome await(HttpPost request, Future<CallOutcome> running) {
        try {
            return running.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
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
