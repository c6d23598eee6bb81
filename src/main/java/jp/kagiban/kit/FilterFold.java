package jp.kagiban.kit;

import com.vaadin.flow.component.details.Details;

/** A filter above a list. It is folded on a phone, where the list is more important, and open on wider screens. */
public final class FilterFold extends Details {

    public FilterFold() {
        addClassName("kb-filter-fold");
        narrows(false);
        NarrowWindow.follow(this, NarrowWindow.PHONE, narrow -> setOpened(!narrow));
    }

    /** Shows in the folded summary whether the filter hides rows. */
    public void narrows(boolean narrows) {
        setSummaryText(getTranslation(narrows ? "kit.filter.on" : "kit.filter"));
    }
}
