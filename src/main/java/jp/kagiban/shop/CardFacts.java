package jp.kagiban.shop;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.kit.Severity;

/** What a module above tells of each shop on its card on the home page. */
public interface CardFacts {

    /**
     * One row for each shop of the tenant in force that there is something to say of.
     *
     * @param page in whose language
     */
    Map<UUID, Fact> of(Component page, Instant now);

    /**
     * One row of a card.
     *
     * @param word the state in one word; what isn't {@link Severity#OK} is marked
     * @param rest what else there is to say, in short pieces
     */
    record Fact(String term, Severity severity, String word, List<String> rest) {

        public Fact {
            rest = List.copyOf(rest);
        }
    }
}
