package jp.kagiban.delivery;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import jp.kagiban.shared.MemberId;

/**
 * A part of the page on which members choose how notices reach them and their company. Beans of this type stand there in the order
 * of {@code @Order}: what is the member's own before 100, what is the company's from there on. Each part saves by itself.
 */
public interface ReceivingSection {

    /** Draws the part for the member who is logged in; empty for one whose role has no say in it. Runs under the lock of the tab. */
    Optional<Component> draw(MemberId member);
}
