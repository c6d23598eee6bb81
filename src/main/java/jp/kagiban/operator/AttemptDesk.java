package jp.kagiban.operator;

import java.time.Clock;
import java.util.List;
import jp.kagiban.shop.attempt.AttemptCounts;
import org.springframework.stereotype.Service;

/** What attempts to use keys came to over all companies, in numbers. It asks first whether the member who is logged in runs the portal. */
@Service
public class AttemptDesk {

    private final CurrentOperator operator;
    private final AttemptCounts counts;
    private final Clock clock;

    AttemptDesk(CurrentOperator operator, AttemptCounts counts, Clock clock) {
        this.operator = operator;
        this.counts = counts;
        this.clock = clock;
    }

    /** @throws OperatorNeeded if the member who is logged in doesn't run the portal */
    public List<AttemptCounts.Line> lately() {
        operator.id();
        return counts.until(clock.instant());
    }
}
