package jp.kagiban.delivery;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import jp.kagiban.shared.MemberId;

/**
 * A part of the page on which members choose how notices reach them. Beans of this type stand in the order of {@code @Order} behind
 * mails and browsers, and before the company's own parts. Each part saves by itself.
 */
public interface ReceivingSection {

    /** Draws the part for the member who is logged in, under the lock of the tab; empty if their role has no say in it. */
    Optional<Component> draw(MemberId member);
}
