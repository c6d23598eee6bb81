package jp.kagiban.sandbox;

import java.time.Clock;

/** What RMS does with a call: first the weather, then the APIs. */
final class FakeRms {

    private static final String LICENCE = "/es/1.0/license-management/license-key/expiry-date";
    private static final String OLDER = "/es/1.0/";
    private static final String NEWER = "/es/2.0/";

    private final SandboxRms desk;
    private final LicenceEndpoint licence;
    private final OrderEndpoint order;
    private final OtherEndpoint other;

    FakeRms(SandboxRms desk, SandboxOrders orders, Clock clock) {
        Gate gate = new Gate(desk, clock);
        this.desk = desk;
        this.licence = new LicenceEndpoint(desk, gate);
        this.order = new OrderEndpoint(desk, orders, gate, new OrderSearch(orders, clock));
        this.other = new OtherEndpoint(desk, gate, clock);
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
        if (path.equals(LICENCE)) {
            return licence.answer(request);
        }
        if (path.startsWith(NEWER)) {
            return order.answer(request, path.substring(NEWER.length()));
        }
        return path.startsWith(OLDER) ? other.answer(request, path.substring(OLDER.length())) : WireReply.empty(404);
    }
}
