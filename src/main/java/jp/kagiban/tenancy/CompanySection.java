package jp.kagiban.tenancy;

import com.vaadin.flow.component.Component;

/**
 * A part of the page on which owners settle things for their company. Beans of this type stand there in the order of
 * {@code @Order}; each page draws its own, and each part saves by itself.
 */
public interface CompanySection {

    /** Draws the part for the tenant in force. Runs under the lock of the tab. */
    Component draw();
}
