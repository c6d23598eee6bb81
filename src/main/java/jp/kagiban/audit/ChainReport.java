package jp.kagiban.audit;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;

/** Checks a whole chain, shows the result, and records the check in the same chain. */
@org.springframework.stereotype.Component
public class ChainReport {

    private final ChainCheck check;
    private final AuditTrail trail;
    private final History history;
    private final LoginSpaceHistory loginSpace;
    private final Clock clock;

    ChainReport(ChainCheck check, AuditTrail trail, History history, LoginSpaceHistory loginSpace, Clock clock) {
        this.check = check;
        this.trail = trail;
        this.history = history;
        this.loginSpace = loginSpace;
        this.clock = clock;
    }

    /** Checks the current tenant's chain. The result is in the language of this component. */
    public MessagePanel ofCompany(Component at) {
        return report(check.check(), history, trail::record, at);
    }

    /** Checks the chain of the login space. Callers must check that the reader is an operator. */
    public MessagePanel ofLoginSpace(Component at) {
        return report(check.checkLoginSpace(), loginSpace, trail::recordInLoginSpace, at);
    }

    private MessagePanel report(Verdict verdict, HistorySource list, Consumer<AuditRecord> record, Component at) {
        AuditRecord checked = AuditRecord.of(Action.HISTORY_CHECKED);
        return switch (verdict) {
            case Verdict.Whole whole -> {
                record.accept(checked.counting(whole.entries()));
                int unlisted = list.count(HistoryFilter.of(Action.Group.SECRET));
                String sentence = unlisted == 0 ? "audit.check.whole" : "audit.check.whole.unlisted";
                String now = TimeText.minute(clock.instant());
                yield MessagePanel.line(Severity.SUCCESS, at.getTranslation(sentence, now, unlisted));
            }
            case Verdict.Broken(long seq, Verdict.Why why) -> {
                record.accept(checked.ended(Outcome.FAILED).with(Detail.PLACE, seq));
                String reason = why.name().toLowerCase(Locale.ROOT);
                yield new MessagePanel(Severity.EXPIRED, at.getTranslation("audit.check.broken", number(seq)))
                        .say(at.getTranslation("audit.check." + reason))
                        .say(at.getTranslation("audit.check.do"));
            }
        };
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
