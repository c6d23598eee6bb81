package jp.kagiban.shop.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.kit.key.KeyStage;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.ShopCare;
import org.jspecify.annotations.Nullable;

/**
 * The search, filters and sort order of the list of shops, as the page's address contains them. Unreadable parts are
 * ignored.
 *
 * @param search the typed text; empty for all shops
 * @param stage the stage of the shown keys; null for all stages
 * @param inCharge who is in charge of the shown shops; {@link #NOBODY} for shops of which nobody is; null for all shops
 * @param tag the tag of the shown shops; null for all shops
 */
record ShopChoice(
        String search,
        @Nullable KeyStage stage,
        @Nullable MemberId inCharge,
        @Nullable String tag,
        ShopSort sort) {

    static final ShopChoice START = new ShopChoice("", null, null, null, ShopSort.START);

    /** Nobody is in charge. */
    static final MemberId NOBODY = new MemberId(new UUID(0, 0));

    /** Maximum length of a search; a longer search is ignored. */
    static final int LONGEST_SEARCH = 100;

    private static final String SEARCH = "q";
    private static final String STAGE = "stage";
    private static final String IN_CHARGE = "in-charge";
    private static final String TAG = "tag";
    private static final String SORT = "sort";

    static ShopChoice of(QueryParameters query) {
        return new ShopChoice(
                query.getSingleParameter(SEARCH)
                        .filter(text -> text.length() <= LONGEST_SEARCH)
                        .orElse(""),
                query.getSingleParameter(STAGE).flatMap(KeyStage::named).orElse(null),
                query.getSingleParameter(IN_CHARGE).flatMap(ShopChoice::member).orElse(null),
                query.getSingleParameter(TAG)
                        .flatMap(ShopCare::tag)
                        .filter(tag -> !ShopCare.tooLong(tag))
                        .orElse(null),
                query.getSingleParameter(SORT).map(ShopChoice::sort).orElse(ShopSort.START));
    }

    private static Optional<MemberId> member(String text) {
        try {
            return Optional.of(MemberId.of(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static ShopSort sort(String text) {
        try {
            return ShopSort.of(text);
        } catch (IllegalArgumentException none) {
            return ShopSort.START;
        }
    }

    /** Returns the parameters, without defaults. */
    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            query.put(SEARCH, search);
        }
        if (stage != null) {
            query.put(STAGE, stage.word());
        }
        if (inCharge != null) {
            query.put(IN_CHARGE, inCharge.toString());
        }
        if (tag != null) {
            query.put(TAG, tag);
        }
        if (!sort.equals(ShopSort.START)) {
            query.put(SORT, sort.word());
        }
        return QueryParameters.simple(query);
    }

    /** Returns the address, relative to the application. */
    String href() {
        String text = query().getQueryString();
        return text.isEmpty() ? "shops" : "shops?" + text;
    }

    /** Remembers this choice in the tab, for links back to the list. */
    void remember(UI tab) {
        ComponentUtil.setData(tab, ShopChoice.class, this);
    }

    /** Returns a link to the list, with the choice that the current tab showed last. */
    static Anchor back(String text) {
        ShopChoice last = ComponentUtil.getData(UI.getCurrent(), ShopChoice.class);
        return new Anchor(last == null ? "shops" : last.href(), text);
    }

    ShopChoice searching(String text) {
        return new ShopChoice(text.strip(), stage, inCharge, tag, sort);
    }

    ShopChoice at(@Nullable KeyStage other) {
        return new ShopChoice(search, other, inCharge, tag, sort);
    }

    ShopChoice sortedBy(ShopSort other) {
        return new ShopChoice(search, stage, inCharge, tag, other);
    }

    ShopChoice inCharge(@Nullable MemberId other) {
        return new ShopChoice(search, stage, other, tag, sort);
    }

    ShopChoice tagged(@Nullable String other) {
        return new ShopChoice(search, stage, inCharge, other, sort);
    }

    /** Whether the filters by person and tag show a shop. */
    boolean shows(ShopCare care) {
        boolean ofPerson = inCharge == null || inCharge.equals(care.inCharge() == null ? NOBODY : care.inCharge());
        return ofPerson
                && (tag == null
                        || care.tags().stream()
                                .anyMatch(own -> ShopCare.folded(own).equals(ShopCare.folded(tag))));
    }
}
