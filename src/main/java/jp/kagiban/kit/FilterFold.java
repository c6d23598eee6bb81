package jp.kagiban.kit;

import com.vaadin.flow.component.details.Details;

/** A filter above a list. A phone folds it away, for there the list comes first; elsewhere it always stands open. */
public final class FilterFold extends Details {

    public FilterFold() {
        addClassName("kb-filter-fold");
        narrows(false);
        NarrowWindow.follow(this, NarrowWindow.PHONE, narrow -> setOpened(!narrow));
    }

    /** Says in one word, while it is folded, whether the list leaves something out. */
    public void narrows(boolean narrows) {
        setSummaryText(getTranslation(narrows ? "kit.filter.on" : "kit.filter"));
    }
}
