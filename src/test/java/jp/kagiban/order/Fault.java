package jp.kagiban.order;

import java.time.Duration;
import jp.kagiban.mall.Answer;
import jp.kagiban.sandbox.Manners;
import jp.kagiban.sandbox.Manners.Broken;
import jp.kagiban.sandbox.Manners.Closed;
import jp.kagiban.sandbox.Manners.OverLimit;
import jp.kagiban.sandbox.Manners.Refusal;
import jp.kagiban.sandbox.ServiceState;

/** What may go wrong with every call, and what it is to us. */
enum Fault {
    /** Nobody listens. */
    REFUSED(ServiceState.UNREACHABLE, Answer.UNREACHABLE, with(Closed.STATUS_503, Broken.BREAKS_OFF)),
    BREAKS_OFF(ServiceState.UNREACHABLE, Answer.UNREACHABLE, with(Closed.STATUS_503, Broken.BREAKS_OFF)),
    STATUS_500(ServiceState.UNREACHABLE, Answer.UNREACHABLE, with(Closed.STATUS_503, Broken.STATUS_500)),
    PAGE_WITH_503(ServiceState.MAINTENANCE, Answer.MAINTENANCE, with(Closed.STATUS_503, Broken.BREAKS_OFF)),
    PAGE_WITH_200(ServiceState.MAINTENANCE, Answer.MAINTENANCE, with(Closed.STATUS_200, Broken.BREAKS_OFF)),
    STATUS_429(ServiceState.THROTTLED, Answer.THROTTLED, limited(OverLimit.STATUS_429, Duration.ofSeconds(1))),
    /** 429 with a Retry-After that is longer than our own rest. */
    COME_IN_40_MINUTES(ServiceState.THROTTLED, Answer.THROTTLED, limited(OverLimit.STATUS_429, Duration.ofMinutes(40))),
    QPS_LIMIT(ServiceState.THROTTLED, Answer.THROTTLED, limited(OverLimit.STATUS_403, Duration.ofSeconds(1))),
    HALF_A_JSON(ServiceState.GARBLED, Answer.GARBLED, with(Closed.STATUS_503, Broken.BREAKS_OFF));

    private final ServiceState weather;
    private final Answer answer;
    private final Manners manners;

    Fault(ServiceState weather, Answer answer, Manners manners) {
        this.weather = weather;
        this.answer = answer;
        this.manners = manners;
    }

    private static Manners with(Closed closed, Broken broken) {
        return new Manners(
                true, OverLimit.STATUS_429, Refusal.USUAL, Refusal.USUAL, Duration.ofSeconds(1), closed, broken);
    }

    private static Manners limited(OverLimit overLimit, Duration retryAfter) {
        return new Manners(
                true, overLimit, Refusal.USUAL, Refusal.USUAL, retryAfter, Closed.STATUS_503, Broken.BREAKS_OFF);
    }

    ServiceState weather() {
        return weather;
    }

    Answer answer() {
        return answer;
    }

    Manners manners() {
        return manners;
    }
}
