package jp.kagiban.sandbox;

import java.time.Clock;

/** What RMS does with a call: first the weather, then the two APIs. */
final class FakeRms {

    private static final String LICENCE = "/es/1.0/license-management/license-key/expiry-date";
    private static final String ORDER = "/es/2.0/order/";

    private final SandboxRms desk;
    private final LicenceEndpoint licence;
    private final OrderEndpoint order;

    FakeRms(SandboxRms desk, Clock clock) {
        Gate gate = new Gate(desk, clock);
        this.desk = desk;
        this.licence = new LicenceEndpoint(desk, gate);
        this.order = new OrderEndpoint(desk, gate, new OrderSearch(clock));
    }

    WireReply answer(WireRequest request) {
        return switch (desk.weather()) {
            case NORMAL -> inFairWeather(request);
            case THROTTLED -> WireReply.overLimit(desk.manners());
            case MAINTENANCE -> WireReply.maintenance();
            case GARBLED -> WireReply.garbled();
            case UNREACHABLE -> WireReply.brokenOff();
        };
    }

    private WireReply inFairWeather(WireRequest request) {
        if (request.path().equals(LICENCE)) {
            return licence.answer(request);
        }
        return request.path().startsWith(ORDER)
                ? order.answer(request, request.path().substring(ORDER.length()))
                : WireReply.empty(404);
    }
}
