package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages(classes = {})
class EnterKeyTest extends BrowserlessTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void enterInAFieldPressesTheButtonOnce() {
        TextField field = form();
        enter(field);
        assertThat(done).containsExactly("pressed");
    }

    @Test
    void onlyTheInputCountsAndNotWhatStandsInTheField() {
        String filter = form().getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .getExpressions("keydown")
                .toString();
        assertThat(filter).contains("event.key === 'Enter'", "!event.isComposing", "localName === 'input'");
    }

    private TextField form() {
        TextField field = new TextField("名前");
        Button button = new Button("保存", _ -> done.add("pressed"));
        EnterKey.presses(button, field);
        UI.getCurrent().add(field, button);
        return field;
    }

    private static void enter(TextField field) {
        ElementListenerMap listeners = field.getElement().getNode().getFeature(ElementListenerMap.class);
        ObjectNode passed = JsonNodeFactory.instance.objectNode();
        listeners.getExpressions("keydown").forEach(filter -> passed.put(filter, true));
        listeners.fireEvent(new DomEvent(field.getElement(), "keydown", passed));
    }
}
