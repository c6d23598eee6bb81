package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBoxI18n;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.KeptTyping;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.CareChange.Reason;
import jp.kagiban.shop.CareChange.Refused;
import jp.kagiban.shop.ShopCare;
import jp.kagiban.shop.ShopCares;

/** A field for tags: offers known ones, and may take new ones. */
final class TagsField extends MultiSelectComboBox<String> {

    /** Maximum new tags, since the field keeps each until the page closes. A company can't have as many. */
    static final int MOST_NEW = 2 * ShopCares.MOST_TAGS;

    private int added;

    TagsField(String label, Collection<String> known, boolean takesNew) {
        super(label, new ArrayList<>(known));
        setManualValidation(true);
        // Chosen tags stay visible, in several lines if needed.
        setAutoExpand(AutoExpandMode.VERTICAL);
        // The open list would lie over what is below the field.
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                setOpened(false);
            }
        });
        addCustomValueSetListener(typed -> ShopCare.tag(typed.getDetail()).ifPresent(this::add));
        // Adding the listener allows new values, so this call comes after it.
        setAllowCustomValue(takesNew);
        KeptTyping.in(this);
        setI18n(new MultiSelectComboBoxI18n()
                .setCleared(getTranslation("shop.tags.cleared"))
                .setFocused(getTranslation("shop.tags.focused"))
                .setSelected(getTranslation("shop.tags.selected"))
                .setDeselected(getTranslation("shop.tags.deselected"))
                .setTotal(getTranslation("shop.tags.total")));
    }

    /** Returns the tags of these shops, sorted. */
    static Set<String> of(Collection<ShopCare> cares) {
        Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        cares.forEach(care -> tags.addAll(care.tags()));
        return tags;
    }

    /**
     * Selects a typed tag. If it differs from an offered tag only by case, that one is selected. A field that takes no
     * new tags ignores others.
     */
    private void add(String typed) {
        List<String> offered = getListDataView().getItems().toList();
        String tag = offered.stream()
                .filter(known -> ShopCare.folded(known).equals(ShopCare.folded(typed)))
                .findFirst()
                .orElse(typed);
        if (!offered.contains(tag)) {
            if (!isAllowCustomValue()) {
                return;
            }
            if (added == MOST_NEW) {
                FieldError.say(this, sentence(this, new Refused(Reason.TOO_MANY_OF_COMPANY, tag)));
                return;
            }
            added++;
            getListDataView().addItem(tag);
        }
        Set<String> chosen = new HashSet<>(getValue());
        chosen.add(tag);
        setValue(chosen);
        setOpened(false);
    }

    /** Returns why a change isn't stored. */
    static String sentence(Component in, Refused refused) {
        return in.getTranslation(
                "shop.care.refused." + Kebab.of(refused.reason()),
                refused.what(),
                switch (refused.reason()) {
                    case TAG_TOO_LONG -> ShopCare.LONGEST_TAG;
                    case TOO_MANY_OF_SHOP -> ShopCare.MOST_TAGS;
                    case TOO_MANY_OF_COMPANY -> ShopCares.MOST_TAGS;
                    case MEMBER_GONE -> 0;
                });
    }
}
