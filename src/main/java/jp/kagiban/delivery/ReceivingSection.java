package jp.kagiban.delivery;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import jp.kagiban.shared.MemberId;

/**
 * A part of the page on which members choose how notices reach them. Beans of this type appear in the order of {@code @Order},
 * after mails and browsers and before the company's parts. Each part saves by itself, and has an id and an {@code h2} ({@link
 * jp.kagiban.kit.SectionPage}).
 */
public interface ReceivingSection {

    /**
     * Draws the part for the current member, under the lock of the tab. Returns empty if the member's role has no
     * access to it.
     */
    Optional<Component> draw(MemberId member);
}
