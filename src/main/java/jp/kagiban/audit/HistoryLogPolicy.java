package jp.kagiban.audit;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_HISTORY_LOG}: whether entries of the history go to the log too.
 *
 * @param log With {@code on}, the logger {@code kagiban.history} writes each history entry to standard output, as one
 *     line of JSON.
 */
@ConfigurationProperties("kagiban.history")
record HistoryLogPolicy(@DefaultValue("off") String log) {

    HistoryLogPolicy {
        if (!log.equals("on") && !log.equals("off")) {
            throw new StartRefused(
                    "KAGIBAN_HISTORY_LOG must be on or off.",
                    "Leave it out to keep the history in the database alone, or set it to on.");
        }
    }

    boolean on() {
        return log.equals("on");
    }
}
