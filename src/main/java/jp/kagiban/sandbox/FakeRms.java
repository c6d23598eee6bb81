package jp.kagiban.sandbox;

import java.time.Clock;

/** What RMS does with a call: first the weather, then the APIs. */
final class FakeRms {

    private static final String OLDER = "/es/1.0/";
    private static final String NEWER = "/es/2.0/";

    private final SandboxRms desk;
    private final OrderEndpoint order;
    private final ReadEndpoint read;

    FakeRms(SandboxRms desk, SandboxOrders orders, Clock clock) {
        Gate gate = new Gate(desk, clock);
        this.desk = desk;
        this.order = new OrderEndpoint(desk, orders, gate, new OrderSearch(orders, clock));
        this.read = new ReadEndpoint(desk, gate, clock);
    }

    WireReply answer(WireRequest request) {
        return switch (desk.weather()) {
            case NORMAL -> inFairWeather(request);
            case THROTTLED -> WireReply.overLimit(desk.manners());
            case MAINTENANCE -> WireReply.maintenance(desk.manners());
            case GARBLED -> WireReply.garbled();
            case UNREACHABLE -> WireReply.broken(desk.manners());
        };
    }

    private WireReply inFairWeather(WireRequest request) {
        String path = request.path();
        if (path.startsWith(NEWER)) {
            return order.answer(request, path.substring(NEWER.length()));
        }
        return path.startsWith(OLDER) ? read.answer(request, path.substring(OLDER.length())) : WireReply.empty(404);
    }
}
