package jp.kagiban.shop.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.kagiban.kit.Icons;

/** What the list of shops is searched for: names, addresses and numbers of shops. */
final class ShopSearch extends TextField {

    /** @param typed is told what a member has typed, once nothing more comes */
    ShopSearch(Consumer<String> typed) {
        setLabel(getTranslation("shop.list.search"));
        setPlaceholder(getTranslation("shop.list.search.what"));
        setPrefixComponent(Icons.SEARCH.draw());
        setClearButtonVisible(true);
        setMaxLength(ShopChoice.LONGEST_SEARCH);
        setAutocomplete(Autocomplete.OFF);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                typed.accept(change.getValue());
            }
        });
    }

    /** Blanks around what is looked for may still become words, so they stay. */
    void show(String text) {
        if (!getValue().strip().equals(text)) {
            setValue(text);
        }
    }
}
