package jp.kagiban.shop.ui;

import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import jp.kagiban.kit.Icons;

/** The search field of the list of shops. */
final class ShopSearch extends TextField {

    /** @param typed receives the text after the member has stopped typing */
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

    /** Shows the text. Keeps typed blanks around it, because another word may follow. */
    void show(String text) {
        if (!getValue().strip().equals(text)) {
            setValue(text);
        }
    }
}
