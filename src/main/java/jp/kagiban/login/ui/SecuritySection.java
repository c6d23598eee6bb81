package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import jp.kagiban.shared.MemberId;

/** A part of the page on which a member looks after their own login. Beans of this type stand there in the order of {@code @Order}. */
public interface SecuritySection {

    /** Draws the part for the member who is logged in. Runs under the lock of the tab. */
    Component draw(MemberId member);
}
