package jp.kagiban.tenancy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;

/** Tells a member the deadline for setting up a second factor. Empty if there is none. */
public class FactorReminder extends Div {

    public FactorReminder(FactorPolicy policy) {
        policy.due().ifPresent(this::remind);
    }

    private void remind(Instant until) {
        add(MessagePanel.line(Severity.QUIET, getTranslation("tenancy.factor.due", TimeText.minute(until)))
                .offer(new Anchor(SectionPage.href("security", "factor"), getTranslation("tenancy.factor.set-up"))));
    }
}
