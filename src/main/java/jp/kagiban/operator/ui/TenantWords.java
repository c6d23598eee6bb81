package jp.kagiban.operator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.operator.Console.Row;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;

/** Returns the console's words about a company, in the language of the page. */
final class TenantWords {

    private TenantWords() {}

    /** Returns the company's state in one word: suspended, to be deleted, or active. */
    static Component state(Component in, Row row) {
        if (row.tenancy().suspension().isPresent()) {
            return new KeyBadge(Severity.EXPIRED, in.getTranslation("operator.state.suspended"));
        }
        return row.tenancy()
                .endsAt()
                .<Component>map(at ->
                        new KeyBadge(Severity.URGENT, in.getTranslation("operator.state.ends", TimeText.minute(at))))
                .orElseGet(() -> new KeyBadge(Severity.OK, in.getTranslation("operator.state.active")));
    }

    static Component worst(Component in, Optional<KeyStatus> status) {
        return status.<Component>map(known -> KeyBadges.badge(in, known)).orElseGet(() -> new Span("–"));
    }

    static String minute(Optional<Instant> instant) {
        return instant.map(TimeText::minute).orElse("–");
    }
}
